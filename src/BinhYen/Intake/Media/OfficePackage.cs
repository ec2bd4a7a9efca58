using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace BinhYen.Intake.Media;

/// <summary>Looks into a Word or Excel file without trusting it: its list of parts and the beginning of its text.</summary>
internal static partial class OfficePackage
{
    private const int MostParts = 5_000;
    private const int MostText = 512 * 1024;

    /// <summary>"word", "xl", or null for a ZIP that is neither.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> bytes)
    {
        using var zip = Open(bytes.ToArray());
        if (zip is null || zip.GetEntry("[Content_Types].xml") is null) return null;
        if (zip.GetEntry("word/document.xml") is not null) return "word";
        return zip.GetEntry("xl/workbook.xml") is not null ? "xl" : null;
    }

    /// <summary>A refusal for macros, embedded programs or a secrecy mark at the head of the paper; null when it may be taken.</summary>
    public static Refusal? Examine(ReadOnlyMemory<byte> content)
    {
        using var zip = Open(content.ToArray());
        if (zip is null || zip.Entries.Count > MostParts) return AttachmentRefusals.UnknownType;
        if (zip.Entries.Any(entry => IsActive(entry.FullName)) || Text(zip, "[Content_Types].xml").Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
            return AttachmentRefusals.ActiveContent;
        return StateSecretGuard.MarksText(Paragraphs(Text(zip, "word/document.xml"))) ? StateSecretGuard.Refused : null;
    }

    private static bool IsActive(string part) =>
        part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
        || part.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)
        || part.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase);

    // Marks stand in paragraphs of their own, so the ends of paragraphs must stay visible.
    private static string Paragraphs(string xml) => Tags().Replace(xml.Replace("</w:p>", "\n", StringComparison.Ordinal), "");

    private static string Text(ZipArchive zip, string part)
    {
        if (zip.GetEntry(part) is not { } entry) return "";
        var text = new byte[MostText];
        try
        {
            using var stream = entry.Open();
            return Encoding.UTF8.GetString(text, 0, stream.ReadAtLeast(text, MostText, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }

    private static ZipArchive? Open(byte[] content)
    {
        try
        {
            var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return zip.Entries.Count > 0 ? zip : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
