using System.Diagnostics;
using System.Text.Json;
using BinhYen.Cases;
using BinhYen.Platform.Text;
using BinhYen.Testing;
using BinhYen.Tests.Conversations.Understanding;

namespace BinhYen.Tests.Cases;

public sealed class CodesInWordsTests
{
    private const string Hidden = "(mã tra cứu)";

    [Fact]
    public void A_code_is_hidden_however_it_is_typed()
    {
        var code = TrackingCode.New();
        var grouped = code.Reveal();
        string[] ways =
        [
            grouped, grouped.ToLowerInvariant(), code.ForHashing(), .. ((string[])[" ", ".", "/", ", ", "_", " – ", "\n", "\r\n", "\n\n"]).Select(sign => grouped.Replace("-", sign, StringComparison.Ordinal)),
            string.Join(' ', code.ForHashing().AsEnumerable()), FullWidth(grouped), grouped.Replace('0', 'O').Replace('1', 'l'),
            string.Join(' ', code.RevealWords()), string.Join(", ", code.RevealWords()), string.Join(",\n", code.RevealWords()), Paired(code),
        ];
        foreach (var typed in ways)
        {
            CodesInWords.Hide($"Tin mã {typed} của em, đến đâu rồi ạ?").ShouldBe("Tin mã (mã tra cứu) của em, đến đâu rồi ạ?", typed);
            Fitting($"em gửi mã {typed}").ShouldBe([code]);
        }

        var other = TrackingCode.New();
        CodesInWords.Hide($"{grouped}, {other.Reveal()}").ShouldBe("(mã tra cứu), (mã tra cứu)");
    }

    /// <summary>Selected on the receipt it comes on five lines, with some browsers with the numbers of the list; and people leave out blanks.</summary>
    [Fact]
    public void A_code_is_found_between_words_it_is_glued_to_and_in_a_copied_list()
    {
        var code = Codes().First();
        var listed = string.Join('\n', Enumerable.Range(1, 5).Select(group => $"{group}. {code.Group(group)}"));
        Fitting($"mã của em:\n{listed}").ShouldBe([code]);
        CodesInWords.Hide($"gửi mã{code.Reveal()}nhờ xem").ShouldBe("gửi mã(mã tra cứu)nhờ xem");
        Fitting($"gui ma{code.ForHashing().ToLowerInvariant()}nhe").ShouldBe([code]);
    }

    /// <summary>Every slip has exactly one repair, and the last group holds no secret: whoever reads what is left opens the report.</summary>
    [Theory]
    [Threat(2)]
    [InlineData("wrong"), InlineData("missing"), InlineData("doubled"), InlineData("swapped"), InlineData("four groups"), InlineData("part of the last group"), InlineData("two wrong"), InlineData("no such letter")]
    public void What_can_be_completed_to_a_code_is_hidden_like_one(string slip)
    {
        foreach (var sign in (string[])["-", " ", "\n", "."])
        {
            var left = Codes().Select((code, index) => Slipped(code, slip, index % 16, sign)).Select(typed => CodesInWords.Hide($"Tin mã {typed} của em")).Where(words => !words.Contains(Hidden, StringComparison.Ordinal)).ToList();
            // A code whose groups all look like words or numbers is one in thirty.
            left.Count.ShouldBeLessThanOrEqualTo(12, string.Join('\n', left));
            Fitting($"Tin mã {Slipped(Codes().First(), slip, 3, sign)} của em").ShouldBeEmpty("only what fits leads anywhere");
        }
    }

    [Theory]
    [Threat(2)]
    [InlineData("one misheard"), InlineData("two misheard"), InlineData("one missing"), InlineData("two missing")]
    public void Words_of_which_one_or_two_are_misheard_or_missing_are_hidden(string slip)
    {
        foreach (var code in Codes())
        {
            var words = string.Join(' ', code.RevealWords()).Split(' ').ToList();
            if (slip.EndsWith("misheard", StringComparison.Ordinal)) words[4] = "bão";
            if (slip is "two misheard") words[7] = "lụt";
            if (slip is "one missing" or "two missing") words.RemoveAt(5);
            if (slip is "two missing") words.RemoveAt(8);
            foreach (var typed in (string[])[string.Join(' ', words), VietnameseText.Fold(string.Join(", ", words))])
                CodesInWords.Hide($"mã là: {typed}.").ShouldBe("mã là: (mã tra cứu).", typed);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Đèn đường số 18 thôn Đông Khê hỏng cả tuần, gọi 0100 000 113 không ai nghe máy, xe 29A-123.45 đỗ chắn lối")]
    [InlineData("AP-KE8D-D2T")]
    [InlineData("mèo xanh, núi cao, trâu đen, bò vàng, nhà cũ, cửa hỏng, cây đổ, đường ngập, chó dữ, gà mất, xe hỏng, đèn tắt")]
    [InlineData("Thẻ 9704 1234 5678 9012, tài khoản 1903 5555 8888 01, 0123456789012345678, căn cước 001088012345, chuyển 12.500.000đ lúc 8h30 20/11/2026")]
    [InlineData("Xe 29A1-234.56 và 30G-567.89, số khung RLHJC5238DY123456, số máy JC52E-1234567 bị mất hôm 05/11")]
    [InlineData("Hồ sơ gồm CT01, CT07, CT08, NA17 theo Luật 68/2020/QH14 và 118/2025/QH15")]
    [InlineData("CONG AN XA - KHU PHO - CHAY NHAM - THUE NHA")]
    [InlineData("Vị trí ở đây https://maps.app.goo.gl/Xy12AbC3dE4fG5h67 và maps.app.goo.gl/xy12abc3de4fg5h67")]
    public void Other_words_stay(string words) => CodesInWords.Hide(words).ShouldBe(words);

    /// <summary>All that was ever told in tests and examples, with marks, without and in capitals.</summary>
    [Fact]
    public void No_ordinary_message_is_changed()
    {
        var texts = LabelledMessage.Tuning.Concat(LabelledMessage.Paraphrases).Concat(LabelledMessage.LaterParaphrases).SelectMany(m => m.Messages.Append(string.Join(' ', m.Messages))).ToList();
        using var stream = typeof(CaseCategory).Assembly.GetManifestResourceStream("demo-model.json");
        if (stream is not null)
        {
            using var model = JsonDocument.Parse(stream);
            Gather(model.RootElement, texts);
        }

        texts.Count.ShouldBeGreaterThan(300);
        foreach (var text in texts)
        {
            foreach (var words in (string[])[text, VietnameseText.Fold(text), text.ToUpperInvariant(), VietnameseText.Fold(text).ToUpperInvariant()]) CodesInWords.Hide(words).ShouldBe(words);
        }
    }

    /// <summary>Digits alone are numbers of telephones, papers and accounts, unless they fit.</summary>
    [Fact]
    public void Digits_are_a_code_only_where_they_fit()
    {
        var digits = Enumerable.Range(12_345, 4_000_000).Select(n => CheckSymbols.Append($"{n:0000000000000000}", 4)).First(word => word.All(char.IsAsciiDigit));
        CodesInWords.Hide($"mã {digits}").ShouldBe($"mã {Hidden}");
        CodesInWords.Hide($"mã {string.Join(' ', digits.Chunk(4).Select(group => new string(group)))}").ShouldBe($"mã {Hidden}");
        var numbers = $"số {digits[..10]} và {digits[10..]}";
        CodesInWords.Hide(numbers).ShouldBe(numbers);
        var wrong = $"mã {digits[..19]}{(digits[19] == '0' ? '1' : '0')}";
        CodesInWords.Hide(wrong).ShouldBe(wrong);
    }

    [Fact]
    public void Ten_thousand_words_are_read_in_one_go()
    {
        var watch = Stopwatch.StartNew();
        foreach (var piece in (string[])["0123 4567 8901 CDEF", "bcdfgh1 2jkmnpq", "mèo xanh nhà", "A1B2C3D E5F", "0123 4567 89AB CDEF"]) CodesInWords.Hide(string.Join(' ', Enumerable.Repeat(piece, 2_500)));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static string Slipped(TrackingCode code, string slip, int at, string sign)
    {
        var word = code.ForHashing();
        var other = word[at] is 'A' ? 'B' : 'A';
        var next = word[at + 1] == word[at] ? at + 2 : at + 1;
        return slip switch
        {
            "wrong" => Grouped(word[..at] + other + word[(at + 1)..], sign),
            "no such letter" => Grouped(word[..at] + 'U' + word[(at + 1)..], sign),
            "two wrong" => Grouped(word[..at] + other + word[(at + 1)..19] + (word[19] is '7' ? '8' : '7'), sign),
            "missing" => Grouped(word, sign).Remove(at + at / 4 * sign.Length, 1),
            "doubled" => Grouped(word, sign).Insert(at + at / 4 * sign.Length, $"{word[at]}"),
            "swapped" => Grouped(word[..at] + word[next] + word[(at + 1)..next] + word[at] + word[(next + 1)..], sign),
            "four groups" => Grouped(word[..16], sign),
            "part of the last group" => Grouped(word[..18], sign),
            _ => throw new ArgumentOutOfRangeException(nameof(slip)),
        };
    }

    private static string Grouped(string word, string sign) => string.Join(sign, word.Chunk(4).Select(group => new string(group)));

    // The same three hundred each time.
    private static IEnumerable<TrackingCode> Codes()
    {
        var random = new Random(20261128);
        var entropy = new byte[16];
        for (var number = 0; number < 300; number++)
        {
            random.NextBytes(entropy);
            yield return TrackingCode.FromEntropy(entropy);
        }
    }

    private static void Gather(JsonElement element, List<string> texts)
    {
        if (element.ValueKind is JsonValueKind.String) texts.Add(element.GetString()!);
        if (element.ValueKind is JsonValueKind.Array) foreach (var item in element.EnumerateArray()) Gather(item, texts);
        if (element.ValueKind is JsonValueKind.Object) foreach (var property in element.EnumerateObject()) Gather(property.Value, texts);
    }

    private static string FullWidth(string typed) => string.Concat(typed.Select(letter => char.IsAsciiLetterOrDigit(letter) ? (char)(letter - '0' + '０') : letter));

    // In twelve pieces, as many as there are words in a spoken one.
    private static string Paired(TrackingCode code)
    {
        var letters = code.ForHashing();
        return string.Join(' ', Enumerable.Range(0, 8).Select(i => letters.Substring(2 * i, 2)).Concat(letters[16..].Select(l => $"{l}")));
    }

    private static IEnumerable<TrackingCode> Fitting(string text) => CodesInWords.Find(text).Select(f => f.Code).OfType<TrackingCode>();
}
