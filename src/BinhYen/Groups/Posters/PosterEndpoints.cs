using BinhYen.Groups.Registry;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Groups.Posters;

/// <summary>Notices: issued, shown, printed, withdrawn.</summary>
internal static class PosterEndpoints
{
    private const string Address = "/joining/posters";

    public static void Map(WebApplication app)
    {
        var posters = app.MapGroup(Address).Require(Permission.TendGroups);
        posters.MapGet("", ListAsync);
        posters.MapPost("", IssueAsync);
        posters.MapGet("/{id:guid}", ShowAsync);
        posters.MapPost("/{id:guid}/withdraw", WithdrawAsync);
        posters.MapGet("/{id:guid}/{file}", DrawAsync);
        app.MapPost($"{Address}/settings", KeepAsync).Require(Permission.ManageGroups);
    }

    private static async Task<IResult> ListAsync(string? done, CurrentStaff staff, GroupScreen screen, PosterShelf shelf, CancellationToken cancellationToken)
    {
        screen.Notice = done switch { "kept" => "Đã lưu địa chỉ trang thủ tục.", "withdrawn" => "Đã thu hồi tờ thông báo. Người quét tờ cũ sẽ được báo.", _ => null };
        return await PageAsync(staff, screen, shelf, cancellationToken);
    }

    private static async Task<IResult> IssueAsync(IFormCollection form, CurrentStaff staff, IssueNotice issue, GroupScreen screen, PosterShelf shelf, CancellationToken cancellationToken)
    {
        var result = form.Text("group") is { } code
            ? await issue.ForGroupAsync(staff, code, form.Text("link"), cancellationToken)
            : await issue.ForPlaceAsync(staff, form.Id("hamlet") is { } hamlet ? new HamletId(hamlet) : null, form.Text("place"), cancellationToken);
        if (result.TryGet(out var notice, out var no)) return Results.Redirect($"{Address}/{notice.Id}?done=1");
        (screen.Errors, screen.Posted) = (FormErrors.Of(form.Text("group") is { } of ? $"link-{of}" : "place", no.Message), form);
        return await PageAsync(staff, screen, shelf, cancellationToken, no);
    }

    private static async Task<IResult> KeepAsync(IFormCollection form, CurrentStaff staff, IssueNotice issue, GroupScreen screen, PosterShelf shelf, CancellationToken cancellationToken)
    {
        if (await issue.KeepProceduresAsync(staff, form.Text("procedures"), cancellationToken) is not { Succeeded: false } refused) return Results.Redirect($"{Address}?done=kept");
        (screen.Errors, screen.Posted) = (FormErrors.Of("procedures", refused.Refusal.Message), form);
        return await PageAsync(staff, screen, shelf, cancellationToken, refused.Refusal);
    }

    private static async Task<IResult> ShowAsync(Guid id, string? done, CurrentStaff staff, IssueNotice issue, GroupScreen screen, PosterShelf shelf, CancellationToken cancellationToken)
    {
        screen.Notice = done is null ? null : "Đã phát hành. In, dán, rồi ghi nơi dán.";
        return await OneAsync(id, staff, issue, screen, shelf, cancellationToken);
    }

    private static async Task<IResult> WithdrawAsync(Guid id, IFormCollection form, CurrentStaff staff, IssueNotice issue, GroupScreen screen, PosterShelf shelf, CancellationToken cancellationToken)
    {
        if (await issue.WithdrawAsync(staff, id, form.Text("because"), cancellationToken) is not { Succeeded: false } refused) return Results.Redirect($"{Address}?done=withdrawn");
        (screen.Errors, screen.Posted) = (FormErrors.Of("because", refused.Refusal.Message), form);
        return await OneAsync(id, staff, issue, screen, shelf, cancellationToken, refused.Refusal);
    }

    // "poster.pdf", "table-card.png": a page's address says what it is, and a saved file is named for what it shows.
    private static async Task<IResult> DrawAsync(Guid id, string file, CurrentStaff staff, IssueNotice issue, NoticeBook book, HttpContext context, CancellationToken cancellationToken)
    {
        if (NoticeFiles.SheetOf(file) is not { } asked || await issue.MineAsync(staff, id, cancellationToken) is not { IsTrue: true } notice) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        var content = await book.ContentAsync(notice, cancellationToken);
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{NoticeFiles.NameOf(notice, asked.Sheet, asked.Pdf)}\"";
        return asked.Pdf ? Results.Bytes(DrawNotice.Pdf(content, asked.Sheet), "application/pdf") : Results.Bytes(DrawNotice.Png(content, asked.Sheet), "image/png");
    }

    private static async Task<IResult> OneAsync(Guid id, CurrentStaff staff, IssueNotice issue, GroupScreen screen, PosterShelf shelf, CancellationToken cancellationToken, Refusal? no = null)
    {
        if (await issue.MineAsync(staff, id, cancellationToken) is not { } notice) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        await screen.FillCommonAsync(staff, cancellationToken);
        await shelf.OpenAsync(notice, cancellationToken);
        return SiteRoom.Page<PosterPage>(no is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> PageAsync(CurrentStaff staff, GroupScreen screen, PosterShelf shelf, CancellationToken cancellationToken, Refusal? no = null)
    {
        if (no is { Kind: RefusalKind.NotFound }) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        await screen.FillCommonAsync(staff, cancellationToken);
        await shelf.FillAsync(staff, cancellationToken);
        return SiteRoom.Page<PostersPage>(no?.Kind switch { null => StatusCodes.Status200OK, RefusalKind.Forbidden => StatusCodes.Status403Forbidden, _ => StatusCodes.Status422UnprocessableEntity });
    }
}

/// <summary>Names of the printed files.</summary>
internal static class NoticeFiles
{
    private static readonly IReadOnlyDictionary<NoticeSheet, string> Names = new Dictionary<NoticeSheet, string>
    {
        [NoticeSheet.Poster] = "poster", [NoticeSheet.Leaflet] = "leaflet", [NoticeSheet.TableCard] = "table-card", [NoticeSheet.DeskSign] = "desk-sign", [NoticeSheet.Guide] = "guide",
    };

    public static string InWords(this NoticeSheet sheet) => sheet switch
    {
        NoticeSheet.Poster => "Áp phích A4",
        NoticeSheet.Leaflet => "Tờ rơi A5",
        NoticeSheet.TableCard => "Thẻ để bàn A6",
        NoticeSheet.DeskSign => "Biển bàn tiếp dân A4 ngang",
        NoticeSheet.Guide => "Tờ hướng dẫn chữ to A4",
    };

    public static string AddressOf(PublicNotice notice, NoticeSheet sheet, bool pdf) => $"/joining/posters/{notice.Id}/{Names[sheet]}.{(pdf ? "pdf" : "png")}";

    public static string NameOf(PublicNotice notice, NoticeSheet sheet, bool pdf) => $"{Names[sheet]}-{notice.PrintedCode}.{(pdf ? "pdf" : "png")}";

    /// <summary>Which sheet a file name asks for; null when none.</summary>
    public static (NoticeSheet Sheet, bool Pdf)? SheetOf(string file) => Names.Select(name => (name.Key, Path.GetExtension(file) == ".pdf", Fits: file == $"{name.Value}.pdf" || file == $"{name.Value}.png"))
        .Where(n => n.Fits).Select(n => ((NoticeSheet, bool)?)(n.Key, n.Item2)).FirstOrDefault();
}
