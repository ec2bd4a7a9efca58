using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Triage;

/// <summary>Phức tạp: everything about the case climbs one rung higher from now on (R-YC-11).</summary>
internal sealed class FlagComplex : ICaseDeed
{
    public static string Path => "complex";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("why") is not { } why) return form.No("why", "Ghi vì sao vụ việc phức tạp.");
        var done = work.Case.FlagComplex(await work.ReasonAsync("complex", why, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.flagged-complex.v1");
        return form.Unless(done, "why");
    }
}
