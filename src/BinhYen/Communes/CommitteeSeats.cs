using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes;

/// <summary>Place of a seat in the steering committee.</summary>
internal enum CommitteeRank
{
    Head,
    Deputy,
    Member,
}

/// <summary>One seat of the steering committee: a position of the profile, and who holds it.</summary>
/// <param name="Rank">Head, deputy or member.</param>
/// <param name="Position">As printed: "Chủ tịch UBND xã", "Trưởng thôn Đông Khê".</param>
/// <param name="Holder">Who holds it, or who acts while nobody does; null for a vacant one.</param>
internal sealed record CommitteeSeat(CommitteeRank Rank, string Position, PositionHolding? Holder);

/// <summary>
/// Reads who sits in the steering committee from the register of positions: membership is never typed in, so it changes with
/// the office at the minute, and any day can be asked for (R-HG-42, R-HG-43).
/// </summary>
internal sealed class CommitteeSeats(BinhYenDb db, CommuneDirectory communes)
{
    private const string Several = "các ";

    /// <summary>The seats at an instant, head first; empty where the profile has no committee.</summary>
    public async Task<IReadOnlyList<CommitteeSeat>> OnAsync(CommuneId commune, DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var (profile, _) = await db.ProfileInForceAsync(commune, instant, cancellationToken);
        var day = VietnamTime.DateOf(instant);
        var hamlets = (await communes.HamletsAsync(commune, cancellationToken, withEnded: true)).Where(h => (h.StartedOn is null || h.StartedOn <= day) && (h.EndedOn is null || h.EndedOn >= day)).ToList();
        var held = await db.Set<PositionHolding>().AsNoTracking().Where(p => p.CommuneId == commune && p.StartsAt <= instant && (p.EndsAt == null || p.EndsAt > instant)).ToListAsync(cancellationToken);
        return Expand(profile, hamlets, held, instant);
    }

    /// <summary>Expands the positions of a profile into seats; pure. Positions of every hamlet become one seat for each.</summary>
    public static IReadOnlyList<CommitteeSeat> Expand(ProfileValues profile, IReadOnlyList<Hamlet> hamlets, IReadOnlyList<PositionHolding> holdings, DateTimeOffset instant)
    {
        if (profile.Committee is CommitteeKind.None) return [];
        var seats = new List<CommitteeSeat>();
        void Add(CommitteeRank rank, string line)
        {
            if (Position(line) is { Length: > 0 } position) seats.AddRange(Seats(rank, position, hamlets, holdings, instant));
        }

        Add(CommitteeRank.Head, profile.CommitteeHeadPosition);
        Add(CommitteeRank.Deputy, profile.CommitteeStandingDeputyPosition);
        foreach (var line in profile.CommitteeMemberPositions) Add(CommitteeRank.Member, line);
        return [.. seats.OrderBy(s => s.Rank)];
    }

    private static IEnumerable<CommitteeSeat> Seats(CommitteeRank rank, string position, IReadOnlyList<Hamlet> hamlets, IReadOnlyList<PositionHolding> holdings, DateTimeOffset instant)
    {
        if (OfEveryHamlet(position) is { } kind)
        {
            return hamlets.Select(h => ExOfficio.Seat(h, kind, holdings, instant)).Select(s => new CommitteeSeat(rank, s.Title, s.Holder ?? s.Acting));
        }

        // "Các Phó Trưởng ban" are several people; "Phó Trưởng ban, phụ trách văn hóa" is one of them.
        var held = holdings.Where(p => p.Kind is PositionKind.Other && p.IsHeldAt(instant) && (Key(p.Title) == Key(position) || Key(p.Title.Split(',', ':', '(', '–')[0]) == Key(position)))
            .GroupBy(p => p.Title).Select(same => same.OrderBy(p => p.IsActing).First()).OrderBy(p => p.Title, StringComparer.Ordinal).ToList();
        return held.Count == 0 ? [new CommitteeSeat(rank, position, null)] : held.Select(p => new CommitteeSeat(rank, p.Title, p));
    }

    // Remarks in brackets and the plural are no part of a position's name.
    private static string Position(string line)
    {
        var name = line.Split('(')[0].Trim();
        return name.StartsWith(Several, StringComparison.OrdinalIgnoreCase) ? name[Several.Length..] : name;
    }

    private static PositionKind? OfEveryHamlet(string position) => Key(position) switch
    {
        "truong thon" or "truong xom" or "truong thon xom" or "truong ap" or "truong ban" or "truong khu pho" or "truong khu dan cu" => PositionKind.HamletHead,
        var p when p.StartsWith("to truong", StringComparison.Ordinal) && (p.Contains("antt", StringComparison.Ordinal) || p.Contains("bao ve", StringComparison.Ordinal)) => PositionKind.SecurityTeamLeader,
        "truong ban cong tac mat tran" => PositionKind.FrontCommitteeHead,
        "bi thu chi bo" => PositionKind.PartyCellSecretary,
        _ => null,
    };

    // Capitals, marks and commas are no difference between positions.
    private static string Key(string position) => string.Join(' ', VietnameseText.Words(position));
}
