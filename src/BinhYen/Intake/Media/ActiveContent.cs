using System.Collections.Frozen;

namespace BinhYen.Intake.Media;

/// <summary>Files that do something when they are opened; they are refused whatever they are called (S-20).</summary>
internal static class ActiveContent
{
    private static readonly FrozenSet<string> Extensions = FrozenSet.ToFrozenSet(
        [
            ".exe", ".dll", ".com", ".scr", ".pif", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta", ".lnk",
            ".jar", ".apk", ".ipa", ".sh", ".app", ".deb", ".rpm", ".iso", ".img", ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml",
            ".svg", ".svgz", ".xml", ".xsl", ".php", ".asp", ".aspx", ".jsp", ".swf", ".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".pptm",
            ".ppam", ".chm", ".reg", ".url", ".desktop", ".cpl", ".gadget", ".iqy", ".slk",
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>True when a name ends, or ended before its last extension, like a program: "anh.jpg.exe", "anh.exe.jpg".</summary>
    public static bool IsNamedLikeOne(string? fileName)
    {
        if (string.IsNullOrWhiteSpace(fileName)) return false;
        // A right-to-left mark turns "gpj.exe" around on the screen; trailing dots and blanks vanish on Windows.
        var name = string.Concat(fileName.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.Format)).TrimEnd('.', ' ');
        for (var i = 0; i < 3 && Path.GetExtension(name) is { Length: > 0 } extension; i++)
        {
            if (Extensions.Contains(extension.Trim())) return true;
            name = name[..^extension.Length];
        }

        return false;
    }

    /// <summary>True when the bytes are a program, a page, a drawing with scripts or a PDF that acts on its own.</summary>
    public static bool IsIn(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("MZ"u8) || bytes.StartsWith("\u007fELF"u8) || bytes.StartsWith("#!/"u8)) return true;
        if (bytes.StartsWith("%PDF-"u8)) return IsActivePdf(bytes);
        return IsMarkup(bytes[..Math.Min(1024, bytes.Length)]);
    }

    private static bool IsActivePdf(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("/JavaScript"u8) >= 0 || bytes.IndexOf("/Launch"u8) >= 0 || bytes.IndexOf("/RichMedia"u8) >= 0 || bytes.IndexOf("/EmbeddedFile"u8) >= 0;

    private static bool IsMarkup(ReadOnlySpan<byte> start)
    {
        var text = System.Text.Encoding.Latin1.GetString(start).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\t', '\r', '\n');
        return text.StartsWith('<');
    }
}
