using BinhYen.Cases;
using CsCheck;

namespace BinhYen.Tests.Cases;

/// <summary>The number of a case, as people say it.</summary>
public sealed class CaseCodeTests
{
    [Fact]
    public void A_code_reads_back_however_it_is_typed()
    {
        for (var round = 0; round < 200; round++)
        {
            var code = CaseCode.New("AP");
            code.Text.ShouldMatch("^AP-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$");
            CaseCode.TryParse(code.Text.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal).Replace('0', 'o'), out var read).ShouldBeTrue();
            read.ShouldBe(code);
        }
    }

    [Fact]
    public void A_slip_of_one_character_or_two_neighbours_is_noticed() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[1, 31]).Sample((place, shift) =>
        {
            var body = CaseCode.New("AP").Text.Replace("-", "", StringComparison.Ordinal)[2..].ToCharArray();
            var wrong = (char[])body.Clone();
            wrong[place] = Crockford.Alphabet[(Crockford.ValueOf(body[place]) + shift) % 32];
            CaseCode.TryParse("AP" + new string(wrong), out _).ShouldBeFalse();
            if (place == 6 || body[place] == body[place + 1]) return;
            (body[place], body[place + 1]) = (body[place + 1], body[place]);
            CaseCode.TryParse("AP" + new string(body), out _).ShouldBeFalse();
        }, iter: 500);

    [Fact]
    public void A_code_tells_nothing_about_the_order_in_which_cases_came()
    {
        var codes = Enumerable.Range(0, 50).Select(_ => CaseCode.New("AP").Text).ToList();
        codes.SequenceEqual(codes.Order(StringComparer.Ordinal)).ShouldBeFalse();
        codes.ShouldBeUnique();
    }

    [Fact]
    public void A_code_inside_a_text_is_found() =>
        CaseCode.Appears($"về vụ {CaseCode.New("AP")} hôm qua").ShouldBeTrue();

    [Theory]
    [InlineData("a1")]
    [InlineData("APK")]
    [InlineData("")]
    public void A_prefix_that_is_not_two_letters_is_a_mistake_of_the_settings(string prefix) =>
        Should.Throw<ArgumentException>(() => CaseCode.New(prefix));
}
