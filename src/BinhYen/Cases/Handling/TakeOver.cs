using BinhYen.Site;

namespace BinhYen.Cases.Handling;

/// <summary>Somebody openly takes the case over; the former handler stays as substitute and sees it in the history.</summary>
internal sealed class TakeOver : ICaseDeed
{
    public static string Path => "take-over";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("why") is not { } why) return form.No("why", "Ghi lý do tiếp quản, để người đang xử lý biết.");
        var before = work.Case.Handler;
        var done = work.Case.TakeOver(await work.ReasonAsync("take-over", why, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.taken-over.v1", ("from", before?.ToString()));
        return form.Unless(done, "why");
    }
}
