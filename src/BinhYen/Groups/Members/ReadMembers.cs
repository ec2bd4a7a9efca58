using BinhYen.Groups.Registry;
using BinhYen.Groups.SettingsCheck;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using BinhYen.Zalo;
using Microsoft.EntityFrameworkCore;
using ZaloMember = BinhYen.Zalo.Groups.GroupMember;

namespace BinhYen.Groups.Members;

/// <summary>One person as Zalo shows them to every administrator of a group. Lives for one page and is stored nowhere.</summary>
/// <param name="Token">Stands for the person in forms.</param>
/// <param name="Name">The name Zalo shows; null when it hides it.</param>
/// <param name="IsPlanned">The name stands in the list of planned members (R-HG-52).</param>
internal sealed record ShownMember(string Token, string? Name, bool IsPlanned)
{
    public override string ToString() => nameof(ShownMember);
}

/// <summary>Who waits and who is in, read from Zalo for one page and forgotten with it.</summary>
internal sealed class ReadMembers(BinhYenDb db, IGroupAccounts accounts, MemberTokens tokens, SealedRecords seals)
{
    /// <summary>People on one page.</summary>
    public const int PageSize = 30;

    public IReadOnlyList<ShownMember> Waiting { get; private set; } = [];
    public IReadOnlyList<ShownMember> Inside { get; private set; } = [];
    public int? Total { get; private set; }
    public int Page { get; private set; } = 1;

    /// <summary>Why Zalo told nothing; null when it did.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Wishes to be let in that came by message.</summary>
    public int Wishes { get; private set; }

    /// <summary>Planned members, as typed; empty for none.</summary>
    public string Planned { get; private set; } = "";

    /// <summary>Removals that wait for a decision.</summary>
    public IReadOnlyList<RemovalProposal> Removals { get; private set; } = [];

    public async Task FillAsync(CurrentStaff staff, GroupFacts facts, int page, CancellationToken cancellationToken)
    {
        var group = facts.Group;
        Page = Math.Clamp(page, 1, 100);
        Wishes = await db.Set<JoinWish>().CountAsync(w => w.GroupId == group.Id, cancellationToken);
        Removals = await db.Set<RemovalProposal>().AsNoTracking().Where(r => r.GroupId == group.Id && r.State == RemovalState.Waiting).OrderBy(r => r.ProposedAt).ToListAsync(cancellationToken);
        if (await db.Set<PlannedList>().AsNoTracking().SingleOrDefaultAsync(p => p.GroupId == group.Id, cancellationToken) is { } list)
            Planned = await seals.OpenAsync(list.Names, PlannedList.Purpose, cancellationToken);
        if (group.Account is not { } account) return;
        if (await accounts.OfAsync(group.CommuneId, cancellationToken) is not { } client)
        {
            Trouble = AccountTroubles.InWords("zalo:none");
            return;
        }

        var id = ZaloGroupId.Parse(account.ZaloId);
        if (!(await client.Groups.WaitingAsync(id, 0, PageSize, cancellationToken)).TryGet(out var waiting, out var error)
            | !(await client.Groups.MembersAsync(id, (Page - 1) * PageSize, PageSize, cancellationToken)).TryGet(out var inside, out var second))
        {
            Trouble = AccountTroubles.InWords(ReadFromZalo.TroubleOf((error ?? second)!));
            return;
        }

        var planned = Lines(Planned);
        (Waiting, Inside, Total) = (Shown(staff, group, waiting!.Items, planned), Shown(staff, group, inside!.Items, planned), inside.Total);
    }

    /// <summary>The names of a planned list, folded for comparing.</summary>
    public static IReadOnlySet<string> Lines(string names) =>
        names.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => VietnameseText.Fold(line)).Where(line => line.Length > 0).ToHashSet();

    private IReadOnlyList<ShownMember> Shown(CurrentStaff staff, ZaloGroup group, IEnumerable<ZaloMember> people, IReadOnlySet<string> planned) =>
    [
        .. people.Where(p => p.UserId is not null)
            .Select(p => new ShownMember(tokens.Make(group.Id, staff.Id, p.UserId!.Value), NameOf(p.DisplayName), planned.Contains(VietnameseText.Fold(p.DisplayName)))),
    ];

    // From a server outside Vietnam a remark stands in place of the name.
    private static string? NameOf(string? shown) => shown is null || shown.Contains("IP address", StringComparison.OrdinalIgnoreCase) ? null : shown;
}
