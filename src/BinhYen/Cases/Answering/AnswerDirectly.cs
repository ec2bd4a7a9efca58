using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Answering;

/// <summary>T12: the handler answers, where no approval is needed; each reporter gets it in the own thread (R-TT-53, R-HG-31).</summary>
internal sealed class AnswerDirectly(InformantWall wall) : IComparingDeed
{
    public static string Path => "answer";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var (answer, errors) = AnswerForm.From(form, await work.ThreadsAsync(cancellationToken));
        if (answer is null) return errors;
        var (passed, leaks) = await answer.PassAsync(wall, work, form, cancellationToken);
        if (passed is null) return leaks;
        var done = work.Case.Answer(await answer.SealAsync(work, cancellationToken), answer.Outcome, work.Occasion);
        if (!done.Succeeded) return form.Unless(done, "what");
        await answer.KeepOwnAsync(work, cancellationToken);
        await ReporterAnswer.TellAsync(work, passed, cancellationToken);
        work.Record("cases.answered.v1", ("outcome", answer.Outcome.ToString()));
        return null;
    }
}
