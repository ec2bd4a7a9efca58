using System.Collections.Frozen;
using System.Text;
using BinhYen.Platform.Text;

namespace BinhYen.Platform.Sheets;

/// <summary>
/// Bytes of a text file as Vietnamese letters. Old machines in communes still write Windows-1258, TCVN3 (ABC) and VNI;
/// each is recognised by the words that come out, and when none gives Vietnamese the file is refused instead of
/// filling the register with rubbish.
/// </summary>
internal static class VietnameseLetters
{
    // Words that a list of people and places cannot do without, as they are written.
    private static readonly FrozenSet<string> Known = new[]
    {
        "họ", "tên", "và", "chủ", "hộ", "số", "điện", "thoại", "thôn", "xóm", "ấp", "tổ", "địa", "chỉ", "có", "điều", "kiện", "đã", "tham", "ghi", "chú",
        "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "văn", "thị", "đình", "hữu", "đức", "khu", "phố",
        "không", "danh", "sách", "người", "đại", "diện", "nhóm", "stt", "xã", "đông", "tây", "phú", "bãi", "chùa", "mới",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, char> Tcvn3 = Pairs(
        "µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ");

    // VNI writes a vowel and then one letter for its mark; ô and ö stand for ơ and ư.
    private static readonly FrozenDictionary<char, string> VniMarks = new Dictionary<char, string>
    {
        ['ø'] = "\u0300", ['ù'] = "\u0301", ['û'] = "\u0309", ['õ'] = "\u0303", ['ï'] = "\u0323", ['â'] = "\u0302", ['à'] = "\u0302\u0300", ['á'] = "\u0302\u0301",
        ['å'] = "\u0302\u0309", ['ã'] = "\u0302\u0303", ['ä'] = "\u0302\u0323", ['ê'] = "\u0306", ['è'] = "\u0306\u0300", ['é'] = "\u0306\u0301", ['ú'] = "\u0306\u0309",
        ['ü'] = "\u0306\u0303", ['ë'] = "\u0306\u0323",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, char> VniAlone = Pairs("ñđÑĐôơÔƠöưÖƯæỉÆỈóĩÓĨòịÒỊîỵÎỴ");

    /// <summary>The text and the name of its encoding; null when the bytes are not Vietnamese in any known way.</summary>
    public static (string Text, string Encoding)? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Strict(bytes[3..]) is { } marked ? (marked, "UTF-8") : null;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return (Encoding.Unicode.GetString(bytes[2..]), "UTF-16");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return (Encoding.BigEndianUnicode.GetString(bytes[2..]), "UTF-16");
        if (bytes[..Math.Min(bytes.Length, 4096)].Contains((byte)0)) return null;
        if (Strict(bytes) is { } plain) return Restore(plain) is { } restored && restored.Text != plain ? restored : (plain, "UTF-8");

        var latin = Encoding.Latin1.GetString(bytes);
        var windows = (Text: CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetString(bytes).Normalize(NormalizationForm.FormC), Encoding: "Windows-1258");
        return Best([windows, (FromTcvn3(latin), "TCVN3 (ABC)"), (FromVni(latin), "VNI")]);
    }

    // A file can be Unicode and still hold letters of an old font: "NguyÔn V¨n" copied out of Excel.
    private static (string Text, string Encoding)? Restore(string text)
    {
        var head = text.Length > 20_000 ? text[..20_000] : text;
        if (!head.Any(c => c is >= '\u00a1' and <= '\u00ff')) return null;
        var tcvn3 = Score(FromTcvn3(head));
        var vni = Score(FromVni(head));
        var now = Score(head);
        return Math.Max(tcvn3, vni) < Math.Max(3, now * 2) ? null : tcvn3 >= vni ? (FromTcvn3(text), "TCVN3 (ABC)") : (FromVni(text), "VNI");
    }

    private static (string Text, string Encoding)? Best(ReadOnlySpan<(string Text, string Encoding)> candidates)
    {
        (string Text, string Encoding)? best = null;
        var most = 0;
        foreach (var candidate in candidates)
        {
            var score = Score(candidate.Text.Length > 20_000 ? candidate.Text[..20_000] : candidate.Text);
            if (score > most) (best, most) = (candidate, score);
        }

        return most >= 2 ? best : null;
    }

    // Only words with a letter beyond ASCII tell encodings apart.
    private static int Score(string text) =>
        VietnameseText.Compose(text).ToLowerInvariant().Split([' ', ',', ';', '\t', '\r', '\n', '"', '.', ':', '(', ')', '/', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Count(word => word.Any(c => c > 127) && Known.Contains(word));

    private static string? Strict(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string FromTcvn3(string latin) => string.Create(latin.Length, latin, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++) to[i] = Tcvn3.GetValueOrDefault(from[i], from[i]);
    });

    private static string FromVni(string latin)
    {
        var text = new StringBuilder(latin.Length);
        foreach (var letter in latin)
        {
            if (text.Length > 0 && "aeouyAEOUYơƠưƯ".Contains(text[^1], StringComparison.Ordinal) && VniMarks.TryGetValue(char.ToLowerInvariant(letter), out var marks)) text.Append(marks);
            else text.Append(VniAlone.GetValueOrDefault(letter, letter));
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    private static FrozenDictionary<char, char> Pairs(string pairs) =>
        Enumerable.Range(0, pairs.Length / 2).ToDictionary(i => pairs[2 * i], i => pairs[2 * i + 1]).ToFrozenDictionary();
}
