using BinhYen.Platform.Storage;
using BinhYen.Site;

namespace BinhYen.Cases.Handling;

/// <summary>T7: the handler begins to verify, with a plan.</summary>
internal sealed class StartVerifying : ICaseDeed
{
    public static string Path => "verify";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("plan") is not { } plan) return form.No("plan", "Ghi dự định xác minh: xem gì, ở đâu, khi nào.");
        var done = work.Case.StartVerifying(await work.SealAsync(SealPurposes.CaseReason, plan, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.verifying.v1");
        return form.Unless(done, "plan");
    }
}
