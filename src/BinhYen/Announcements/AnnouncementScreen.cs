using BinhYen.Announcements.Approval;
using BinhYen.Announcements.Writing;
using BinhYen.Cases;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Announcements;

/// <summary>What the room's pages show in one request.</summary>
internal sealed class AnnouncementScreen
{
    public CurrentStaff Reader { get; set; } = null!;
    public IReadOnlyList<ShelvedAnnouncement> Shelf { get; set; } = [];

    /// <summary>The praise that is being retold; null on the list.</summary>
    public Case? Praise { get; set; }
    public GoodDeedForm Form { get; set; } = new();
    public FormErrors? Errors { get; set; }

    /// <summary>How the commune's police is called in the question for consent.</summary>
    public string Unit { get; set; } = "";

    /// <summary>The text below which an answer is being recorded; null for none.</summary>
    public AnnouncementId? Asked { get; set; }

    /// <summary>What was typed there.</summary>
    public IFormCollection? Posted { get; set; }

    /// <summary>Code of the slip of a consent just recorded, to hand over; shown this once.</summary>
    public string? Slip { get; set; }

    /// <summary>The act that has just been done; null for none.</summary>
    public string? Done { get; set; }
}
