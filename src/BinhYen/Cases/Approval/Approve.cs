using BinhYen.Cases.Handling;
using BinhYen.Platform.Storage;
using BinhYen.Site;

namespace BinhYen.Cases.Approval;

/// <summary>T11: a leader who neither wrote it nor handles the case approves; then every reporter gets the answer.</summary>
internal sealed class Approve(SealedRecords seals) : ICaseDeed
{
    public static string Path => "approve";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var draft = work.Case.CurrentDraft;
        var done = work.Case.Approve(work.Occasion);
        if (!done.Succeeded) return form.Unless(done, "submit");
        var words = await seals.OpenAsync(draft!.Text!, SealPurposes.CaseAnswer, cancellationToken);
        await work.TellAllAsync(ThreadMessageKind.Answer, words, cancellationToken);
        work.Record("cases.answered.v1", ("outcome", work.Case.Finding!.Outcome.ToString()), ("written", draft.WrittenBy.ToString()));
        return null;
    }
}
