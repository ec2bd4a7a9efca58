using BinhYen.Communes;
using BinhYen.Platform.Pacing;
using BinhYen.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace BinhYen.Intake.Portal;

/// <summary>The report form: shown, looked over, sent.</summary>
internal static class ReportEndpoints
{
    /// <summary>Twelve photos, a voice note and a film fit.</summary>
    private const long LargestForm = 100 * 1024 * 1024;

    /// <summary>Seconds, as the header says them.</summary>
    internal static readonly string RetryAfter = ((int)PaceLimits.Window.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static void MapReportForm(this WebApplication app)
    {
        foreach (var path in (string[])["/bao-tin", "/x/{slug}/bao-tin"])
        {
            app.MapGet(path, ShowAsync).AllowAnonymous().Light();
            app.MapPost(path, ReceiveAsync).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        }
    }

    private static async Task<IResult> ShowAsync(string? slug, PortalPlace place, CommuneDirectory directory, CancellationToken cancellationToken)
    {
        if (await place.FindAsync(slug, cancellationToken) is not { } commune)
            return slug is null ? Results.Redirect("/") : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        return await PageAsync(slug, commune, directory, ReportForm.Empty(), cancellationToken);
    }

    private static async Task<IResult> ReceiveAsync(
        string? slug, HttpContext context, PortalPlace place, CommuneDirectory directory, PendingFiles pending, SendReport send,
        SealedCookie<Receipt> receipts, IAntiforgery antiforgery, CancellationToken cancellationToken)
    {
        if (await place.FindAsync(slug, cancellationToken) is not { } commune) return Results.Redirect("/");
        var posted = await context.Request.ReadFormAsync(cancellationToken);
        var form = ReportForm.Read(posted);
        var ours = await antiforgery.IsRequestValidAsync(context);
        // Files first: a mistake elsewhere must not cost an upload. Strangers' forms store nothing.
        var (files, errors) = ours ? await pending.ReceiveAsync(commune, new EarlierFiles(form.Key, form.Files), posted.Files, form.Text, form.Danger, cancellationToken) : (PendingFileSet.None, []);
        form = form with { Files = pending.Seal(files, form.Key) };
        if (!ours) errors = [new FormError("gui", "Trang này mở đã lâu. Xin bấm “Gửi tin báo” một lần nữa; ảnh cần chọn lại")];
        errors = [.. errors, .. form.Errors(files.HasAny)];
        if (files.Sent.Count > 0 && posted["lam"] != "gui") errors = [.. errors, new FormError("anh", "Ảnh, tệp chọn trước đây đã gửi cùng tin trước. Muốn kèm vào tin này thì chọn lại")];
        if (errors.Count > 0 || posted["lam"] != "gui") return await PageAsync(slug, commune, directory, form, cancellationToken, files, errors);

        var hamlets = await directory.HamletsAsync(commune.Id, cancellationToken);
        var sent = await send.HandleAsync(commune, hamlets, form, files, cancellationToken);
        if (!sent.TryGet(out var submitted, out var refusal))
        {
            if (refusal.Code == SubmissionRefusals.TooManyCode) context.Response.Headers.RetryAfter = RetryAfter;
            return await PageAsync(slug, commune, directory, form, cancellationToken, files, [new FormError(refusal.Code == SubmissionRefusals.TooManyCode ? "gui" : "ke-text", refusal.Message)],
                refusal.Code == SubmissionRefusals.TooManyCode ? StatusCodes.Status429TooManyRequests : null);
        }

        receipts.Write(context, Receipt.Of(submitted.Opened, submitted.Suggestion, commune.Id, form.AboutPolice), Receipt.Lifetime);
        return new SeeOther("/da-nhan");
    }

    private static async Task<IResult> PageAsync(
        string? slug, Commune commune, CommuneDirectory directory, ReportForm form, CancellationToken cancellationToken,
        PendingFileSet? files = null, IReadOnlyList<FormError>? errors = null, int? status = null)
    {
        var (settings, _) = await directory.SettingsAsync(commune.Id, cancellationToken);
        return SiteRoom.Page<ReportPage>(status ?? (errors is { Count: > 0 } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK), new
        {
            Commune = commune,
            Hamlets = await directory.HamletsAsync(commune.Id, cancellationToken),
            Numbers = PortalPages.EmergencyOf(settings),
            Term = settings.UnitTerm,
            settings.OutsideAddress,
            Base = PortalPlace.BaseOf(slug),
            Form = form,
            Errors = errors ?? [],
            FileNames = files?.Names ?? [],
            Whole = errors is not null,
        });
    }
}
