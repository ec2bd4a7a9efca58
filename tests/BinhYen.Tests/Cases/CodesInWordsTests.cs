using BinhYen.Cases;

namespace BinhYen.Tests.Cases;

public sealed class CodesInWordsTests
{
    [Fact]
    public void A_code_is_hidden_however_it_is_typed()
    {
        var code = TrackingCode.New();
        var grouped = code.Reveal();
        foreach (var typed in (string[])[grouped, grouped.ToLowerInvariant(), grouped.Replace("-", "", StringComparison.Ordinal), grouped.Replace('-', ' '), grouped.Replace('-', '.'), string.Join(' ', code.RevealWords()), string.Join(", ", code.RevealWords()), string.Join(",\n", code.RevealWords()), Paired(code)])
        {
            CodesInWords.Hide($"Tin mã {typed} của em, đến đâu rồi ạ?").ShouldBe("Tin mã (mã tra cứu) của em, đến đâu rồi ạ?", typed);
            CodesInWords.In($"em gửi mã {typed}").ShouldBe([code]);
        }

        var other = TrackingCode.New();
        CodesInWords.Hide($"{grouped}, {other.Reveal()}").ShouldBe("(mã tra cứu), (mã tra cứu)");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Đèn đường số 18 thôn Đông Khê hỏng cả tuần, gọi 0100 000 113 không ai nghe máy, xe 29A-123.45 đỗ chắn lối")]
    [InlineData("AP-KE8D-D2T")]
    [InlineData("mèo xanh, núi cao, trâu đen, bò vàng, nhà cũ, cửa hỏng, cây đổ, đường ngập, chó dữ, gà mất, xe hỏng, đèn tắt")]
    public void Other_words_stay(string words) => CodesInWords.Hide(words).ShouldBe(words);

    // In twelve pieces, as many as there are words in a spoken one.
    private static string Paired(TrackingCode code)
    {
        var letters = code.ForHashing();
        return string.Join(' ', Enumerable.Range(0, 8).Select(i => letters.Substring(2 * i, 2)).Concat(letters[16..].Select(l => $"{l}")));
    }

    [Fact]
    public void A_code_with_a_slip_opens_nothing_and_stays()
    {
        var code = TrackingCode.New().Reveal().ToCharArray();
        code[0] = code[0] is 'A' ? 'B' : 'A';
        CodesInWords.In(new string(code)).ShouldBeEmpty();
    }

    [Fact]
    public void Ten_thousand_words_are_read_in_one_go()
    {
        var words = string.Join(' ', Enumerable.Repeat("0123 4567 89AB CDEF", 2_500));
        CodesInWords.Hide(words).ShouldBe(words);
    }
}
