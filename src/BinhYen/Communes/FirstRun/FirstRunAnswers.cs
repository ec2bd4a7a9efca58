using System.Text.Json.Serialization;
using BinhYen.Platform.Text;
using BinhYen.Staff;

namespace BinhYen.Communes.FirstRun;

/// <summary>Steps of the set-up in their order.</summary>
internal enum FirstRunStep
{
    [Words("Xã, phường")] Place,
    [Words("Cách làm")] Preset,
    [Words("Địa bàn")] Hamlets,
    [Words("Đơn vị")] Units,
    [Words("Con người")] People,
    [Words("Phân công")] Duties,
    [Words("Zalo")] Zalo,
    [Words("Xem lại")] Check,
}

/// <summary>What was decided about Zalo. Only a note for the checklist: connecting is done in the console.</summary>
internal enum ZaloChoice
{
    [Words("Sẽ kết nối sau")] Later,
    [Words("Kết nối ngay sau khi thiết lập")] Now,
    [Words("Không dùng Zalo; nhận tin qua web, điện thoại, tại trụ sở")] None,
}

/// <summary>Everything answered so far. Null or empty: not yet.</summary>
internal sealed record FirstRunAnswers
{
    public PlaceAnswer? Place { get; init; }
    public PresetAnswer? Preset { get; init; }
    public IReadOnlyList<HamletAnswer> Hamlets { get; init; } = [];

    /// <summary>Bodies that are no hamlet; a commune may name them later.</summary>
    public IReadOnlyList<UnitAnswer> Units { get; init; } = [];

    /// <summary>Somebody went on from the step of the bodies without naming one.</summary>
    public bool WithoutUnits { get; init; }
    public IReadOnlyList<PersonAnswer> People { get; init; } = [];
    public IReadOnlyList<DutyAnswer> Duties { get; init; } = [];

    /// <summary>User names that take turns on the duty roster.</summary>
    public IReadOnlyList<string> Roster { get; init; } = [];
    public ZaloChoice? Zalo { get; init; }

    /// <summary>Tasks after the set-up that are done or not wanted.</summary>
    public IReadOnlyList<FirstTask> Ticked { get; init; } = [];

    /// <summary>What the list read last said about itself; null before the first.</summary>
    public ReadNotes? LastRead { get; init; }

    /// <summary>The page of a workbook that was read last into this step; null when another step was read since, or there was no choice.</summary>
    public string? PageRead(FirstRunStep step) => LastRead is { } read && read.Step == step ? read.Page : null;

    /// <summary>People who may handle reports.</summary>
    [JsonIgnore]
    public IEnumerable<PersonAnswer> Handlers => People.Where(p => p.Role is { } role && role.Allows(Permission.HandleCases));

    /// <summary>Heads of hamlets with an account.</summary>
    [JsonIgnore]
    public IEnumerable<PersonAnswer> Heads => People.Where(p => p.Role is StaffRole.HamletHead);

    /// <summary>Whether a step has what the next ones need.</summary>
    public bool Has(FirstRunStep step) => step switch
    {
        FirstRunStep.Place => Place is { DutyPhone.Length: > 0 },
        FirstRunStep.Preset => Preset is not null,
        FirstRunStep.Hamlets => Hamlets.Count > 0 && FirstRunRules.AllDiffer(Hamlets.Select(h => h.FullName)),
        FirstRunStep.Units => (Units.Count > 0 || WithoutUnits) && FirstRunRules.AllDiffer(Units.Select(u => u.Name)),
        FirstRunStep.People => People.Count > 0 && FirstRunRules.PeopleProblems(People).Count == 0,
        FirstRunStep.Duties => Roster.Count > 0 && FirstRunRules.DutyProblems(this).Count == 0,
        FirstRunStep.Zalo => Zalo is not null,
        FirstRunStep.Check => false,
    };

    /// <summary>The first step that is not done.</summary>
    [JsonIgnore]
    public FirstRunStep Next => Enum.GetValues<FirstRunStep>().First(s => !Has(s));

    /// <summary>A step may be opened when everything before it is done.</summary>
    public bool MayOpen(FirstRunStep step) => step <= Next;
}

/// <param name="Name">Without the kind.</param>
/// <param name="Kind">"xã", "phường" or "đặc khu".</param>
/// <param name="Province">"Ninh Bình".</param>
/// <param name="DutyPhone">Empty until given.</param>
/// <param name="OfficePhone">May stay empty.</param>
/// <param name="Address">Address of the police station.</param>
/// <param name="RemoteArea">Difficult area: longer legal times (D-05).</param>
/// <param name="PublicUrl">Address of the pages for residents, without a slash at the end; empty: as the server was started.</param>
internal sealed record PlaceAnswer(string Name, string Kind, string Province, string DutyPhone, string OfficePhone, string Address, bool RemoteArea, string PublicUrl = "");

/// <param name="Name">Name of the preset.</param>
/// <param name="ModelName">The commune's own name of the model; empty: the preset's.</param>
/// <param name="Basis">The founding document; null when there is none yet.</param>
internal sealed record PresetAnswer(string Name, string ModelName, BasisDocument? Basis);

/// <param name="Term">thôn, xóm, ấp …</param>
/// <param name="Name">Without the term.</param>
/// <param name="OldNames">Names from before a merger, divided by commas; empty when there are none.</param>
internal sealed record HamletAnswer(string Term, string Name, string OldNames = "")
{
    public const int LongestOldNames = 400;

    [JsonIgnore]
    public string FullName => $"{Term} {Name}";
}

/// <param name="Kind">What it is.</param>
/// <param name="Name">As printed.</param>
internal sealed record UnitAnswer(BodyKind Kind, string Name);

/// <param name="UserName">Made from the name; unique.</param>
/// <param name="FullName">Without rank.</param>
/// <param name="Rank">Empty for civilians.</param>
/// <param name="Position">As printed.</param>
/// <param name="Role">Null while nobody chose one.</param>
/// <param name="Area">Hamlets the list names for this person, as written there; empty when it names none.</param>
internal sealed record PersonAnswer(string UserName, string FullName, string Rank, string Position, StaffRole? Role, string Area = "")
{
    [JsonIgnore]
    public string Name => Rank.Length == 0 ? FullName : $"{Rank} {FullName}";
}

/// <param name="Hamlet">Full name of the hamlet.</param>
/// <param name="Officer">User name.</param>
/// <param name="Substitute">User name; empty: the duty officer steps in.</param>
/// <param name="Head">User name of the hamlet's head; empty while the head has no account.</param>
internal sealed record DutyAnswer(string Hamlet, string Officer, string Substitute, string Head = "");

/// <summary>What is said after a list was read, by the page that shows it.</summary>
/// <param name="Step">Where it was read.</param>
/// <param name="Lines">How much was found, what was left out or guessed.</param>
internal sealed record ReadNotes(FirstRunStep Step, IReadOnlyList<string> Lines)
{
    /// <summary>The page of the workbook it was read from; null when there was no choice.</summary>
    public string? Page { get; init; }

    /// <summary>Names it added, folded: those go again when another page was meant.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];
}

/// <summary>What must hold before a commune can take its first report.</summary>
internal static class FirstRunRules
{
    /// <summary>Whether no name stands in the list twice, whatever its capitals and marks.</summary>
    public static bool AllDiffer(IEnumerable<string> names)
    {
        var seen = new HashSet<string>();
        return names.All(name => seen.Add(VietnameseText.Fold(name)));
    }

    public static IReadOnlyList<string> PeopleProblems(IReadOnlyList<PersonAnswer> people)
    {
        var problems = new List<string>();
        if (people.FirstOrDefault(p => p.Role is null) is { } unsure) problems.Add($"Chọn vai trò cho {unsure.FullName}.");
        var chiefs = people.Count(p => p.Role == StaffRole.PoliceChief);
        if (chiefs == 0) problems.Add("Thêm Trưởng Công an xã: người quyết định và duyệt trả lời.");
        if (chiefs > 1) problems.Add("Chỉ một Trưởng Công an xã. Những người khác chọn Phó Trưởng.");
        if (people.All(p => p.Role != StaffRole.SystemAdministrator)) problems.Add("Thêm một Quản trị hệ thống: người cấp tài khoản, không xem được tin. Có thể là cán bộ văn phòng.");
        if (people.Count(p => p.Role is { } role && role.Allows(Permission.HandleCases)) < 2) problems.Add("Cần ít nhất hai người xử lý tin: một người trực, một người thay. Thêm Cảnh sát khu vực hoặc cán bộ trực ban.");
        return problems;
    }

    public static IReadOnlyList<string> DutyProblems(FirstRunAnswers answers)
    {
        var problems = new List<string>();
        var able = answers.Handlers.Select(p => p.UserName).ToHashSet();
        foreach (var hamlet in answers.Hamlets)
        {
            var duty = answers.Duties.FirstOrDefault(d => d.Hamlet == hamlet.FullName);
            if (duty is null || !able.Contains(duty.Officer)) problems.Add($"Chọn người phụ trách {hamlet.FullName}.");
            else if (duty.Substitute == duty.Officer) problems.Add($"Người thay ở {hamlet.FullName} phải khác người phụ trách.");
            else if (duty.Substitute.Length > 0 && !able.Contains(duty.Substitute)) problems.Add($"Chọn lại người thay ở {hamlet.FullName}.");
        }

        foreach (var head in answers.Heads)
        {
            var hamlets = answers.Duties.Count(d => d.Head == head.UserName);
            if (hamlets == 0) problems.Add(WithoutHamlet(head, answers));
            else if (hamlets > 1) problems.Add($"{head.Name} chỉ làm trưởng một nơi.");
        }

        if (answers.Roster.Count(able.Contains) < 2) problems.Add("Chọn ít nhất hai người trực lần lượt, để luôn có người thay.");
        return problems;
    }

    /// <summary>What to do about a head no hamlet was chosen for; the same person listed twice is named as such.</summary>
    public static string WithoutHamlet(PersonAnswer head, FirstRunAnswers answers)
    {
        var name = VietnameseText.Fold(head.FullName);
        if (answers.Heads.FirstOrDefault(p => p.UserName != head.UserName && VietnameseText.Fold(p.FullName) == name) is not { } other) return $"Chọn địa bàn mà {head.Name} làm trưởng.";
        var hamlet = answers.Duties.FirstOrDefault(d => d.Head == other.UserName)?.Hamlet ?? "một địa bàn";
        return $"{head.Name} có hai dòng ở bước Con người, cùng là trưởng {hamlet}. Nếu là một người: bỏ một dòng ở bước đó. Nếu là hai người trùng tên: chọn thêm địa bàn cho người thứ hai.";
    }
}
