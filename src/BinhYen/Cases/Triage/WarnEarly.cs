using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Triage;

/// <summary>Marks a conflict between residents that may grow worse (R-YC-65).</summary>
internal sealed class WarnEarly : ICaseDeed
{
    public static string Path => "early-warning";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("why") is not { } why) return form.No("why", "Ghi dấu hiệu cho thấy mâu thuẫn có thể nặng thêm.");
        var done = work.Case.WarnEarly(await work.ReasonAsync("early-warning", why, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.early-warning.v1");
        return form.Unless(done, "why");
    }
}
