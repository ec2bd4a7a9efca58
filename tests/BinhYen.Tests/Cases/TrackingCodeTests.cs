using BinhYen.Cases;
using CsCheck;

namespace BinhYen.Tests.Cases;

/// <summary>The reporter's key: secret, forgiving about writing, strict about content.</summary>
public sealed class TrackingCodeTests
{
    [Fact]
    public void A_code_has_five_groups_of_four_and_eighty_random_bits()
    {
        var shown = TrackingCode.New().Reveal();
        shown.Split('-').Select(group => group.Length).ShouldBe([4, 4, 4, 4, 4]);
        // Sixteen characters of five bits are free; the last group follows from them.
        Enumerable.Range(0, 2000).Select(_ => TrackingCode.New().ForHashing()[..16]).ShouldBeUnique();
    }

    [Fact]
    public void A_code_does_not_print()
    {
        var code = TrackingCode.New();
        $"{code}".ShouldBe("••••-••••-••••-••••-••••");
        $"{code}".ShouldNotContain(code.Group(1));
    }

    [Fact]
    public void Small_letters_blanks_dots_and_confused_letters_are_forgiven()
    {
        for (var round = 0; round < 200; round++)
        {
            var code = TrackingCode.New();
            var sloppy = " " + code.Reveal().ToLowerInvariant().Replace('-', '.').Replace('0', 'o').Replace('1', 'l') + " ";
            TrackingCode.Parse(sloppy).Value.ShouldBe(code);
        }
    }

    [Fact]
    public void One_wrong_character_is_named_by_its_group() =>
        Gen.Select(Gen.Int[0, 19], Gen.Int[1, 31]).Sample((place, shift) =>
        {
            var letters = TrackingCode.New().ForHashing().ToCharArray();
            letters[place] = Crockford.Alphabet[(Crockford.ValueOf(letters[place]) + shift) % 32];
            TrackingCode.Parse(new string(letters)).Refusal!.Message.ShouldContain($"Nhóm thứ {place / 4 + 1} có lẽ gõ nhầm");
        }, iter: 400);

    [Fact]
    public void Two_swapped_neighbours_are_found_and_named_by_the_group_where_the_swap_begins() =>
        Gen.Int[0, 18].Sample(place =>
        {
            var letters = TrackingCode.New().ForHashing().ToCharArray();
            if (letters[place] == letters[place + 1]) return;
            (letters[place], letters[place + 1]) = (letters[place + 1], letters[place]);
            TrackingCode.Parse(new string(letters)).Refusal!.Message.ShouldContain($"Nhóm thứ {place / 4 + 1}");
        }, iter: 400);

    [Theory]
    [InlineData(null, "tracking-code.missing")]
    [InlineData("  ", "tracking-code.missing")]
    [InlineData("ABCD-1234", "tracking-code.wrong-length")]
    [InlineData("ABCD-1234-ABCD-1234-ABC!", "tracking-code.strange-character")]
    [InlineData("mật khẩu của tôi là gì nhỉ", "tracking-code.words-wrong-count")]
    public void What_is_no_code_is_told_apart(string? typed, string code) =>
        TrackingCode.Parse(typed).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void Any_text_at_all_is_answered_and_never_thrown_at() =>
        Gen.String.Sample(text => TrackingCode.Parse(text).ShouldNotBeNull());
}
