using BinhYen.Cases;
using BinhYen.Platform.Text;
using CsCheck;

namespace BinhYen.Tests.Cases;

/// <summary>The tracking code as six pairs of words.</summary>
public sealed class SpokenCodeTests
{
    [Fact]
    public void Every_code_comes_back_from_its_words_however_they_are_typed() =>
        Gen.Byte.Array[16].Sample(bytes =>
        {
            var code = TrackingCode.FromEntropy(bytes);
            var pairs = code.RevealWords();
            TrackingCode.Parse(string.Join(", ", pairs)).Value.ShouldBe(code);
            TrackingCode.Parse(VietnameseText.Fold(string.Join(' ', pairs)).ToUpperInvariant()).Value.ShouldBe(code);
        }, iter: 300);

    [Fact]
    public void A_word_that_is_not_in_the_list_is_named_by_its_pair()
    {
        var pairs = TrackingCode.New().RevealWords().ToArray();
        pairs[2] = "xyz " + pairs[2].Split(' ')[1];
        TrackingCode.Parse(string.Join(' ', pairs)).Refusal!.Message.ShouldContain("Cặp từ thứ 3");
        TrackingCode.Parse(string.Join(' ', pairs.Take(5))).Refusal!.Message.ShouldContain("12 tiếng");
    }

    [Fact]
    public void A_misheard_word_is_noticed_fifteen_times_in_sixteen()
    {
        var random = new Random(20261125);
        var noticed = 0;
        const int tries = 800;
        for (var i = 0; i < tries; i++)
        {
            var words = string.Join(' ', TrackingCode.New().RevealWords()).Split(' ');
            var other = string.Join(' ', TrackingCode.New().RevealWords()).Split(' ');
            var at = random.Next(12);
            if (words[at] == other[at]) { noticed++; continue; }
            words[at] = other[at];
            if (!TrackingCode.Parse(string.Join(' ', words)).Succeeded) noticed++;
        }

        noticed.ShouldBeGreaterThan(tries * 9 / 10);
    }
}
