using System.Text;

namespace BinhYen.Intake.Media;

/// <summary>A type of file that is taken, recognised by its first bytes alone.</summary>
/// <param name="Kind">Decides the size limit.</param>
/// <param name="MediaType">The type it is served under.</param>
/// <param name="Extension">For download names, without the dot.</param>
internal sealed record FileSignature(AttachmentKind Kind, string MediaType, string Extension)
{
    public static readonly FileSignature Heic = new(AttachmentKind.Image, "image/heic", "heic");

    private static readonly FileSignature Jpeg = new(AttachmentKind.Image, "image/jpeg", "jpg");
    private static readonly FileSignature Png = new(AttachmentKind.Image, "image/png", "png");
    private static readonly FileSignature Gif = new(AttachmentKind.Image, "image/gif", "gif");
    private static readonly FileSignature WebP = new(AttachmentKind.Image, "image/webp", "webp");
    private static readonly FileSignature Mp4 = new(AttachmentKind.Video, "video/mp4", "mp4");
    private static readonly FileSignature ThreeGp = new(AttachmentKind.Video, "video/3gpp", "3gp");
    private static readonly FileSignature Mov = new(AttachmentKind.Video, "video/quicktime", "mov");
    private static readonly FileSignature WebM = new(AttachmentKind.Video, "video/webm", "webm");
    private static readonly FileSignature Mp3 = new(AttachmentKind.Audio, "audio/mpeg", "mp3");
    private static readonly FileSignature M4A = new(AttachmentKind.Audio, "audio/mp4", "m4a");
    private static readonly FileSignature Aac = new(AttachmentKind.Audio, "audio/aac", "aac");
    private static readonly FileSignature Amr = new(AttachmentKind.Audio, "audio/amr", "amr");
    private static readonly FileSignature Ogg = new(AttachmentKind.Audio, "audio/ogg", "ogg");
    private static readonly FileSignature Wav = new(AttachmentKind.Audio, "audio/wav", "wav");
    private static readonly FileSignature Pdf = new(AttachmentKind.Document, "application/pdf", "pdf");
    private static readonly FileSignature Word = new(AttachmentKind.Document, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");
    private static readonly FileSignature Excel = new(AttachmentKind.Document, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private static readonly FileSignature[] All =
        [Jpeg, Png, Gif, WebP, Heic, Mp4, ThreeGp, Mov, WebM, Mp3, M4A, Aac, Amr, Ogg, Wav, Pdf, Word, Excel];

    /// <summary>A ZIP package that must be looked into before it is taken.</summary>
    public bool IsOfficePackage => this == Word || this == Excel;

    /// <summary>The type of these bytes, or null for one that is not taken.</summary>
    public static FileSignature? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [0x1A, 0x45, 0xDF, 0xA3, ..] => Has(bytes, 64, "webm") ? WebM : null,
        [0xFF, 0xF1 or 0xF9, ..] => Aac,
        [0xFF, 0xFB or 0xF3 or 0xF2 or 0xFA, ..] => Mp3,
        [(byte)'P', (byte)'K', 3, 4, ..] => OfficePackage.TypeOf(bytes) switch { "word" => Word, "xl" => Excel, _ => null },
        _ => ByWord(bytes),
    };

    /// <summary>The extension for a media type this class gave out.</summary>
    public static string ExtensionOf(string mediaType) => All.FirstOrDefault(type => type.MediaType == mediaType)?.Extension ?? "bin";

    private static FileSignature? ByWord(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)) return Gif;
        if (bytes.StartsWith("%PDF-"u8)) return Pdf;
        if (bytes.StartsWith("ID3"u8)) return Mp3;
        if (bytes.StartsWith("OggS"u8)) return Ogg;
        if (bytes.StartsWith("#!AMR"u8)) return Amr;
        if (bytes.Length < 12) return null;
        var form = bytes.Slice(8, 4);
        if (bytes.StartsWith("RIFF"u8)) return form.SequenceEqual("WEBP"u8) ? WebP : form.SequenceEqual("WAVE"u8) ? Wav : null;
        return bytes.Slice(4, 4).SequenceEqual("ftyp"u8) ? ByBrand(Encoding.ASCII.GetString(form)) : null;
    }

    private static FileSignature? ByBrand(string brand) => brand switch
    {
        "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" or "mif1" or "msf1" or "avif" or "avis" => Heic,
        "qt  " => Mov,
        "M4A " or "M4B " => M4A,
        _ when brand.StartsWith("3g", StringComparison.Ordinal) => ThreeGp,
        _ when brand.StartsWith("iso", StringComparison.Ordinal) || brand.StartsWith("mp4", StringComparison.Ordinal)
            || brand is "avc1" or "M4V " or "MSNV" or "dash" or "f4v " => Mp4,
        _ => null,
    };

    private static bool Has(ReadOnlySpan<byte> bytes, int within, string word) =>
        bytes[..Math.Min(within, bytes.Length)].IndexOf(Encoding.ASCII.GetBytes(word)) >= 0;
}
