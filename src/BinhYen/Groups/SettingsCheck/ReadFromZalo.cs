using System.Globalization;
using BinhYen.Platform.Persistence;
using BinhYen.Zalo;
using Microsoft.EntityFrameworkCore;
using ZaloSays = BinhYen.Zalo.Groups.ZaloGroup;

namespace BinhYen.Groups.SettingsCheck;

/// <summary>Reads a group of the Official Account from Zalo: name, size, package, settings, how many wait. No member is read.</summary>
internal sealed class ReadFromZalo(BinhYenDb db, IGroupAccounts accounts, TimeProvider clock)
{
    /// <summary>Without news a group is read once a day …</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromHours(24);

    /// <summary>… and after a refusal that may pass, again after this time.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Notes what Zalo says in <paramref name="group"/>, which the caller tracks and saves.</summary>
    /// <returns>True when Zalo answered.</returns>
    public async Task<bool> RunAsync(ZaloGroup group, CancellationToken cancellationToken)
    {
        if (group.Account is not { } account) return false;
        var now = clock.GetUtcNow();
        if (await accounts.OfAsync(group.CommuneId, cancellationToken) is not { } client)
        {
            group.NoteReading(account with { Trouble = "zalo:none", ReadAgainAt = now + Pause });
            return false;
        }

        var id = ZaloGroupId.Parse(account.ZaloId);
        if (!(await client.Groups.ReadAsync(id, cancellationToken)).TryGet(out var said, out var error))
        {
            group.NoteReading(account with
            {
                // A group that Zalo says is gone stays gone; a disabled one is a state, not a trouble.
                Trouble = account.Trouble == "zalo:gone" ? account.Trouble : TroubleOf(error),
                IsDisabled = account.IsDisabled || error.Code == -237,
                ReadAgainAt = now + (error.Reaction is ZaloReaction.Wait ? Pause : Rest),
            });
            return false;
        }

        var waiting = (await client.Groups.WaitingAsync(id, 0, 1, cancellationToken)).TryGet(out var page, out _) ? page.Total ?? page.Items.Count : account.Waiting;
        group.NoteReading(Said(account, said) with { Waiting = waiting, ReadAt = now, ReadAgainAt = now + Rest, Trouble = null });
        if (said.Members is { } members) await CountAsync(group, members, cancellationToken);
        return true;
    }

    /// <summary>Reads after an act of ours and saves what was read. Best effort: the act itself is saved already.</summary>
    public async Task SettleAsync(ZaloGroup group, CancellationToken cancellationToken)
    {
        await RunAsync(group, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The event of our own act came first; it asks for a reading of its own.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>How a refusal is kept: <c>zalo:wait</c> for what passes by itself, else Zalo's number.</summary>
    public static string TroubleOf(ZaloError error) =>
        error.Table is ZaloErrorTable.Local || error.Reaction is ZaloReaction.Wait ? "zalo:wait" : string.Create(CultureInfo.InvariantCulture, $"zalo:{error.Code}");

    /// <summary>Copies what Zalo said; what it left out stays as it was.</summary>
    public static AccountGroup Said(AccountGroup account, ZaloSays said) => account with
    {
        Name = said.Name ?? account.Name,
        Link = said.Link?.AbsoluteUri ?? account.Link,
        Members = said.Members ?? account.Members,
        MostMembers = said.MostMembers ?? account.MostMembers,
        AssetType = said.Asset?.ProductType ?? account.AssetType,
        AssetId = said.Asset?.AssetId ?? account.AssetId,
        AssetEndsOn = DateOf(said.Asset?.ValidThrough) ?? account.AssetEndsOn,
        AssetRenews = said.Asset?.AutoRenew ?? account.AssetRenews,
        IsDisabled = !said.IsEnabled,
        DeletedOn = said.IsEnabled ? null : DateOf(said.AutoDeleteDate),
        JoinNeedsApproval = said.Settings?.JoinNeedsApproval ?? account.JoinNeedsApproval,
        LinkJoins = said.Settings?.LinkJoins ?? account.LinkJoins,
        OnlyAccountWrites = said.Settings?.OnlyAccountWrites ?? account.OnlyAccountWrites,
        NewcomersSeeHistory = said.Settings?.NewcomersSeeHistory ?? account.NewcomersSeeHistory,
    };

    // One figure a day; the newest number of the day stands.
    private async Task CountAsync(ZaloGroup group, int members, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var figure = db.Set<MemberFigure>().Local.FirstOrDefault(f => f.GroupId == group.Id && f.Date == today)
            ?? await db.Set<MemberFigure>().SingleOrDefaultAsync(f => f.GroupId == group.Id && f.Date == today, cancellationToken);
        if (figure is null) db.Add(figure = new MemberFigure { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = group.CommuneId, GroupId = group.Id, Date = today });
        (figure.Members, figure.By, figure.At) = (members, null, clock.GetUtcNow());
    }

    private static DateOnly? DateOf(string? zaloDate) =>
        DateOnly.TryParseExact(zaloDate, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
