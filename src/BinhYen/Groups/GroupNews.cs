using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Zalo.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups;

/// <summary>
/// Takes in what Zalo tells about groups. An event only says that something changed: what is true now is read from Zalo
/// afterwards, so events that come twice, late or in the wrong order do no harm. Who joined or left is not kept.
/// </summary>
internal sealed class GroupNews(BinhYenDb db, TimeProvider clock)
{
    /// <summary>Our own change of deputies comes back as an event within this time.</summary>
    private static readonly TimeSpan OwnChange = TimeSpan.FromMinutes(5);

    /// <summary>Works inside the caller's context and does not save.</summary>
    /// <returns>False when the registry does not know the group.</returns>
    public async Task<bool> HeardAsync(CommuneId commune, GroupChanged changed, CancellationToken cancellationToken)
    {
        if (changed.GroupId?.Value is not { } id
            || await db.Set<ZaloGroup>().SingleOrDefaultAsync(g => g.CommuneId == commune && g.Account!.ZaloId == id, cancellationToken) is not { Account: { } account } group) return false;
        var now = clock.GetUtcNow();
        var news = account with { ReadAgainAt = now };
        if (changed.Change is GroupChange.Dissolved) news = news with { Trouble = "zalo:gone" };
        if (changed.Change is GroupChange.AdminsAdded or GroupChange.AdminsRemoved && !(account.OwnDeputyChangeAt is { } own && now - own < OwnChange))
            news = news with { DeputiesChangedAt = now };
        group.NoteAccount(news);
        db.Record(JournalDraft.Of(commune, now, "groups.heard.v1", $"group:{group.Id}", "system", ("change", changed.Change.ToString()), ("people", changed.Users.Count)));
        return true;
    }
}
