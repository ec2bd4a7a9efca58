using System.Text;
using System.Text.Json;
using BinhYen.Vault.Tests.Given;

namespace BinhYen.Vault.Tests.Sealing;

public sealed class SealedValuesTests
{
    private const string Text = "Có nhóm thanh niên tụ tập ở nhà văn hóa";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_was_sealed_opens_again_also_after_a_restart(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
        var stored = (await given.Records.SealAsync(key, "case.text", Text, Stop)).ToBytes();

        await given.ReopenAsync();

        var opened = await given.Records.OpenAsync(BinhYen.Vault.Sealed.FromBytes<string>(stored), "case.text", Stop);
        opened.Or("").ShouldBe(Text);
    }

    [Fact]
    public async Task Bytes_and_small_records_are_sealed_like_text()
    {
        await using var given = await TestVault.OpenAsync();
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
        var photo = new byte[300_000];
        Random.Shared.NextBytes(photo);
        var place = new Place("Xóm 3", 21.5, 105.1);

        var sealedPhoto = await given.Records.SealBytesAsync(key, "case.photo", photo.AsMemory(), Stop);
        var sealedPlace = await given.Records.SealAsync(key, "case.place", place, Stop);

        (await given.Records.OpenAsync(sealedPhoto, "case.photo", Stop)).Or([]).ShouldBe(photo);
        (await given.Records.OpenAsync(sealedPlace, "case.place", Stop)).TryGet(out var opened).ShouldBeTrue();
        opened.ShouldBe(place);
    }

    /// <summary>Somebody with a list of residents and a copy of the vault would know a name by its length.</summary>
    [Fact]
    public async Task Sealed_objects_have_one_length_whatever_name_stands_in_them()
    {
        await using var given = await TestVault.OpenAsync();
        var lengths = new List<int>();
        foreach (var name in (string[])["Vũ An", "Nguyễn Thị Thanh Huyền", "Đặng Quốc Khánh", "Lê Bảo Ngọc"])
        {
            var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
            var sealedName = await given.Records.SealAsync(key, "reporter", new Named(name, "0900 000 411"), Stop);
            lengths.Add(sealedName.ToBytes().Length);
            (await given.Records.OpenAsync(sealedName, "reporter", Stop)).TryGet(out var opened).ShouldBeTrue();
            opened!.Name.ShouldBe(name);
        }

        lengths.Distinct().ShouldHaveSingleItem();
    }

    private sealed record Named(string Name, string Phone);

    [Fact]
    public async Task Memory_is_not_sealed_as_if_it_were_a_record()
    {
        await using var given = await TestVault.OpenAsync();
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);

        await Should.ThrowAsync<ArgumentException>(async () => await given.Records.SealAsync(key, "case.photo", new byte[3].AsMemory(), Stop));
    }

    [Fact]
    public async Task A_value_moved_to_another_column_does_not_open()
    {
        await using var given = await TestVault.OpenAsync();
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
        var value = await given.Records.SealAsync(key, "case.note", Text, Stop);

        (await given.Records.OpenAsync(value, "case.text", Stop)).Outcome.ShouldBe(UnsealOutcome.Corrupt);
    }

    [Fact]
    public async Task A_value_moved_to_another_record_does_not_open()
    {
        await using var given = await TestVault.OpenAsync();
        var mine = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
        var other = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
        var bytes = (await given.Records.SealAsync(mine, "case.text", Text, Stop)).ToBytes();
        other.Value.TryWriteBytes(bytes.AsSpan(1), bigEndian: true, out _);

        var moved = BinhYen.Vault.Sealed.FromBytes<string>(bytes);
        (await given.Records.OpenAsync(moved, "case.text", Stop)).Outcome.ShouldBe(UnsealOutcome.Corrupt);
    }

    [Fact]
    public async Task Every_changed_bit_is_noticed()
    {
        await using var given = await TestVault.OpenAsync();
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
        var bytes = (await given.Records.SealAsync(key, "case.text", "ngắn", Stop)).ToBytes();

        for (var bit = 8; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            var value = BinhYen.Vault.Sealed.FromBytes<string>(changed);
            (await given.Records.OpenAsync(value, "case.text", Stop)).Outcome.ShouldBe(UnsealOutcome.Corrupt, $"bit {bit}");
        }
    }

    [Fact]
    public async Task Sealed_values_print_as_three_dots_everywhere()
    {
        await using var given = await TestVault.OpenAsync();
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
        var value = await given.Records.SealAsync(key, "case.text", Text, Stop);

        value.ToString().ShouldBe("•••");
        $"{value}".ShouldBe("•••");
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(value)).ShouldBe("\"•••\"");
        JsonSerializer.Serialize(new { Report = value }).ShouldBe("""{"Report":"•••"}""");
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Sealed<string>>("\"•••\""));
    }

    [Fact]
    public async Task An_opened_result_does_not_print_its_value()
    {
        await using var given = await TestVault.OpenAsync();
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
        var opened = await given.Records.OpenAsync(await given.Records.SealAsync(key, "case.text", Text, Stop), "case.text", Stop);

        opened.ToString().ShouldBe("Opened");
        JsonSerializer.Serialize(opened).ShouldBe("\"•••\"");
    }

    [Fact]
    public async Task Two_sealings_of_one_text_tell_nothing_by_comparison()
    {
        await using var given = await TestVault.OpenAsync();
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
        var one = await given.Records.SealAsync(key, "case.text", Text, Stop);
        var two = await given.Records.SealAsync(key, "case.text", Text, Stop);

        one.Equals(two).ShouldBeFalse();
        one.ToBytes().AsSpan(17).SequenceEqual(two.ToBytes().AsSpan(17)).ShouldBeFalse();
    }

    [Fact]
    public void Bytes_that_were_never_sealed_are_refused() =>
        Should.Throw<FormatException>(() => BinhYen.Vault.Sealed.FromBytes<string>(Encoding.UTF8.GetBytes(Text)));

    private sealed record Place(string Hamlet, double Latitude, double Longitude);
}
