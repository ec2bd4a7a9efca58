namespace BinhYen.Groups.Registry;

/// <summary>The same task of one person with several groups: said once, with the groups below it.</summary>
/// <param name="All">One for each group, in the order of the list.</param>
internal sealed record SameTasks(IReadOnlyList<GroupTask> All)
{
    public GroupTask First => All[0];

    /// <summary>Brings together what reads alike and is the same person's; a text to copy belongs to one group and stays alone.</summary>
    public static IReadOnlyList<SameTasks> Of(IEnumerable<GroupTask> tasks) =>
        [.. tasks.GroupBy(t => (What(t), t.Group.Code)).SelectMany(ofGroup => ofGroup.Select((task, times) => (Task: task, Times: times)))
            .GroupBy(t => (What(t.Task), t.Times)).Select(same => new SameTasks([.. same.Select(t => t.Task)]))];

    // What one group has to do twice stays two tasks: only other groups stand in the same line.
    private static (object, object, string, object?, object?, bool, string?) What(GroupTask t) =>
        (t.Kind, t.Weight, t.Sentence, t.Owner, t.Due, t.IsRaised, t.Copy is null ? null : t.Group.Code);
}
