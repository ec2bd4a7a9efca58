using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Triage;

/// <summary>Takes back a dismissal that was a slip of the hand. A reply that went out stays out.</summary>
internal sealed class UndoDismissal : ICaseDeed
{
    public static string Path => "undo-dismiss";

    public Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var done = work.Case.UndoDismissal(work.Occasion);
        if (done.Succeeded) work.Record("cases.dismissal-undone.v1");
        return Task.FromResult(form.Unless(done, "reply"));
    }
}
