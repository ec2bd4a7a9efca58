using BinhYen.Platform.Text;
using BinhYen.Staff;

namespace BinhYen.Communes.FirstRun;

/// <param name="Answers">With a duty for every hamlet.</param>
/// <param name="Chosen">Hamlets whose officer somebody chose on this page before.</param>
/// <param name="Listed">Hamlets whose officer the list of people names.</param>
/// <param name="Shared">Hamlets no list speaks of: shared out evenly.</param>
internal sealed record SuggestedDuties(FirstRunAnswers Answers, int Chosen, int Listed, int Shared)
{
    /// <summary>Where the table comes from, so that nobody takes chance for a list.</summary>
    public string Origin => (Chosen, Listed, Shared) switch
    {
        ( > 0, 0, 0) => "Bảng dưới là phân công đã lưu.",
        (0, > 0, 0) => "Người phụ trách lấy từ địa bàn ghi trong danh sách cán bộ; xem lại chỗ nào chưa đúng.",
        (_, 0, > 0) => $"Danh sách cán bộ không ghi ai phụ trách {Shared} địa bàn, nên máy chia đều; đổi chỗ nào chưa đúng.",
        (_, > 0, > 0) => $"{Listed} địa bàn lấy người phụ trách từ danh sách cán bộ. {Shared} địa bàn danh sách không ghi thì máy chia đều; đổi chỗ nào chưa đúng.",
        (_, > 0, 0) => $"{Listed} địa bàn lấy người phụ trách từ danh sách cán bộ, còn lại như đã lưu; xem lại chỗ nào chưa đúng.",
        _ => "Chọn người phụ trách từng địa bàn.",
    };
}

/// <summary>
/// Duties nobody has chosen yet: as the list of people names them, the rest spread evenly over area officers, or over all who may
/// handle where there are none. Who stands in is spread evenly, too, and is never the officer.
/// </summary>
internal sealed class SuggestDuties
{
    private readonly FirstRunAnswers answers;
    private readonly IReadOnlyList<string> able;
    private readonly IReadOnlyList<string> pool;
    private readonly Dictionary<string, List<PersonAnswer>> listed = [];
    private readonly Dictionary<string, string> heads = [];

    private SuggestDuties(FirstRunAnswers answers)
    {
        this.answers = answers;
        able = [.. answers.Handlers.Select(p => p.UserName)];
        pool = [.. answers.Handlers.Where(p => p.Role == StaffRole.AreaOfficer).Select(p => p.UserName)];
        if (pool.Count == 0) pool = able;
        var names = new AnsweredHamlets(answers.Hamlets);
        // The officer of an area goes before a deputy who answers for the same hamlets.
        foreach (var person in answers.Handlers.OrderBy(p => p.Role == StaffRole.AreaOfficer ? 0 : 1))
            foreach (var hamlet in names.Of(person))
                (listed.TryGetValue(hamlet, out var some) ? some : listed[hamlet] = []).Add(person);
        foreach (var head in answers.Heads)
            if (names.Of(head) is [var hamlet, ..]) heads.TryAdd(hamlet, head.UserName);
    }

    public static SuggestedDuties For(FirstRunAnswers answers) => new SuggestDuties(answers).Run();

    private SuggestedDuties Run()
    {
        if (able.Count < 2) return new SuggestedDuties(answers, 0, 0, 0);
        var (duties, chosen, fromList) = (new List<DutyAnswer>(), 0, 0);
        foreach (var (hamlet, index) in answers.Hamlets.Select((h, i) => (h, i)))
        {
            var head = HeadOf(hamlet);
            if (answers.Duties.FirstOrDefault(d => d.Hamlet == hamlet.FullName && able.Contains(d.Officer)) is { } known)
            {
                duties.Add(known with { Head = head });
                chosen++;
                continue;
            }

            var named = listed.GetValueOrDefault(hamlet.FullName) ?? [];
            fromList += named.Count > 0 ? 1 : 0;
            // Neighbours on the list are neighbours on the ground: blocks, not every n-th.
            var officer = named.Count > 0 ? named[0].UserName : pool[index * pool.Count / answers.Hamlets.Count];
            duties.Add(new DutyAnswer(hamlet.FullName, officer, named.Count > 1 ? named[1].UserName : SubstituteOf(officer, duties), head));
        }

        return new SuggestedDuties(answers with { Duties = duties, Roster = Roster() }, chosen, fromList, duties.Count - chosen - fromList);
    }

    // Whoever stands in least so far; of those the next after the officer.
    private string SubstituteOf(string officer, List<DutyAnswer> duties)
    {
        var others = pool.Count > 1 || pool[0] != officer ? pool : able;
        var start = Math.Max(0, others.ToList().IndexOf(officer));
        return Enumerable.Range(1, others.Count).Select(step => others[(start + step) % others.Count]).Where(u => u != officer).MinBy(u => duties.Count(d => d.Substitute == u))!;
    }

    private IReadOnlyList<string> Roster()
    {
        var roster = answers.Roster.Where(able.Contains).ToList();
        var usual = answers.Handlers.Where(p => p.Role is StaffRole.AreaOfficer or StaffRole.DutyOfficer).Select(p => p.UserName).ToList();
        return roster.Count >= 2 ? roster : usual.Count >= 2 ? usual : able;
    }

    // As chosen before; else the head the list writes beside the hamlet, or whose position ends with its name: "Trưởng Nà Tông".
    private string HeadOf(HamletAnswer hamlet)
    {
        if (answers.Duties.FirstOrDefault(d => d.Hamlet == hamlet.FullName) is { Head.Length: > 0 } chosen && answers.Heads.Any(p => p.UserName == chosen.Head)) return chosen.Head;
        var taken = answers.Duties.Where(d => d.Hamlet != hamlet.FullName).Select(d => d.Head).ToHashSet();
        if (heads.TryGetValue(hamlet.FullName, out var named) && !taken.Contains(named)) return named;
        var name = $" {VietnameseText.Fold(hamlet.Name)}";
        return answers.Heads.FirstOrDefault(p => !taken.Contains(p.UserName) && !heads.ContainsValue(p.UserName) && VietnameseText.Fold(p.Position).EndsWith(name, StringComparison.Ordinal))?.UserName ?? "";
    }
}
