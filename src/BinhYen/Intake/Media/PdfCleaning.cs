using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace BinhYen.Intake.Media;

/// <summary>
/// PDF papers: what says who wrote them, with which program and when is blanked in its place, so that no position in the file moves. Handled is
/// what scanners, phones and office programs write; a paper that is signed, encrypted, carries other files, was changed after it was written or does
/// anything unusual is left to the original.
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
        if (Unusual().IsMatch(text) || HoldsOlderState(text)) return null;
        var infos = Infos().Matches(text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var (at, left) = (0, MostUnpacked);
        foreach (var (from, until, head) in Streams(text))
        {
            if (!Blank(copy, text, at, from, infos) || !CleanStream(copy.AsSpan(from, until - from), head, infos, ref left)) return null;
            at = until;
        }

        return Blank(copy, text, at, text.Length, infos) ? copy : null;
    }

    // What was changed is written behind what was there, which stays: a name that was blackened out stands in the file. Papers made for the web
    // have two tables from the beginning.
    private static bool HoldsOlderState(string text) =>
        text.AsSpan().Count("startxref") > (text.AsSpan(0, Math.Min(text.Length, LongestHead)).Contains("/Linearized", StringComparison.Ordinal) ? 2 : 1);

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
        if (Described().IsMatch(head))
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
        if (begin > text.Length || Unusual().IsMatch(text) || Strange().IsMatch(text)) return false;
        var numbers = text[..begin].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < numbers.Length; i += 2)
        {
            var from = begin + int.Parse(numbers[i + 1], System.Globalization.CultureInfo.InvariantCulture);
            var until = i + 3 < numbers.Length ? begin + int.Parse(numbers[i + 3], System.Globalization.CultureInfo.InvariantCulture) : text.Length;
            if (from > until || until > text.Length) return false;
            if (infos.Contains(numbers[i])) BlankStrings(plain, text, from, until);
        }

        BlankFolders(plain, text, begin, text.Length);
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
        // Not in the packed parts: three letters come about there by chance.
        if (Strange().IsMatch(text.AsSpan(from, until - from))) return false;
        foreach (var m in Objects().EnumerateMatches(text.AsSpan(from, until - from)))
        {
            var begin = from + m.Index;
            if (!infos.Contains(text.AsSpan(begin, m.Length).Trim().ToString().Split(' ')[0])) continue;
            var end = text.IndexOf("endobj", begin, StringComparison.Ordinal);
            if (end < 0 || end > until) return false;
            BlankStrings(file, text, begin, end);
        }

        BlankFolders(file, text, from, until);
        return BlankNamed(file, text, from, until);
    }

    /// <summary>Remarks of programs, and whatever names a folder, under any key: the folder carries the account's name.</summary>
    private static void BlankFolders(byte[] file, string text, int from, int until)
    {
        for (var at = from; at < until; at++)
        {
            if (text[at] is '%')
            {
                var kept = text.AsSpan(at, until - at) is var line && line.StartsWith("%PDF-") ? 8 : line.StartsWith("%%EOF") ? 5 : 0;
                for (; at < until && text[at] is not ('\r' or '\n'); at++)
                    if (kept-- <= 0) file[at] = (byte)' ';
            }
            else if (BeginsString(text, at, until))
            {
                var end = EndOf(text, at, until);
                if (Folder().IsMatch(Said(text, at, end))) BlankOne(file, text, at, until);
                at = end;
            }
        }
    }

    private static bool BeginsString(string text, int at, int until) =>
        text[at] is '(' || (text[at] is '<' && at + 1 < until && text[at + 1] != '<' && (at == 0 || text[at - 1] != '<'));

    private static int EndOf(string text, int at, int until)
    {
        if (text[at] is '<') return text.IndexOf('>', at, until - at) is var end and >= 0 ? end : until;
        for (var depth = 0; at < until; at++)
        {
            if (text[at] is '\\') at++;
            else if (text[at] is '(') depth++;
            else if (text[at] is ')' && --depth == 0) return at;
        }

        return until;
    }

    /// <summary>What a string says: as digits or with escapes, one byte or two for a letter.</summary>
    private static string Said(string text, int at, int end)
    {
        var bytes = new List<byte>();
        if (text[at] is '<')
        {
            var digits = string.Concat(text.AsSpan(at + 1, end - at - 1).ToString().Where(char.IsAsciiHexDigit));
            bytes.AddRange(Convert.FromHexString(digits.Length % 2 == 0 ? digits : $"{digits}0"));
        }
        else
        {
            for (at++; at < end; at++)
            {
                if (text[at] is not '\\' || at + 1 >= end)
                {
                    bytes.Add((byte)text[at]);
                    continue;
                }

                var (code, digits) = (0, 0);
                for (; digits < 3 && at + 1 < end && text[at + 1] is >= '0' and <= '7'; digits++) code = code * 8 + text[++at] - '0';
                if (digits > 0) bytes.Add(unchecked((byte)code));
                else if (text[++at] is not ('\r' or '\n')) bytes.Add((byte)text[at]);
            }
        }

        byte[] said = [.. bytes];
        return said is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(said) : Encoding.Latin1.GetString(said);
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
            if (BeginsString(text, at, until)) at = BlankOne(file, text, at, until);
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

    // Forms, attachments and actions that lead to files, signatures, films; and names that hide their letters from every rule here.
    [GeneratedRegex(@"/(AF|XFA|GoToR|GoToE|Launch|ImportData|SubmitForm|JavaScript|JS|Collection|DSS|Perms|Sig|Movie|Sound|OPI)\b|/[^\s()<>\[\]{}/%]*#(?:[46][1-9A-Fa-f]|[57][0-9Aa])", RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex Strange();

    // Of the paper, of a page or of a picture.
    [GeneratedRegex(@"/Type\s*/Metadata\b|/Subtype\s*/XML\b", RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex Described();

    [GeneratedRegex(@"\b[A-Za-z]:[\\/]|\\\\|file:|/(?:Users|home|storage|mobile)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostTime)]
    private static partial Regex Folder();

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
