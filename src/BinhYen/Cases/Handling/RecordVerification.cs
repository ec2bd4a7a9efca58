using BinhYen.Platform.Storage;
using BinhYen.Site;

namespace BinhYen.Cases.Handling;

/// <summary>T8: what verification found; handling begins.</summary>
internal sealed class RecordVerification : ICaseDeed
{
    public static string Path => "verified";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Choice<VerificationResult>("result") is not { } result) return form.No("result", "Chọn kết quả xác minh.");
        if (form.Text("note") is not { } note) return form.No("note", "Ghi đã thấy gì, khi nào, ở đâu.");
        var done = work.Case.RecordVerification(result, await work.SealAsync(SealPurposes.CaseReason, note, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.verified.v1", ("result", result.ToString()));
        return form.Unless(done, "result");
    }
}
