using System.Text;
using BinhYen.Zalo.Messages;
using CsCheck;

namespace BinhYen.Zalo.Tests.Messages;

public class ZaloTextTests
{
    [Fact]
    public void A_letter_with_marks_is_one_character() => ZaloText.Count("ế".Normalize(NormalizationForm.FormD)).ShouldBe(1);

    [Fact]
    public void Half_an_emoji_is_replaced_and_not_an_exception() => ZaloText.Compose("a\ud83db").ShouldBe("a\ufffdb");

    [Fact]
    public void A_long_text_is_cut_at_the_end_of_a_sentence() =>
        ZaloText.Split("Câu một ở đây. Câu hai cũng vậy.", 20).ShouldBe(["Câu một ở đây.", "Câu hai cũng vậy."]);

    [Fact]
    public void Parts_fit_and_lose_nothing_but_spaces() =>
        Gen.Select(Gen.String[0, 400], Gen.Int[2, 60]).Sample((text, longest) =>
        {
            var parts = ZaloText.Split(text, longest);
            return parts.All(part => part.Length <= longest && ZaloText.Compose(part) == part && part.Trim().Length > 0)
                && WithoutSpaces(string.Concat(parts)) == WithoutSpaces(ZaloText.Compose(text));
        }, iter: 5_000);

    [Theory]
    [InlineData("[@7300000000000000311] ra đây", "@7300000000000000311] ra đây")]
    [InlineData("[[@a]@b]", "@a]@b]")]
    [InlineData("[ \u200b@nhóm]", "@nhóm]")]
    [InlineData("[[[@x", "@x")]
    [InlineData("thư [đã gửi] a@b.vn", "thư [đã gửi] a@b.vn")]
    public void A_relayed_text_rings_nobody(string text, string expected) => ZaloMention.Strip(text).ShouldBe(expected);

    [Fact]
    public void No_sequence_of_brackets_survives_stripping() =>
        Gen.Char["[@] a\u200b\n"].Array[0, 30].Select(chars => new string(chars)).Sample(text =>
        {
            var stripped = ZaloMention.Strip(text);
            var visible = string.Concat(stripped.Where(c => !char.IsWhiteSpace(c) && c != '\u200b'));
            return !visible.Contains("[@", StringComparison.Ordinal) && ZaloMention.Strip(stripped) == stripped;
        }, iter: 20_000);

    private static string WithoutSpaces(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
