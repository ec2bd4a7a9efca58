using BinhYen.Cases.Handling;
using BinhYen.Platform.Storage;
using BinhYen.Site;

namespace BinhYen.Cases.Transferring;

/// <summary>T9, first half: where the case should go and what is passed on (phiếu chuyển).</summary>
internal sealed class ProposeTransfer : ICaseDeed
{
    public static string Path => "transfer";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var (slip, errors) = await SlipAsync(work, form, cancellationToken);
        if (slip is null) return errors;
        var done = work.Case.ProposeTransfer(slip, work.Occasion);
        if (done.Succeeded) work.Record("cases.transfer-proposed.v1", ("to", slip.ReceivingBody), ("left", work.Case.Transfer!.LeftAt is not null));
        return form.Unless(done, "body");
    }

    /// <summary>The slip as typed; exactly one of the two is not null.</summary>
    internal static async Task<(TransferSlip? Slip, FormErrors? Errors)> SlipAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("body") is not { } body) return (null, form.No("body", CaseRefusals.ReceivingBodyMissing));
        if (form.Text("passed") is not { } passed) return (null, form.No("passed", "Ghi nội dung và tài liệu được chuyển."));
        return (new TransferSlip(body, await work.SealAsync(SealPurposes.TransferPassed, passed, cancellationToken)), null);
    }
}
