using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Triage;

/// <summary>Another category, with a reason; "Chưa rõ" must be left before a case can be answered (R-YC-67).</summary>
internal sealed class Reclassify(ConflictOfCase conflict) : ICaseDeed
{
    public static string Path => "reclassify";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Choice<CaseCategory>("to") is not { } to) return form.No("to", "Chọn lĩnh vực mới.");
        if (form.Text("why") is not { } why) return form.No("why", "Ghi lý do phân loại lại.");
        var from = work.Case.Category;
        var done = work.Case.Reclassify(to, await work.ReasonAsync("category", why, cancellationToken), work.Occasion);
        if (done.Succeeded)
        {
            work.Record("cases.reclassified.v1", ("from", from.ToString()), ("to", to.ToString()));
            await conflict.WidenAsync(work.Case, work.Staff.Id, cancellationToken);
        }

        return form.Unless(done, "to");
    }
}
