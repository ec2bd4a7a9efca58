using BinhYen.Cases.Handling;
using BinhYen.Platform.Storage;
using BinhYen.Site;

namespace BinhYen.Cases.Approval;

/// <summary>T11: the draft goes back with a remark.</summary>
internal sealed class ReturnForRework : ICaseDeed
{
    public static string Path => "return";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("remark") is not { } remark) return form.No("remark", "Ghi cần sửa điều gì.");
        var done = work.Case.ReturnForRework(await work.SealAsync(SealPurposes.CaseReason, remark, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.answer-returned.v1");
        return form.Unless(done, "remark");
    }
}
