using BinhYen.Platform.Sheets;
using BinhYen.Site;

namespace BinhYen.Communes.FirstRun;

/// <summary>Lists a step asks for.</summary>
/// <param name="What">"danh sách đơn vị".</param>
/// <param name="Heading">The heading it cannot do without: "Tên đơn vị".</param>
/// <param name="Columns">What is looked for in it.</param>
/// <param name="Called">Words by which a page of a workbook that has it is called, without marks.</param>
internal sealed record AskedList(string What, string Heading, IReadOnlyList<SheetField> Columns, IReadOnlyList<string> Called);

/// <summary>Takes what was brought to a step: a file, lines pasted, or the workbook of a step before.</summary>
internal sealed class BringList(KeptWorkbook kept)
{
    private const string NoPageFits = "first-run.no-page-fits";

    /// <returns>The table, on the page that fits the step best or that somebody chose.</returns>
    public async Task<Result<Sheet>> SheetAsync(IFormCollection form, AskedList asked, CancellationToken cancellationToken)
    {
        if (!(await GivenAsync(form, cancellationToken)).TryGet(out var sheet, out var refusal)) return refusal;
        if (!PickPage.Of(sheet, asked.Columns, asked.Called, form.Text("do") == FirstRunForms.Again ? form.Text("page") : null).TryGet(out var picked, out refusal)) return refusal;
        return picked.Fits
            ? picked.Sheet
            : new Refusal(NoPageFits, $"Không trang nào của tệp có tiêu đề như {asked.What}. Chọn trang ở ô “Trang” rồi bấm đọc lại, hoặc đặt tiêu đề “{asked.Heading}” trong Excel và tải lại.", RefusalKind.Invalid);
    }

    /// <summary>The error beside the field that mends it.</summary>
    public static FormErrors ErrorOf(Refusal refusal) => FormErrors.Of(refusal.Code == NoPageFits ? "page" : "paste", refusal.Message);

    private async Task<Result<Sheet>> GivenAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        if (form.Text("do") == FirstRunForms.Again)
            return await kept.OpenAsync(cancellationToken) is { } again ? again : new Refusal("first-run.workbook-gone", "Tệp không còn được giữ. Chọn tệp rồi tải lại.", RefusalKind.Conflict);
        if (form.Files["file"] is not { Length: > 0 } file) return Sheet.Paste(form["paste"].ToString());
        if (file.Length > SheetLimits.FileBytes) return SheetRefusals.TooLarge;
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        var opened = Sheet.Open(content.ToArray(), file.FileName);
        // Kept before it is read: the page that was meant can still be chosen when none fits.
        if (opened.TryGet(out var sheet, out _)) await kept.KeepAsync(sheet, cancellationToken);
        return opened;
    }
}
