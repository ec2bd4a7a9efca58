using BinhYen.Communes;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Announcements;

/// <summary>What may be told in another language.</summary>
internal enum TranslatedSubject
{
    /// <summary>How to send a private report: the one page every resident needs.</summary>
    Guide,
    GoodDeed,
    MissingNotice,
}

/// <summary>
/// The words of one text in one language beside Vietnamese (R-TT-29). It lives with what it translates: residents see it only while they see
/// that, and it is sealed with the same key, so that both end together. The guide is nobody's words and has a key of its own.
/// </summary>
internal sealed class Translation
{
    public const int LongestTitle = 120;
    public const int LongestText = 4000;

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public TranslatedSubject Subject { get; init; }

    /// <summary>The good deed or notice; empty for the guide, of which a commune has one.</summary>
    public Guid SubjectId { get; init; }
    public ContentLanguage Language { get; init; }
    public RecordKeyId KeyId { get; init; }

    /// <summary>The title; where and when last seen, of a missing person.</summary>
    public required SealedText Title { get; init; }

    /// <summary>The text; the signs to know a missing person by.</summary>
    public required SealedText Text { get; init; }
    public StaffId WrittenBy { get; init; }
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>Who had it read over and agreed; null while it waits. Residents read what somebody agreed to.</summary>
    public StaffId? PublishedBy { get; private set; }

    /// <summary>Puts it beside the Vietnamese text. Never the writer alone, and never unread: two people answer for words that few can check.</summary>
    /// <param name="by">Who agrees.</param>
    /// <param name="readOver">Somebody who knows the language read it over.</param>
    public Result Publish(StaffId by, bool readOver)
    {
        if (PublishedBy is not null) return AnnouncementRefusals.AlreadyDecided;
        if (by == WrittenBy) return AnnouncementRefusals.WriterCannotApprove;
        if (!readOver) return AnnouncementRefusals.NotReadOver;
        PublishedBy = by;
        return Result.Done;
    }
}

internal sealed class TranslationMapping : IEntityTypeConfiguration<Translation>
{
    public void Configure(EntityTypeBuilder<Translation> builder)
    {
        builder.ToTable("translations").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.PublishedBy).IsConcurrencyToken();
        builder.HasIndex(t => new { t.CommuneId, t.Subject, t.SubjectId, t.Language }).IsUnique();
    }
}
