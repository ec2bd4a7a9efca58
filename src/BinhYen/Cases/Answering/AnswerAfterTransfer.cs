using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Answering;

/// <summary>T13: each reporter is told where the report went and how to ask there.</summary>
internal sealed class AnswerAfterTransfer : ICaseDeed
{
    public static string Path => "answer-transferred";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var (answer, errors) = AnswerForm.From(form);
        if (answer is null) return errors;
        var done = work.Case.AnswerAfterTransfer(await answer.SealAsync(work, cancellationToken), answer.Outcome, work.Occasion);
        if (!done.Succeeded) return form.Unless(done, "what");
        await work.TellAllAsync(ThreadMessageKind.Answer, answer.Draft.Words, cancellationToken);
        work.Record("cases.answered.v1", ("outcome", answer.Outcome.ToString()));
        return null;
    }
}
