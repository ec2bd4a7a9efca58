using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace BinhYen.Intake.Media;

/// <summary>
/// PDF papers: what says who wrote them, with which program and when is blanked in its place, so that no position in the file moves. Handled is
/// what scanners, phones and office programs write; a paper that is signed, encrypted, carries other files or does anything unusual is left to
/// the original.
/// </summary>
internal static partial class PdfCleaning
{
    private const int MostUnpacked = 32 * 1024 * 1024;
    private const int LongestHead = 8 * 1024;

    /// <summary>Milliseconds of one search; more are needed for papers only that are made to need more.</summary>
    private const int MostTime = 2_000;

    public static byte[]? Clean(byte[] original)
    {
        var copy = original.ToArray();
        // Latin-1 has a character for each byte: places in the text are places in the file.
        var text = Encoding.Latin1.GetString(copy);
        if (Unusual().IsMatch(text)) return null;
        var infos = Infos().Matches(text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var (at, left) = (0, MostUnpacked);
        foreach (var (from, until, head) in Streams(text))
        {
            if (!Blank(copy, text, at, from, infos) || !CleanStream(copy.AsSpan(from, until - from), head, infos, ref left)) return null;
            at = until;
        }

        return Blank(copy, text, at, text.Length, infos) ? copy : null;
    }

    /// <summary>The packed parts of the file with what is written about each.</summary>
    private static IEnumerable<(int From, int Until, string Head)> Streams(string text)
    {
        for (var m = StreamBegin().Match(text); m.Success;)
        {
            var (from, until) = (m.Index + m.Length, text.IndexOf("endstream", m.Index + m.Length, StringComparison.Ordinal));
            if (until < 0) until = text.Length;
            var head = text.LastIndexOf(" obj", m.Index, Math.Min(m.Index, LongestHead), StringComparison.Ordinal);
            yield return (from, until, text[Math.Max(0, head)..m.Index]);
            m = StreamBegin().Match(text, Math.Min(until + 9, text.Length));
        }
    }

    private static bool CleanStream(Span<byte> content, string head, HashSet<string> infos, ref int left)
    {
        if (head.Contains("/Metadata", StringComparison.Ordinal) && head.Contains("/XML", StringComparison.Ordinal))
        {
            content.Fill((byte)' ');
            return true;
        }

        if (head.Contains("/DCTDecode", StringComparison.Ordinal))
            return !head.Contains("/FlateDecode", StringComparison.Ordinal) && PictureCleaning.EmptyJpeg(content);
        if (!head.Contains("/ObjStm", StringComparison.Ordinal)) return true;
        return !head.Contains("/DecodeParms", StringComparison.Ordinal) && head.Contains("/FlateDecode", StringComparison.Ordinal) && CleanPacked(content, head, infos, ref left);
    }

    /// <summary>Objects that are packed together: unpacked, blanked, and packed into the same place, where they must fit.</summary>
    private static bool CleanPacked(Span<byte> content, string head, HashSet<string> infos, ref int left)
    {
        if (Unpack(content.ToArray(), ref left) is not { } plain || First().Match(head) is not { Success: true } first) return false;
        var text = Encoding.Latin1.GetString(plain);
        var begin = int.Parse(first.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        if (begin > text.Length || Unusual().IsMatch(text)) return false;
        var numbers = text[..begin].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < numbers.Length; i += 2)
        {
            var from = begin + int.Parse(numbers[i + 1], System.Globalization.CultureInfo.InvariantCulture);
            var until = i + 3 < numbers.Length ? begin + int.Parse(numbers[i + 3], System.Globalization.CultureInfo.InvariantCulture) : text.Length;
            if (from > until || until > text.Length) return false;
            if (infos.Contains(numbers[i])) BlankStrings(plain, text, from, until);
        }

        if (!BlankNamed(plain, text, begin, text.Length)) return false;
        var packed = Pack(plain);
        // The last bytes may be the end of a line that does not count.
        if (packed.Length > content.Length - 2) return false;
        content.Clear();
        packed.CopyTo(content);
        return true;
    }

    /// <summary>Between the packed parts: whole tables about the paper, and single values that name somebody wherever they stand.</summary>
    private static bool Blank(byte[] file, string text, int from, int until, HashSet<string> infos)
    {
        foreach (var m in Objects().EnumerateMatches(text.AsSpan(from, until - from)))
        {
            var begin = from + m.Index;
            if (!infos.Contains(text.AsSpan(begin, m.Length).Trim().ToString().Split(' ')[0])) continue;
            var end = text.IndexOf("endobj", begin, StringComparison.Ordinal);
            if (end < 0 || end > until) return false;
            BlankStrings(file, text, begin, end);
        }

        return BlankNamed(file, text, from, until);
    }

    private static bool BlankNamed(byte[] file, string text, int from, int until)
    {
        for (var m = Named().Match(text, from, until - from); m.Success; m = m.NextMatch())
        {
            var value = m.Index + m.Length;
            // The value stands somewhere else: nobody can say where it is used again.
            if (value < until && char.IsAsciiDigit(text[value])) return false;
            if (value < until && text[value] is '(' or '<') BlankOne(file, text, value, until);
        }

        return true;
    }

    private static void BlankStrings(byte[] file, string text, int from, int until)
    {
        for (var at = from; at < until; at++)
        {
            if (text[at] is '(' || text[at] is '<' && at + 1 < until && text[at + 1] != '<' && text[at - 1] != '<') at = BlankOne(file, text, at, until);
        }
    }

    /// <returns>Where the string ends.</returns>
    private static int BlankOne(byte[] file, string text, int at, int until)
    {
        if (text[at] is '<')
        {
            for (at++; at < until && text[at] != '>'; at++) file[at] = (byte)'0';
            return at;
        }

        for (var depth = 0; at < until; at++)
        {
            if (text[at] is '(' && depth++ == 0) continue;
            if (text[at] is ')' && --depth == 0) return at;
            file[at] = (byte)' ';
            if (text[at] is '\\' && at + 1 < until) file[++at] = (byte)' ';
        }

        return at;
    }

    /// <param name="content">What is packed.</param>
    /// <param name="left">How much the whole paper may still unpack.</param>
    private static byte[]? Unpack(byte[] content, ref int left)
    {
        using var zlib = new ZLibStream(new MemoryStream(content), CompressionMode.Decompress);
        var plain = new MemoryStream();
        var piece = new byte[81_920];
        while (zlib.Read(piece) is var read and > 0)
        {
            if ((left -= read) < 0) return null;
            plain.Write(piece, 0, read);
        }

        return plain.ToArray();
    }

    private static byte[] Pack(byte[] plain)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zlib.Write(plain);
        return packed.ToArray();
    }

    [GeneratedRegex(@"/(Encrypt|EmbeddedFiles?|ByteRange|PieceInfo|JPXDecode|Filespec|RichMedia)\b", RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex Unusual();

    [GeneratedRegex(@"/Info\s+(\d+)\s+\d+\s+R", RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex Infos();

    [GeneratedRegex(@"(?<!end)stream\r?\n", RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex StreamBegin();

    [GeneratedRegex(@"/First\s+(\d+)", RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex First();

    [GeneratedRegex(@"\b\d+ +\d+ +obj\b", RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex Objects();

    // Of the paper: who, with what, when. Of a remark in it: who (T) and when (M).
    [GeneratedRegex(@"/(Author|Creator|Producer|Title|Subject|Keywords|CreationDate|ModDate|Company|Manager|SourceModified|LastModified|Alt|URI|M|T)\s*(?=[(<\d])(?!<<)", RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex Named();
}
