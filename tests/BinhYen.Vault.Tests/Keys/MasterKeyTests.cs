using System.Security.Cryptography;
using System.Runtime.Versioning;
using BinhYen.Vault.Tests.Given;

namespace BinhYen.Vault.Tests.Keys;

public sealed class MasterKeyTests
{
    private const string Text = "Nội dung niêm phong";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_master_key_is_rotated_while_others_seal_and_open(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine, options => (options.KeysMadeAhead, options.KeysInMemory) = (8, 8));
        var before = await SealAsync(given, TestVault.Commune);
        using var rotated = new CancellationTokenSource();
        var workers = Enumerable.Range(0, 6).Select(worker => Task.Run(async () =>
        {
            var values = new List<Sealed<string>>();
            while (!rotated.IsCancellationRequested || values.Count < 20)
            {
                var commune = new Guid(worker, 7, 7, [1, 2, 3, 4, 5, 6, (byte)(values.Count / 5), 8]);
                values.Add(await SealAsync(given, commune));
                (await given.Records.OpenAsync(values[^1], "case.text", Stop)).Or("").ShouldBe(Text);
                (await given.Records.OpenAsync(before, "case.text", Stop)).Or("").ShouldBe(Text);
            }

            return values;
        }, Stop)).ToList();

        for (var i = 0; i < 4; i++)
            await given.Vault.RotateMasterKeyAsync(ct: Stop);
        await rotated.CancelAsync();
        var sealedMeanwhile = (await Task.WhenAll(workers)).SelectMany(values => values).ToList();

        KeyLines(given).Count.ShouldBe(1);
        await given.ReopenAsync();
        foreach (var value in sealedMeanwhile.Append(before))
            (await given.Records.OpenAsync(value, "case.text", Stop)).Or("").ShouldBe(Text);
    }

    [Fact]
    public async Task Signatures_codes_and_search_terms_stay_the_same_when_the_master_key_changes()
    {
        await using var given = await TestVault.OpenAsync();
        var code = given.Records.HashSecret("tracking-code", "K7PQ3XWM9DTRVH42");
        var term = (await given.Records.BlindIndexAsync(TestVault.Commune, Stop)).Term("case.text", "nha van hoa");
        var publicKey = await given.Vault.Signatures.PublicKeyAsync(TestVault.Commune, Stop);

        await given.Vault.RotateMasterKeyAsync(ct: Stop);
        await given.ReopenAsync();

        given.Records.HashSecret("tracking-code", "K7PQ3XWM9DTRVH42").ShouldBe(code);
        (await given.Records.BlindIndexAsync(TestVault.Commune, Stop)).Term("case.text", "nha van hoa").ShouldBe(term);
        (await given.Vault.Signatures.PublicKeyAsync(TestVault.Commune, Stop)).ShouldBe(publicKey);
    }

    [Fact]
    public async Task After_a_rotation_older_backups_of_the_vault_cannot_be_opened()
    {
        await using var given = await TestVault.OpenAsync();
        await SealAsync(given, TestVault.Commune);
        var backup = Path.Combine(given.Folder, "backup.db");
        await given.Vault.BackupToAsync(backup, Stop);
        await given.Vault.RotateMasterKeyAsync(ct: Stop);

        var old = new VaultOptions { SqlitePath = backup, MasterKeyFile = given.Options.MasterKeyFile };
        await Should.ThrowAsync<CryptographicException>(() => SecureVault.OpenAsync(old, given.Clock, Stop));
    }

    [Fact]
    public async Task An_interrupted_rotation_is_finished_at_the_next_start()
    {
        await using var given = await TestVault.OpenAsync();
        var value = await SealAsync(given, TestVault.Commune);
        await given.CloseAsync();
        var path = given.Options.MasterKeyFile!;
        // The moment after the new key was put in front and before anything was wrapped anew.
        var next = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await File.WriteAllLinesAsync(path, [next, .. KeyLines(given)], Stop);

        await given.ReopenAsync();

        KeyLines(given).ShouldBe([next]);
        (await given.Records.OpenAsync(value, "case.text", Stop)).Or("").ShouldBe(Text);
        (await given.Vault.HealthAsync(Stop)).Problems.ShouldNotContain(VaultProblem.KeysDoNotOpen);
    }

    [Fact]
    public async Task A_lost_key_file_is_never_replaced_by_a_new_one()
    {
        await using var given = await TestVault.OpenAsync();
        await SealAsync(given, TestVault.Commune);
        await given.CloseAsync();
        File.Delete(given.Options.MasterKeyFile!);

        await Should.ThrowAsync<FileNotFoundException>(() => SecureVault.OpenAsync(given.Options, given.Clock, Stop));
        File.Exists(given.Options.MasterKeyFile!).ShouldBeFalse();
    }

    [Fact]
    public async Task A_foreign_master_key_does_not_open_the_vault()
    {
        await using var given = await TestVault.OpenAsync();
        await given.CloseAsync();
        await File.WriteAllTextAsync(given.Options.MasterKeyFile!, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), Stop);

        await Should.ThrowAsync<CryptographicException>(() => SecureVault.OpenAsync(given.Options, given.Clock, Stop));
    }

    [Fact]
    public async Task The_master_key_can_come_from_the_environment()
    {
        const string Variable = "BINHYEN_VAULT_TEST_KEY";
        Environment.SetEnvironmentVariable(Variable, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await using var given = await TestVault.OpenAsync(change: options => (options.MasterKeyFile, options.MasterKeyVariable) = (null, Variable));
        var value = await SealAsync(given, TestVault.Commune);

        await given.ReopenAsync();

        (await given.Records.OpenAsync(value, "case.text", Stop)).Or("").ShouldBe(Text);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_of_the_vault_are_for_their_owner_only()
    {
        await using var given = await TestVault.OpenAsync();
        await SealAsync(given, TestVault.Commune);
        await given.Vault.BackupToAsync(Path.Combine(given.Folder, "backup.db"), Stop);

        foreach (var file in Directory.EnumerateFiles(given.Folder, "*", SearchOption.AllDirectories))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task A_new_generation_of_the_commune_key_leaves_older_records_readable()
    {
        await using var given = await TestVault.OpenAsync();
        var older = await SealAsync(given, TestVault.Commune);
        (await given.Vault.RotateCommuneKeyAsync(TestVault.Commune, Stop)).ShouldBe(2);
        var newer = await SealAsync(given, TestVault.Commune);

        await given.ReopenAsync();

        (await given.Records.OpenAsync(older, "case.text", Stop)).Or("").ShouldBe(Text);
        (await given.Records.OpenAsync(newer, "case.text", Stop)).Or("").ShouldBe(Text);
    }

    private static async Task<Sealed<string>> SealAsync(TestVault given, Guid commune) =>
        await given.Records.SealAsync(await given.Records.NewKeyAsync(commune, Stop), "case.text", Text, Stop);

    private static List<string> KeyLines(TestVault given) =>
        [.. File.ReadAllLines(given.Options.MasterKeyFile!).Where(line => line.Length > 0 && line[0] != '#')];
}
