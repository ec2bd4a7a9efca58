using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Transferring;

/// <summary>T9, second half: chief or deputy confirms, never the one who proposed.</summary>
internal sealed class ConfirmTransfer : ICaseDeed
{
    public static string Path => "confirm-transfer";

    public Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var done = work.Case.ConfirmTransfer(work.Occasion);
        if (done.Succeeded) work.Record("cases.transferred.v1", ("to", work.Case.Transfer!.ReceivingBody));
        return Task.FromResult(form.Unless(done, "submit"));
    }
}

/// <summary>A leader declines the transfer, or the one who proposed it takes it back.</summary>
internal sealed class DeclineTransfer : ICaseDeed
{
    public static string Path => "decline-transfer";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("why") is not { } why) return form.No("why", "Ghi lý do không chuyển.");
        var done = work.Case.DeclineTransfer(await work.ReasonAsync("transfer", why, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.transfer-declined.v1");
        return form.Unless(done, "why");
    }
}
