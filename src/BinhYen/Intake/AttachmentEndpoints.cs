using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace BinhYen.Intake;

/// <summary>
/// Serves attachments from a path of their own (S-20): always as a download, never sniffed, in a sandbox without
/// scripts, and only to whom <see cref="IAttachmentAccess"/> lets pass.
/// </summary>
internal static class AttachmentEndpoints
{
    /// <summary>The address of one form of an attachment.</summary>
    public static string Url(AttachmentId id, AttachmentVariant variant) => $"/attachments/{id}/{variant.ToString().ToLowerInvariant()}";

    public static void MapAttachments(this IEndpointRouteBuilder app) =>
        // Residents without an account open their own files too, so the hook decides, not a role.
        app.MapGet("/attachments/{id:guid}/{variant}", ServeAsync).AllowAnonymous().SeesStaff();

    private static async Task<IResult> ServeAsync(
        Guid id, string variant, HttpContext context, BinhYenDb db, OpenAttachment open, IAttachmentAccess access, CancellationToken cancellationToken)
    {
        if (VariantOf(variant) is not { } wanted) return Results.NotFound();
        var attachmentId = AttachmentId.From(id);
        var attachment = await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == attachmentId, cancellationToken);
        if (attachment is null || !await access.MayOpenAsync(context, attachment, wanted, cancellationToken)) return Results.NotFound();
        var outcome = await open.RunAsync(attachment, wanted, cancellationToken);
        if (!outcome.TryGet(out var opened, out var refusal))
            return refusal == AttachmentRefusals.NotCleaned ? SiteRoom.Page<LockedFilePage>(StatusCodes.Status409Conflict) : Results.NotFound();

        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.CacheControl = "private, no-store";
        headers[HeaderNames.ContentDisposition] = new ContentDispositionHeaderValue("attachment") { FileName = opened.DownloadName }.ToString();
        return Results.Bytes(opened.Content, opened.MediaType, enableRangeProcessing: true);
    }

    private static AttachmentVariant? VariantOf(string text) => text switch
    {
        "original" => AttachmentVariant.Original,
        "display" => AttachmentVariant.Display,
        "thumbnail" => AttachmentVariant.Thumbnail,
        _ => null,
    };
}
