using System.Text;
using BinhYen.Platform.Text;
using CsCheck;

namespace BinhYen.Tests.Platform.Text;

public sealed class VietnameseTextTests
{
    [Theory]
    [InlineData("Chợ  PHÚ LỘC", "cho phu loc")]
    [InlineData("Đường ĐÊ", "duong de")]
    [InlineData("  hố\tga\n", "ho ga")]
    [InlineData("ＣＨÁＹ", "chay")]
    [InlineData("", "")]
    public void Folding_keeps_the_letters_and_drops_the_marks(string text, string folded) =>
        VietnameseText.Fold(text).ShouldBe(folded);

    [Fact]
    public void Null_folds_to_nothing() => VietnameseText.Fold(null).ShouldBe(string.Empty);

    [Fact]
    public void Stretched_letters_collapse_but_digits_do_not() =>
        VietnameseText.Fold("CHÁYYYYY 1000000 aaa", collapseElongation: true).ShouldBe("chay 1000000 a");

    [Fact]
    public void Two_letter_words_count() =>
        VietnameseText.Words("Hố ga, ở đó!").ShouldBe(["ho", "ga", "o", "do"]);

    [Fact]
    public void Invisible_characters_do_not_split_words() =>
        VietnameseText.Words("ma\u200B tu\u00ADy").ShouldBe(["ma", "tuy"]);

    [Fact]
    public void Composed_and_decomposed_text_give_the_same_words() =>
        Gen.String[Gen.Char["aăâeêioôơuưyđĐáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ nghtcmpx.,"], 0, 60]
            .Sample(text =>
                VietnameseText.Words(text.Normalize(NormalizationForm.FormC))
                    .SequenceEqual(VietnameseText.Words(text.Normalize(NormalizationForm.FormD))));

    [Fact]
    public void Folding_any_unicode_never_throws_and_folding_twice_changes_nothing() =>
        Gen.String[Gen.Char['\0', '\uFFFF'], 0, 40].Sample(text =>
        {
            var once = VietnameseText.Fold(text);
            return VietnameseText.Fold(once) == once && !once.StartsWith(' ') && !once.EndsWith(' ');
        });

    /// <summary>Whatever stands beyond the kept letters sends a text the long way: both ways give the same, for each letter wherever it stands.</summary>
    [Fact]
    public void A_letter_folds_the_same_by_itself_as_in_a_text_folded_as_a_whole()
    {
        foreach (var letter in Enumerable.Range(0, 0xD800).Select(code => (char)code))
            foreach (var text in new[] { $"{letter}", $"a{letter}b", $" {letter} \u0301b{letter}\u0323", $"{letter}{letter}{letter}" })
                $"{VietnameseText.Fold($"x{text}x", collapseElongation: true)}\u03c9".ShouldBe(VietnameseText.Fold($"x{text}x\u2126", collapseElongation: true), $"U+{(int)letter:X4}");
    }

    [Fact]
    public void Words_are_never_empty_and_hold_no_blanks() =>
        Gen.String[Gen.Char['\0', '\uFFFF'], 0, 40].Sample(text =>
            VietnameseText.Words(text).All(word => word.Length > 0 && !word.Any(char.IsWhiteSpace)));
}
