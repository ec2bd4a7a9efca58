using BinhYen.Zalo.Http;
using BinhYen.Zalo.Json;
using BinhYen.Zalo.Messages;

namespace BinhYen.Zalo.Uploads;

/// <summary>
/// Puts pictures and documents at Zalo so that messages can carry them. An upload lives seven days; each kind may be used 5,000
/// times a month by an app.
/// </summary>
public sealed class ZaloUploads
{
    /// <summary>The most bytes of a gif or a document. "5 MB" in Zalo's words; the smaller reading.</summary>
    public const int LargestFile = 5_000_000;

    private readonly ZaloCaller _caller;

    internal ZaloUploads(ZaloCaller caller) => _caller = caller;

    /// <summary>Uploads a picture, freed of metadata and made smaller first where needed (<see cref="ImageFitter"/>).</summary>
    /// <param name="image">The bytes of a picture in any usual form.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ZaloResult<ZaloMedia>> ImageAsync(ReadOnlyMemory<byte> image, CancellationToken cancellationToken = default)
    {
        var fitted = ImageFitter.Fit(image);
        return fitted.TryGet(out var picture, out var error)
            ? await MediaAsync("/v2.0/oa/upload/image", picture.Bytes, picture.FileName, picture.ContentType, cancellationToken).ConfigureAwait(false)
            : error;
    }

    /// <summary>Uploads a moving picture of at most 5 MB.</summary>
    /// <param name="gif">The bytes of a gif.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ZaloResult<ZaloMedia>> GifAsync(ReadOnlyMemory<byte> gif, CancellationToken cancellationToken = default) =>
        !gif.Span.StartsWith("GIF8"u8) ? ZaloError.Local(ZaloLocalFault.NotAnImage, "The bytes are no gif.", ZaloReaction.OurFault)
        : gif.Length > LargestFile ? ZaloError.Limit("A gif has at most 5 MB.")
        : await MediaAsync("/v2.0/oa/upload/gif", gif, "image.gif", "image/gif", cancellationToken).ConfigureAwait(false);

    /// <summary>Uploads a document of at most 5 MB: pdf, doc or docx.</summary>
    /// <param name="file">The bytes.</param>
    /// <param name="fileName">What the receiver sees; its ending decides.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The message that carries the document.</returns>
    public async Task<ZaloResult<FileMessage>> FileAsync(ReadOnlyMemory<byte> file, string fileName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        var name = Path.GetFileName(fileName);
        if (ContentTypeOf(name) is not { } contentType)
        {
            return ZaloError.Limit("A document is pdf, doc or docx.");
        }

        if (file.Length is 0 or > LargestFile)
        {
            return ZaloError.Limit("A document has at most 5 MB and is not empty.");
        }

        return await _caller.CallAsync(
            UploadForm.Post(_caller.Endpoints.OpenApi, "/v2.0/oa/upload/file", ZaloErrorTable.Oa, file, name, contentType),
            reply => reply.Data.FilledText("token") is { } token ? new FileMessage(token) : null,
            cancellationToken).ConfigureAwait(false);
    }

    private Task<ZaloResult<ZaloMedia>> MediaAsync(
        string path, ReadOnlyMemory<byte> bytes, string fileName, string contentType, CancellationToken cancellationToken) =>
        _caller.CallAsync(
            UploadForm.Post(_caller.Endpoints.OpenApi, path, ZaloErrorTable.Oa, bytes, fileName, contentType),
            reply => reply.Data.FilledText("attachment_id") is { } id ? ZaloMedia.Uploaded(id) : null,
            cancellationToken);

    private static string? ContentTypeOf(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".PDF" => "application/pdf",
        ".DOC" => "application/msword",
        ".DOCX" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => null,
    };
}
