using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Answering;

/// <summary>A second person confirms what the case came to, where nobody approved the answer (R-TT-11).</summary>
internal sealed class ConfirmOutcome : ICaseDeed
{
    public static string Path => "confirm-outcome";

    public Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var done = work.Case.ConfirmOutcome(work.Occasion);
        if (done.Succeeded) work.Record("cases.outcome-confirmed.v1");
        return Task.FromResult(form.Unless(done, "submit"));
    }
}
