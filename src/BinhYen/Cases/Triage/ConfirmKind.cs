using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Triage;

/// <summary>An officer confirms the kind a machine suggested, and with it the legal track (R-TT-08).</summary>
internal sealed class ConfirmKind : ICaseDeed
{
    public static string Path => "confirm-kind";

    public Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var done = work.Case.ConfirmKind(work.Occasion);
        if (done.Succeeded) work.Record("cases.kind-confirmed.v1", ("kind", work.Case.Kind.ToString()));
        return Task.FromResult(form.Unless(done, "submit"));
    }
}
