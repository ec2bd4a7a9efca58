using BinhYen.Zalo.OAuth;

namespace BinhYen.Zalo.Tests.OAuth;

public class ZaloPkceTests
{
    [Fact]
    public void The_documented_vector_gives_its_challenge() =>
        ZaloPkce.FromVerifier("A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v").Challenge.ShouldBe("gqtGEuI80pbvSSQ2uklPFwnc6faB040AiX9PdLYlfNw");

    [Fact]
    public void A_fresh_verifier_has_43_letters_and_digits_and_is_never_the_same()
    {
        var verifiers = Enumerable.Range(0, 100).Select(_ => ZaloPkce.Create().Verifier).ToList();
        verifiers.ShouldAllBe(verifier => verifier.Length == 43 && verifier.All(char.IsAsciiLetterOrDigit));
        verifiers.Distinct().Count().ShouldBe(100);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1 ")]
    public void What_cannot_be_a_verifier_is_refused(string verifier) =>
        Should.Throw<FormatException>(() => ZaloPkce.FromVerifier(verifier));
}
