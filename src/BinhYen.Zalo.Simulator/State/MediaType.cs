namespace BinhYen.Zalo.Simulator.State;

/// <summary>Tells what bytes are by their first few, and by the file's name where those say nothing.</summary>
internal static class MediaType
{
    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jpg"] = "image/jpeg", ["jpeg"] = "image/jpeg", ["png"] = "image/png", ["gif"] = "image/gif",
        ["webp"] = "image/webp", ["pdf"] = "application/pdf", ["doc"] = "application/msword",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["csv"] = "text/csv", ["txt"] = "text/plain; charset=utf-8", ["amr"] = "audio/amr", ["ogg"] = "audio/ogg",
        ["mp3"] = "audio/mpeg", ["m4a"] = "audio/mp4", ["wav"] = "audio/wav", ["webm"] = "audio/webm",
        ["mp4"] = "video/mp4", ["zip"] = "application/zip",
    };

    public static (string Extension, string ContentType) Recognise(ReadOnlySpan<byte> bytes, string? fileName)
    {
        var named = Path.GetExtension(fileName ?? "").TrimStart('.');
        var extension = FromBytes(bytes) ?? (ByExtension.ContainsKey(named) ? named : null) ?? "bin";
        // Office files are zip archives: there the name knows better than the bytes.
        if (extension == "zip" && named.Length > 0)
            extension = named;
        return (extension.ToLowerInvariant(), ByExtension.GetValueOrDefault(extension, "application/octet-stream"));
    }

    private static string? FromBytes(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "jpg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "gif",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "pdf",
        [(byte)'P', (byte)'K', 3, 4, ..] => "zip",
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => "amr",
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => "ogg",
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB, ..] => "mp3",
        [0x1A, 0x45, 0xDF, 0xA3, ..] => "webm",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', ..] => "wav",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', ..] => "webp",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'M', (byte)'4', (byte)'A', ..] => "m4a",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "mp4",
        _ => null,
    };
}
