using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Triage;

/// <summary>Up at once, down only with a reason (workflow §4.2).</summary>
internal sealed class ChangeUrgency : ICaseDeed
{
    public static string Path => "urgency";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Choice<Urgency>("to") is not { } to) return form.No("to", "Chọn mức độ mới.");
        var from = work.Case.Urgency;
        if (to > from) return Recorded(work, form, from, work.Case.RaiseUrgency(to, work.Occasion));
        if (form.Text("why") is not { } why) return form.No("why", "Hạ mức độ phải có lý do. Hãy ghi vì sao việc không còn gấp như trước.");
        return Recorded(work, form, from, work.Case.LowerUrgency(to, await work.ReasonAsync("urgency", why, cancellationToken), work.Occasion));
    }

    private static FormErrors? Recorded(CaseWork work, DeedForm form, Urgency from, Result done)
    {
        if (done.Succeeded) work.Record("cases.urgency-changed.v1", ("from", from.ToString()), ("to", work.Case.Urgency.ToString()));
        return form.Unless(done, "to");
    }
}
