using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Governance.Commendation;

/// <summary>A proposal with its words opened.</summary>
internal sealed record CommendationLine(CommendationProposal Proposal, string Name, string Achievement)
{
    public override string ToString() => $"{Proposal.Number}";
}

/// <summary>Open proposals for their pages; filled by the endpoint before a page is drawn. Knows nothing of the sealed list.</summary>
internal sealed class CommendationBoard(BinhYenDb db, SealedRecords seals, CommuneDirectory communes, Consents consents, TimeProvider clock)
{
    /// <summary>Proposals shown; older ones are on paper.</summary>
    public const int Most = 200;

    internal const string NamePurpose = "commendation.name";
    internal const string AchievementPurpose = "commendation.achievement";
    internal const string LearntPurpose = "commendation.learnt-from";

    private IReadOnlyList<string> offices = [];

    public CurrentStaff Staff { get; private set; } = null!;
    public DateOnly Today { get; private set; }

    /// <summary>"Công an xã …", for the question for consent.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Who proposes here (<c>award.proposers</c>).</summary>
    public IReadOnlyList<string> Proposers { get; private set; } = [];

    /// <summary>Of these the bodies the reader may propose for.</summary>
    public IReadOnlyList<string> Mine { get; private set; } = [];

    /// <summary>The position that decides, as the profile names it: "Phó Chủ tịch UBND xã".</summary>
    public string HeadPosition { get; private set; } = "";

    /// <summary>Whether the reader holds that position today.</summary>
    public bool IsHead { get; private set; }

    /// <summary>Whether the reader writes decisions down: the head, or the chief from the signed paper.</summary>
    public bool MayDecide => IsHead || Staff.Role is StaffRole.PoliceChief;

    public IReadOnlyList<CommendationLine> Lines { get; private set; } = [];
    public CommendationLine Line { get; private set; } = null!;

    /// <summary>What is printed for the head: what lies with the head or was awarded.</summary>
    public IEnumerable<CommendationLine> Listed => Lines.Where(l => l.Proposal.State is CommendationState.WithHead or CommendationState.Awarded).OrderBy(l => l.Proposal.Number);

    public bool MayPropose(CommendationProposal proposal) => Mine.Contains(proposal.Proposer);

    /// <summary>Police or office, and never the writer alone: what the head reads was looked at by two.</summary>
    public bool MayReview(CommendationProposal proposal) => proposal.WrittenBy != Staff.Id && (Staff.May(Permission.ManageOrganisation) || offices.Count > 0);

    /// <summary>Who the reader is here: bodies to propose for, review, head.</summary>
    public async Task KnowAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        (Staff, Today) = (staff, clock.Today());
        var values = (await communes.SettingsAsync(staff.CommuneId, cancellationToken)).Values;
        Unit = await communes.PoliceNameAsync(staff.CommuneId, cancellationToken);
        var bodies = await db.Set<UnitContact>().AsNoTracking().Where(c => c.StaffId == staff.Id && c.CommuneId == staff.CommuneId)
            .Join(db.Set<CommuneUnit>(), c => c.UnitId, u => u.Id, (c, u) => u.Name).ToListAsync(cancellationToken);
        offices = [.. bodies.Where(b => VietnameseText.Fold(b).StartsWith("van phong", StringComparison.Ordinal))];
        (Proposers, HeadPosition) = (values.AwardProposers, values.CommitteeHeadPosition);
        Mine = [.. Proposers.Where(p => SpeaksFor(staff, bodies, VietnameseText.Fold(p)))];
        var now = clock.GetUtcNow();
        var held = await db.Set<PositionHolding>().AsNoTracking().Where(p => p.CommuneId == staff.CommuneId && p.StaffId == staff.Id).ToListAsync(cancellationToken);
        IsHead = HeadPosition.Length > 0 && held.Exists(p => p.IsHeldAt(now) && VietnameseText.Fold(p.Title).StartsWith(VietnameseText.Fold(HeadPosition), StringComparison.Ordinal));
    }

    public async Task FillAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        await KnowAsync(staff, cancellationToken);
        var rows = await db.Set<CommendationProposal>().AsNoTracking().Where(c => c.CommuneId == staff.CommuneId && c.State != CommendationState.Withdrawn)
            .OrderByDescending(c => c.Number).Take(Most).ToListAsync(cancellationToken);
        var lines = new List<CommendationLine>();
        foreach (var row in rows.Where(IsForReader))
            if (await MayBeReadAsync(row, cancellationToken)) lines.Add(await OpenedAsync(row, cancellationToken));
        Lines = lines;
    }

    /// <returns>False when there is none for this reader.</returns>
    public async Task<bool> OpenAsync(CurrentStaff staff, int number, CancellationToken cancellationToken)
    {
        await KnowAsync(staff, cancellationToken);
        var row = await db.Set<CommendationProposal>().AsNoTracking().SingleOrDefaultAsync(c => c.CommuneId == staff.CommuneId && c.Number == number && c.State != CommendationState.Withdrawn, cancellationToken);
        if (row is null || !IsForReader(row) || !await MayBeReadAsync(row, cancellationToken)) return false;
        Line = await OpenedAsync(row, cancellationToken);
        return true;
    }

    // Drafts are their proposer's.
    private bool IsForReader(CommendationProposal row) => row.State is not CommendationState.Draft || MayPropose(row);

    // Asked at every reading: whoever takes the consent back is obeyed at once.
    private async Task<bool> MayBeReadAsync(CommendationProposal row, CancellationToken cancellationToken) =>
        !row.TellsOfReport || await consents.StandsAsync(row.CommuneId, ConsentPurpose.Commendation, row.Id, cancellationToken);

    private async Task<CommendationLine> OpenedAsync(CommendationProposal row, CancellationToken cancellationToken) => new(
        row, await seals.OpenAsync(row.Name, NamePurpose, cancellationToken), await seals.OpenAsync(row.Achievement, AchievementPurpose, cancellationToken));

    // The profile names bodies in words: the police are the leadership here, the committee are its accounts, any other body speaks by its contacts.
    private static bool SpeaksFor(CurrentStaff staff, List<string> bodies, string proposer) =>
        proposer.StartsWith("cong an", StringComparison.Ordinal) ? staff.May(Permission.ManageOrganisation)
        : proposer.StartsWith("ban chi dao", StringComparison.Ordinal) ? staff.Role is StaffRole.Committee
        : bodies.Exists(b => VietnameseText.Fold(b).StartsWith(proposer, StringComparison.Ordinal));
}

/// <summary>Forms that are proposed here (Luật Thi đua, khen thưởng 2022, Điều 73 and 74: bằng khen, giấy khen), and praise without a paper.</summary>
internal static class CommendationForms
{
    public static IReadOnlyList<string> All { get; } =
        ["Giấy khen của Chủ tịch UBND xã", "Giấy khen của Giám đốc Công an tỉnh", "Bằng khen của Chủ tịch UBND tỉnh", "Biểu dương tại hội nghị"];

    public static string InWords(this NomineeKind kind) => kind switch { NomineeKind.Collective => "Tập thể", NomineeKind.Individual => "Cá nhân" };

    public static string InWords(this CommendationOccasion occasion) => occasion switch
    {
        CommendationOccasion.OutsideCycle => "đột xuất, ngoài đợt sơ kết, tổng kết",
        CommendationOccasion.PreliminaryReview => "dịp sơ kết",
        CommendationOccasion.FinalReview => "dịp tổng kết",
    };

    public static string InWords(this CommendationState state) => state switch
    {
        CommendationState.Draft => "bản nháp",
        CommendationState.UnderReview => "Công an, Văn phòng đang xem",
        CommendationState.WithHead => "đã trình Trưởng ban",
        CommendationState.Awarded => "đã khen thưởng",
        CommendationState.Declined => "không khen thưởng",
        CommendationState.Withdrawn => "đã rút",
    };
}
