namespace BinhYen.Staff;

/// <summary>
/// What a room gives people to hold, and how it passes to somebody else (R-DT-47). One service per room; a test demands that
/// every column that can name an account is either answered for here or listed as history (decision 0097).
/// </summary>
internal interface IAccountHoldings
{
    /// <summary>The columns ("table.column") whose account this service takes care of.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>The kinds of things it lists.</summary>
    IReadOnlyList<HoldingKind> Kinds { get; }

    /// <summary>Everything the account holds now; empty when there is nothing to hand over.</summary>
    Task<IReadOnlyList<Holding>> OfAsync(StaffId account, CancellationToken cancellationToken);

    /// <summary>
    /// Passes one thing on, or lets it end when nobody follows. Part of the caller's save. Done twice it changes nothing.
    /// </summary>
    /// <param name="holding">As listed just now by <see cref="OfAsync"/>.</param>
    /// <param name="passing">From whom to whom, when and by whose decision.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<Result> PassAsync(Holding holding, Passing passing, CancellationToken cancellationToken);

    /// <summary>
    /// One of the two steps by which a group's leadership passes in Zalo, where the product can do it itself. The others are
    /// done by hand and only confirmed. Part of the caller's save.
    /// </summary>
    Task<Result> StepAsync(Holding holding, LeadershipStep step, Passing passing, CancellationToken cancellationToken) => Task.FromResult(Result.Done);

    /// <summary>The account is closed: what was bound to the person alone ends with it. Part of the caller's save.</summary>
    Task EndAsync(StaffId account, Passing passing, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>The two steps of passing a group's leadership on (R-TT-57).</summary>
internal enum LeadershipStep
{
    /// <summary>The successor is in the group.</summary>
    Added,

    /// <summary>The leadership went over.</summary>
    Passed,
}

/// <summary>One thing passing from one person to another.</summary>
/// <param name="CommuneId">Whose work it is.</param>
/// <param name="From">Who had it.</param>
/// <param name="To">Who gets it; null when it ends.</param>
/// <param name="By">Who decided; null for the product itself.</param>
/// <param name="At">When.</param>
/// <param name="Basis">Number of the decision, for papers; may be empty.</param>
internal sealed record Passing(CommuneId CommuneId, StaffId From, StaffId? To, CurrentStaff? By, DateTimeOffset At, string Basis)
{
    /// <summary>How the journal names who decided.</summary>
    public string JournalName => By?.JournalName ?? "system";
}

/// <summary>Kinds of things a person can hold. Their order is the order on pages and papers.</summary>
internal enum HoldingKind
{
    /// <summary>An open case, with what goes with it: drafts, questions to verifiers, follow-ups.</summary>
    OpenCase,

    /// <summary>The second place of an open case.</summary>
    CaseSubstitute,

    /// <summary>A duty in a group.</summary>
    GroupDuty,

    /// <summary>A post of a group that waits for its moderator.</summary>
    GroupPost,

    /// <summary>A hamlet policed.</summary>
    Area,

    /// <summary>A hamlet in which the person stands in.</summary>
    AreaSubstitute,

    /// <summary>A hamlet that a planned change of hamlets will give them.</summary>
    PlannedArea,

    /// <summary>A day of the roster.</summary>
    Shift,

    /// <summary>Standing in for somebody on leave.</summary>
    LeaveSubstitute,

    /// <summary>A position (trưởng thôn …).</summary>
    Position,

    /// <summary>Speaking for a body about its tasks of the plan.</summary>
    BodyContact,

    /// <summary>An import of households that is not finished.</summary>
    HouseholdImport,

    /// <summary>A place in the register of verifiers.</summary>
    VerifierPlace,

    /// <summary>Administration of the Official Account.</summary>
    AccountAdmin,

    /// <summary>A key of the API.</summary>
    ApiKey,

    /// <summary>Devices, sessions, passkeys and the phone for alarms: bound to the person, they end.</summary>
    Devices,
}

/// <summary>One thing that an account holds.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Names it within its kind; the same each time it is listed.</param>
/// <param name="Label">As printed: a case by its number, a group by its name. Nothing of a resident.</param>
internal sealed record Holding(HoldingKind Kind, string Id, string Label)
{
    /// <summary>What else the paper says: members of a group, what goes with a case. Nothing of a resident.</summary>
    public string Detail { get; init; } = "";

    /// <summary>When it is due; null when nothing runs.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Who may take it, the best first. Nobody else may even learn of it from the hand-over.</summary>
    public IReadOnlyList<StaffId> Takers { get; init; } = [];

    /// <summary>May end without a successor.</summary>
    public bool MayEnd { get; init; }

    /// <summary>Ends with the account; nobody takes it and nothing waits for it.</summary>
    public bool EndsByItself { get; init; }

    /// <summary>
    /// Somebody who works on hand-overs must not learn of it: it is on no list, and the product itself passes it to the first taker.
    /// </summary>
    public bool IsDiscreet { get; init; }

    /// <summary>Leadership of a Zalo group: passes in two steps that are confirmed and dated (R-TT-57).</summary>
    public bool HasSteps { get; init; }

    /// <summary>The product can take the two steps itself, over the Official Account.</summary>
    public bool StepsByApi { get; init; }

    /// <summary>Names it within an account.</summary>
    public string Key => $"{Kind}:{Id}";
}

/// <summary>How kinds of holdings are called.</summary>
internal static class HoldingWords
{
    /// <summary>Heading above the things of a kind.</summary>
    public static string InWords(this HoldingKind kind) => kind switch
    {
        HoldingKind.OpenCase => "Vụ việc đang xử lý",
        HoldingKind.CaseSubstitute => "Vụ việc đang thay",
        HoldingKind.GroupDuty => "Nhóm Zalo",
        HoldingKind.GroupPost => "Bài trong nhóm chờ xử lý",
        HoldingKind.Area => "Địa bàn phụ trách",
        HoldingKind.AreaSubstitute => "Địa bàn thay",
        HoldingKind.PlannedArea => "Địa bàn sắp nhận khi sắp xếp thôn",
        HoldingKind.Shift => "Ca trực sắp tới",
        HoldingKind.LeaveSubstitute => "Thay người nghỉ",
        HoldingKind.Position => "Chức vụ",
        HoldingKind.BodyContact => "Đầu mối của cơ quan, đoàn thể",
        HoldingKind.HouseholdImport => "Danh sách hộ đang nhập",
        HoldingKind.VerifierPlace => "Danh sách người xác minh",
        HoldingKind.AccountAdmin => "Quản trị Official Account",
        HoldingKind.ApiKey => "Khóa API",
        HoldingKind.Devices => "Thiết bị và đăng nhập",
    };

    /// <summary>"vụ việc đang xử lý": why an account cannot be closed. Without a number: whoever may not see cases counts none by trying (decision 0134).</summary>
    public static string Name(HoldingKind kind) => $"{char.ToLowerInvariant(kind.InWords()[0])}{kind.InWords()[1..]}";
}
