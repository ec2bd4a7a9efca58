using System.Text;

namespace BinhYen.Testing;

/// <summary>Looks for words in files the way a thief would: in the raw bytes, in every usual spelling.</summary>
internal static class RawBytes
{
    /// <summary>How often a byte string occurs in the files of a folder, all levels.</summary>
    public static int Count(string folder, string pattern, byte[] wanted)
    {
        var found = 0;
        foreach (var content in Contents(folder, pattern))
        {
            var rest = content.AsSpan();
            for (var at = rest.IndexOf(wanted); at >= 0; at = rest.IndexOf(wanted))
            {
                found++;
                rest = rest[(at + 1)..];
            }
        }

        return found;
    }

    /// <summary>
    /// The texts found anywhere below a folder, each with its spelling: UTF-8, UTF-16 both ways, hexadecimal, base64 at
    /// all three offsets.
    /// </summary>
    public static IReadOnlyList<string> Found(string folder, params string[] texts)
    {
        var wanted = texts.SelectMany(text => Spellings(text).Select(spelling => (Label: $"{spelling.Name}: {text}", spelling.Bytes))).ToList();
        return [.. Contents(folder, "*").SelectMany(content => wanted.Where(one => content.AsSpan().IndexOf(one.Bytes) >= 0))
            .Select(one => one.Label).Distinct()];
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Spellings(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        yield return ("utf-8", utf8);
        yield return ("utf-16le", Encoding.Unicode.GetBytes(text));
        yield return ("utf-16be", Encoding.BigEndianUnicode.GetBytes(text));
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexString(utf8)));
        yield return ("hex-lower", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8)));
        for (var offset = 0; offset < 3; offset++)
        {
            // Only the middle of the base64 text is the same whatever stands before and after: the letters that hold six bits of the text and nothing else. Fewer would be found by chance.
            var base64 = Convert.ToBase64String([.. new byte[offset], .. utf8, 0, 0]);
            yield return ($"base64+{offset}", Encoding.ASCII.GetBytes(base64[((offset * 8 + 5) / 6)..((offset + utf8.Length) * 8 / 6)]));
        }
    }

    /// <summary>A file that a running server deleted in between holds nothing any more.</summary>
    private static IEnumerable<byte[]> Contents(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Select(Content).OfType<byte[]>();

    /// <summary>What a file holds; null when it is gone by now. Files that the database holds open are shared for reading and writing.</summary>
    public static byte[]? Content(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        catch (IOException e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
