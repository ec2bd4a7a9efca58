using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace BinhYen.Intake.Media;

/// <summary>
/// Word and Excel papers: packed anew without the parts that say who wrote them, where they lay and on which printer they came out. Authors of
/// remarks and changes lose their names; the remarks stay.
/// </summary>
internal static partial class OfficeCleaning
{
    private const int MostParts = 5_000;
    private const long MostBytes = 50L * 1024 * 1024;
    private const int MostAuthors = 100;

    /// <summary>Milliseconds of one search; more are needed for papers only that are made to need more.</summary>
    private const int MostTime = 2_000;

    // A ZIP knows no earlier time.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[]? Clean(byte[] original)
    {
        using var zip = new ZipArchive(new MemoryStream(original, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostParts || zip.Entries.Sum(part => part.Length) > MostBytes) return null;
        var clean = new MemoryStream();
        using (var copy = new ZipArchive(clean, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in zip.Entries.Where(part => !LeftOut().IsMatch(part.FullName)))
            {
                if (Of(part) is not { } content) return null;
                var entry = copy.CreateEntry(part.FullName);
                entry.LastWriteTime = NoTime;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return clean.ToArray();
    }

    /// <returns>Null for a part of which nobody can say what is in it.</returns>
    private static byte[]? Of(ZipArchiveEntry part)
    {
        if (part.FullName.EndsWith('/')) return [];
        if (Read(part) is not { } content) return null;
        return Path.GetExtension(part.FullName).ToLowerInvariant() switch
        {
            ".xml" or ".rels" or ".vml" => Words(content),
            ".jpg" or ".jpeg" => PictureCleaning.EmptyJpeg(content) ? content : null,
            ".png" => PictureCleaning.Png(content),
            ".gif" or ".bmp" or ".emf" or ".wmf" or ".odttf" or ".fntdata" => content,
            _ => null,
        };
    }

    // What the list of parts says about a length is not believed.
    private static byte[]? Read(ZipArchiveEntry part)
    {
        var content = new byte[part.Length];
        using var stream = part.Open();
        return stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == content.Length && stream.ReadByte() < 0 ? content : null;
    }

    private static byte[]? Words(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var xml = reader.ReadToEnd();
        // Read as another alphabet nothing below would be found.
        if (!xml.AsSpan().TrimStart().StartsWith("<") || xml.Contains('\0') || xml[..Math.Min(100, xml.Length)].Contains("utf-16", StringComparison.OrdinalIgnoreCase)) return null;
        xml = Links().Replace(xml, "");
        xml = Persons().Replace(xml, "$1$2$2");
        // Excel writes the author once more at the head of each remark.
        var authors = Authors().Matches(xml).Select(m => m.Value.Trim()).Distinct().ToList();
        if (authors.Count > MostAuthors) return null;
        foreach (var name in authors)
            xml = Regex.Replace(xml, $@"(?<=<t\b[^<>]*>)\s*{Regex.Escape(name)}\s*:", "", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(MostTime));
        xml = Authors().Replace(xml, "");
        xml = Traces().Replace(xml, "");
        return Encoding.UTF8.GetBytes(Folders().Replace(Paths().Replace(xml, "$1$2about:blank$2"), "$1$2$2"));
    }

    [GeneratedRegex(@"^(docProps/|customXml/|word/people\.xml|word/printerSettings/|xl/persons/|xl/connections\.xml|xl/revisions/|xl/printerSettings/|_xmlsignatures/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex LeftOut();

    // In the lists of parts and of links: lines about what was left out.
    [GeneratedRegex("""<(?:Override|Relationship)\b[^<>]*\b(?:Target|PartName)=["'](?:\.\./|/|word/|xl/)*(?:docProps/|customXml/|people\.xml|printerSettings/|persons/|connections\.xml|revisions/|_xmlsignatures/)[^<>]*/>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex Links();

    [GeneratedRegex("""(\b(?:\w+:)?(?:author|initials|userId|userName|providerId|lastModifiedBy|absPath url|refreshedBy|descr|sourceFile|odcFile)=)(["'])(?:(?!\2)[\s\S])*\2""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex Persons();

    [GeneratedRegex(@"(?<=<(?:\w+:)?author>)[^<]+", RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex Authors();

    // Numbers of the sittings in which a paper was written, variables, a link to the printer, remarks of the program.
    [GeneratedRegex("""\s\w+:rsid\w*=("|')[0-9A-Fa-f]*\1|<w:rsids>.*?</w:rsids>|<w:docVars>.*?</w:docVars>|<customWorkbookViews\b.*?</customWorkbookViews>|<customSheetViews\b.*?</customSheetViews>|\s\w+:id=(?<=<pageSetup\b[^<>]*)("|')[^"']*\2|<!--.*?-->""", RegexOptions.Singleline | RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex Traces();

    // A picture, a table or a source on somebody's disk, wherever it is named: the folder carries the account's name.
    [GeneratedRegex("""(\b[\w:]+=)(["'])(?:(?!\2)[^<>])*?(?:[A-Za-z]:\\|\\\\|file:|/Users/|/home/)(?:(?!\2)[^<>])*\2""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex Folders();

    // The template on somebody's disk.
    [GeneratedRegex("""(\bTarget=)(["'])(?:file:|[A-Za-z]:\\|\\\\)(?:(?!\2)[\s\S])*\2""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex Paths();
}
