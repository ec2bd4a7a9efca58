using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Site;

namespace BinhYen.Intake.Portal;

/// <summary>The receipt after sending: the code, two groups asked back, leaving.</summary>
internal static class ReceiptEndpoints
{
    private const string Address = "/da-nhan";

    public static void MapReceipt(this WebApplication app)
    {
        app.MapGet(Address, ShowAsync).AllowAnonymous();
        app.MapPost(Address, ActAsync).AllowAnonymous().AddEndpointFilter(new OurForms(Address));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, SealedCookie<Receipt> receipts, ReportReceipts proofs, CommuneDirectory directory, CancellationToken cancellationToken) =>
        receipts.Read(context) is { } receipt ? await PageAsync(receipt, proofs, directory, cancellationToken) : new SeeOther("/tra-cuu");

    private static async Task<IResult> ActAsync(
        HttpContext context, SealedCookie<Receipt> receipts, SealedCookie<OpenThread> threads, ReportReceipts proofs, CommuneDirectory directory, CancellationToken cancellationToken)
    {
        if (receipts.Read(context) is not { } receipt) return new SeeOther("/tra-cuu");
        var form = await context.Request.ReadFormAsync(cancellationToken);
        switch (form["lam"].ToString())
        {
            case "kiem" when receipt.IsCopied(form["a"], form["b"]):
                receipts.Write(context, receipt with { Copied = true }, Receipt.Lifetime);
                return new SeeOther(Address);
            case "kiem":
                return await PageAsync(receipt, proofs, directory, cancellationToken, tried: (form["a"].ToString(), form["b"].ToString()));
            case "xem":
                threads.Write(context, new OpenThread(receipt.ThreadId), OpenThread.Lifetime);
                return new SeeOther("/tin-cua-toi");
            case "roi" when !receipt.Copied:
                return await PageAsync(receipt, proofs, directory, cancellationToken, leaving: true);
            default:
                receipts.Forget(context);
                return new SeeOther("/");
        }
    }

    private static async Task<IResult> PageAsync(
        Receipt receipt, ReportReceipts proofs, CommuneDirectory directory, CancellationToken cancellationToken, (string First, string Second)? tried = null, bool leaving = false)
    {
        var commune = await directory.FindAsync(CommuneId.From(receipt.CommuneId), cancellationToken) ?? throw new InvalidOperationException("A receipt names a commune that is gone.");
        var (settings, _) = await directory.SettingsAsync(commune.Id, cancellationToken);
        var proof = await proofs.OfAsync(ConversationId.From(receipt.ThreadId), cancellationToken);
        return SiteRoom.Page<ReceiptPage>(tried is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new
        {
            Commune = commune,
            Numbers = PortalPages.EmergencyOf(settings),
            Receipt = receipt,
            Error = tried is null ? null : "Hai nhóm bạn gõ chưa giống mã ở trên. Nhìn lại mã rồi gõ lần nữa nhé, không sao cả.",
            tried?.First,
            tried?.Second,
            Leaving = leaving,
            Proof = proof,
        });
    }
}
