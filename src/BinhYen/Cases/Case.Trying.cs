namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>
    /// Whether an act would happen now, tried on a copy: the case itself stays as it is. A page that asks this shows no
    /// button that would be refused.
    /// </summary>
    public Result Try(Func<Case, Result> act) => act(Copy());

    private Case Copy()
    {
        var copy = (Case)MemberwiseClone();
        (copy.events, copy.reports, copy.exclusions) = ([.. events], [.. reports], [.. exclusions]);
        copy.clocks = [.. clocks.Select(c => c.Copy())];
        copy.answers = [.. answers.Select(a => a.Copy())];
        copy.extensions = [.. extensions.Select(e => e.Copy())];
        copy.mediations = [.. mediations.Select(m => m.Copy())];
        copy.questions = [.. questions.Select(q => q.Copy())];
        copy.Transfer = Transfer?.Copy();
        copy.Finding = Finding?.Copy();
        return copy;
    }
}
