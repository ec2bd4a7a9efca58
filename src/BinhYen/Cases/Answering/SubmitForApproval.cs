using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Answering;

/// <summary>T10: the handler's answer waits for a leader. The reporter hears nothing before it is approved.</summary>
internal sealed class SubmitForApproval(InformantWall wall) : IComparingDeed
{
    public static string Path => "submit";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var (answer, errors) = AnswerForm.From(form, await work.ThreadsAsync(cancellationToken));
        if (answer is null) return errors;
        if ((await answer.PassAsync(wall, work, form, cancellationToken)).Errors is { } leaks) return leaks;
        var done = work.Case.SubmitForApproval(await answer.SealAsync(work, cancellationToken), answer.Outcome, answer.LawfulBasis, work.Occasion);
        if (done.Succeeded) await answer.KeepOwnAsync(work, cancellationToken);
        if (done.Succeeded) work.Record("cases.answer-submitted.v1", ("outcome", answer.Outcome.ToString()));
        return form.Unless(done, done.Refusal == CaseRefusals.LawfulBasisMissing ? "law" : "what");
    }
}
