using BinhYen.Vault.Tests.Given;

namespace BinhYen.Vault.Tests.Keys;

public sealed class RecordKeyPoolTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task No_key_is_handed_out_twice_to_32_callers_at_once_nor_after_a_restart(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine, options => options.KeysMadeAhead = 16);
        var handedOut = new List<RecordKeyId>();

        for (var start = 0; start < 3; start++)
        {
            var callers = Enumerable.Range(0, 32).Select(caller => Task.Run(async () =>
            {
                var mine = new List<RecordKeyId>();
                for (var i = 0; i < 20; i++)
                    mine.Add(await given.Records.NewKeyAsync(caller % 2 == 0 ? TestVault.Commune : TestVault.OtherCommune, Stop));
                return mine;
            }, Stop));
            handedOut.AddRange((await Task.WhenAll(callers)).SelectMany(keys => keys));
            await given.ReopenAsync();
        }

        handedOut.Count.ShouldBe(3 * 32 * 20);
        handedOut.Distinct().Count().ShouldBe(handedOut.Count);
    }

    [Fact]
    public async Task A_key_is_in_the_database_before_it_is_handed_out()
    {
        await using var given = await TestVault.OpenAsync();
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
        var value = await given.Records.SealAsync(key, "case.text", "đã gửi", Stop);

        // Another process opening the same database stands for this one after being killed.
        await using var other = await SecureVault.OpenAsync(given.Options, given.Clock, Stop);
        (await other.Records.OpenAsync(value, "case.text", Stop)).Or("").ShouldBe("đã gửi");
    }

    [Fact]
    public async Task Keys_pushed_out_of_memory_are_read_again()
    {
        await using var given = await TestVault.OpenAsync(change: options => options.KeysInMemory = 4);
        var values = new List<Sealed<string>>();
        for (var i = 0; i < 40; i++)
        {
            var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
            values.Add(await given.Records.SealAsync(key, "case.text", $"tin {i}", Stop));
        }

        await given.Records.WarmAsync([.. values.Select(value => value.KeyId)], Stop);
        for (var i = 0; i < 40; i++)
            (await given.Records.OpenAsync(values[i], "case.text", Stop)).Or("").ShouldBe($"tin {i}");
    }
}
