using BinhYen.Cases.Handling;
using BinhYen.Platform.Storage;
using BinhYen.Site;

namespace BinhYen.Cases.Answering;

/// <summary>T15: the chief opens an answered or closed case again.</summary>
internal sealed class Reopen : ICaseDeed
{
    public static string Path => "reopen";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Choice<ReopenGround>("ground") is not { } ground) return form.No("ground", "Chọn lý do mở lại.");
        if (form.Text("why") is not { } why) return form.No("why", "Ghi tình tiết mới hoặc điều cần làm lại.");
        var done = work.Case.Reopen(ground, await work.SealAsync(SealPurposes.CaseReason, why, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.reopened.v1", ("ground", ground.ToString()));
        return form.Unless(done, "ground");
    }
}
