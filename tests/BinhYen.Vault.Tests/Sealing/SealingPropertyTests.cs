using System.Buffers.Binary;
using BinhYen.Vault.Tests.Given;
using CsCheck;

namespace BinhYen.Vault.Tests.Sealing;

public sealed class SealingPropertyTests
{
    private static readonly Gen<string> Purposes = Gen.Char['a', 'z'].Array[1, 64].Select(letters => new string(letters));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_text_opens_with_its_own_purpose_and_with_no_other()
    {
        await using var given = await TestVault.OpenAsync();
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);

        await Gen.Select(ValidText, Purposes, Purposes).SampleAsync(async (text, purpose, other) =>
        {
            var stored = await given.Records.SealAsync(key, purpose, text, Stop);
            var back = BinhYen.Vault.Sealed.FromBytes<string>(stored.ToBytes());
            (await given.Records.OpenAsync(back, purpose, Stop)).Or("!").ShouldBe(text);
            if (other != purpose)
                (await given.Records.OpenAsync(back, other, Stop)).Outcome.ShouldBe(UnsealOutcome.Corrupt);
        }, iter: 500, threads: 1);
    }

    [Fact]
    public async Task Any_bytes_open_to_themselves_and_grow_by_57()
    {
        await using var given = await TestVault.OpenAsync();
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);

        await Gen.Byte.Array[0, 5000].SampleAsync(async bytes =>
        {
            var stored = await given.Records.SealAsync(key, "attachment", bytes, Stop);
            stored.Length.ShouldBe(bytes.Length + 57);
            (await given.Records.OpenAsync(stored, "attachment", Stop)).Or([1]).ShouldBe(bytes);
        }, iter: 300, threads: 1);
    }

    [Fact]
    public async Task Whatever_bytes_storage_gives_back_opening_never_throws()
    {
        await using var given = await TestVault.OpenAsync();
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);

        await Gen.Byte.Array[41, 300].SampleAsync(async noise =>
        {
            byte[] stored = [1, .. key.Value.ToByteArray(bigEndian: true), .. noise];
            var value = BinhYen.Vault.Sealed.FromBytes<string>(stored);
            (await given.Records.OpenAsync(value, "case.text", Stop)).Outcome.ShouldBe(UnsealOutcome.Corrupt);
        }, iter: 500, threads: 1);
    }

    [Fact]
    public async Task A_list_of_terms_opens_for_its_commune_alone_and_looks_different_each_time()
    {
        await using var given = await TestVault.OpenAsync();
        var here = await given.Records.BlindIndexAsync(TestVault.Commune, Stop);
        var there = await given.Records.BlindIndexAsync(TestVault.OtherCommune, Stop);

        Gen.Long.Where(term => term != 0).Array[0, 100].Sample(terms =>
        {
            var list = here.Seal(terms);
            here.Open(list).ShouldBe(terms.Order());
            here.Seal(terms).ShouldNotBe(list);
            here.Seal(terms.Take(1)).Length.ShouldBe(here.Seal(terms.Take(20)).Length, "how many words there were is not told");
            if (terms.Length == 0) return;
            there.Open(list).ShouldBeEmpty();
            list[^1] ^= 1;
            here.Open(list).ShouldBeEmpty();
        });
        here.Open([]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Terms_are_equal_exactly_when_commune_purpose_and_word_are()
    {
        await using var given = await TestVault.OpenAsync();
        var here = await given.Records.BlindIndexAsync(TestVault.Commune, Stop);
        var there = await given.Records.BlindIndexAsync(TestVault.OtherCommune, Stop);

        Gen.Select(ValidText, ValidText, Purposes, Purposes).Sample((word, otherWord, purpose, otherPurpose) =>
        {
            var term = here.Term(purpose, word);
            term.Length.ShouldBe(16);
            here.Term(purpose, word).ShouldBe(term);
            here.ShortTerm(purpose, word).ShouldBe(BinaryPrimitives.ReadInt64BigEndian(term));
            there.Term(purpose, word).ShouldNotBe(term);
            if (otherWord != word)
                here.Term(purpose, otherWord).ShouldNotBe(term);
            if (otherPurpose != purpose)
                here.Term(otherPurpose, word).ShouldNotBe(term);

            // Letters may not wander from the purpose into the word.
            if (word.Length > 0 && char.IsAsciiLetter(word[0]) && purpose.Length < 64)
                here.Term(purpose + word[0], word.AsSpan(1)).ShouldNotBe(term);
        }, iter: 500, threads: 1);
    }

    /// <summary>Any text a database can hold: half surrogates alone are not text.</summary>
    private static Gen<string> ValidText => Gen.OneOf(
        Gen.String[Gen.Char["aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ ếềểễệ,.!0123456789"], 0, 400],
        Gen.String[Gen.Char['\u0001', '\uD7FF'], 0, 60]);
}
