using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Control;

/// <summary>A person as the control API shows them.</summary>
internal sealed record ResidentView(
    string Id, string IdByApp, string Name, bool IsFollower, bool IsBlocking, DateTimeOffset? LastInteraction,
    int Unseen, string? LastText, DateTimeOffset? LastAt)
{
    public static ResidentView Of(Resident resident)
    {
        var last = resident.Chat.FindLast(m => !m.IsHidden);
        return new ResidentView(resident.Id, resident.IdByApp, resident.Name, resident.IsFollower, resident.IsBlocking,
            resident.LastInteraction, resident.Chat.Count(m => m is { FromOa: true, IsSeen: false }),
            last is null ? null : MessageView.Summary(last.Content), last?.At);
    }
}
