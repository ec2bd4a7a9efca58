using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Messages;

/// <summary><c>POST /v2.0/oa/upload/…</c>: images (1 MB), gifs and files (5 MB). An upload lives 7 days.</summary>
internal static class UploadMedia
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);
    private const int Megabyte = 1024 * 1024;

    public static Task<ZaloAnswer> Image(ZaloCall call, HttpRequest request, World world) =>
        Keep(request, world, UploadKind.Image, 1 * Megabyte, ["jpg", "png"]);

    public static Task<ZaloAnswer> Gif(ZaloCall call, HttpRequest request, World world) =>
        Keep(request, world, UploadKind.Gif, 5 * Megabyte, ["gif"]);

    public static Task<ZaloAnswer> File(ZaloCall call, HttpRequest request, World world) =>
        Keep(request, world, UploadKind.File, 5 * Megabyte, ["pdf", "doc", "docx", "csv"]);

    private static async Task<ZaloAnswer> Keep(
        HttpRequest request, World world, UploadKind kind, int maxBytes, string[] types)
    {
        var file = request.HasFormContentType ? (await request.ReadFormAsync()).Files.GetFile("file") : null;
        if (file is null || file.Length == 0)
            return ZaloAnswer.Invalid("file");
        if (file.Length > maxBytes)
            return ZaloAnswer.Refuse(OaErrors.ExceedsLimit);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        lock (world.Gate)
        {
            var media = world.Media.Keep(bytes.ToArray(), file.FileName);
            if (!types.Contains(media.Extension))
                return ZaloAnswer.Invalid("file");
            var upload = new Upload(Identifiers.Token(48), kind, media, world.Now + Life);
            world.Uploads[upload.Token] = upload;
            return ZaloAnswer.Ok(kind == UploadKind.File ? new { token = upload.Token } : new { attachment_id = upload.Token });
        }
    }
}
