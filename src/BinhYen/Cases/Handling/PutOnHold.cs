using BinhYen.Site;

namespace BinhYen.Cases.Handling;

/// <summary>T17: the chief pauses the case until an outside result is known.</summary>
internal sealed class PutOnHold : ICaseDeed
{
    public static string Path => "hold";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Date("review") is not { } day) return form.No("review", "Chọn ngày xem lại.");
        if (form.Text("why") is not { } why) return form.No("why", "Ghi đang chờ kết quả gì, của ai.");
        var at = VietnamTime.At(day, new TimeOnly(8, 0));
        var done = work.Case.PutOnHold(at, await work.ReasonAsync("hold", why, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.held.v1", ("review", at.ToString("O")));
        return form.Unless(done, "review");
    }
}

/// <summary>The chief lets it go on.</summary>
internal sealed class ResumeCase : ICaseDeed
{
    public static string Path => "resume";

    public Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var done = work.Case.ResumeFromHold(work.Occasion);
        if (done.Succeeded) work.Record("cases.resumed.v1");
        return Task.FromResult(form.Unless(done, "submit"));
    }
}
