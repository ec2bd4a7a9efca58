namespace BinhYen.Groups.Registry;

/// <summary>The same task of one person with several groups: said once, with the groups below it.</summary>
/// <param name="All">One for each group, in the order of the list.</param>
internal sealed record SameTasks(IReadOnlyList<GroupTask> All)
{
    public GroupTask First => All[0];

    /// <summary>Brings together what reads alike and is the same person's; a text to copy belongs to one group and stays alone.</summary>
    public static IReadOnlyList<SameTasks> Of(IEnumerable<GroupTask> tasks) =>
        [.. tasks.GroupBy(t => (t.Kind, t.Weight, t.Sentence, t.Owner, t.Due, t.IsRaised, Alone: t.Copy is null ? null : t.Group.Code)).Select(same => new SameTasks([.. same]))];
}
