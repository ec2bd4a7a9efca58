using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Answering;

/// <summary>T13: each reporter is told where the report went and how to ask there.</summary>
internal sealed class AnswerAfterTransfer(InformantWall wall) : IComparingDeed
{
    public static string Path => "answer-transferred";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var (answer, errors) = AnswerForm.From(form, await work.ThreadsAsync(cancellationToken));
        if (answer is null) return errors;
        var (passed, leaks) = await answer.PassAsync(wall, work, form, cancellationToken);
        if (passed is null) return leaks;
        var done = work.Case.AnswerAfterTransfer(await answer.SealAsync(work, cancellationToken), answer.Outcome, work.Occasion);
        if (!done.Succeeded) return form.Unless(done, "what");
        await answer.KeepOwnAsync(work, cancellationToken);
        await ReporterAnswer.TellAsync(work, passed, cancellationToken);
        work.Record("cases.answered.v1", ("outcome", answer.Outcome.ToString()));
        return null;
    }
}
