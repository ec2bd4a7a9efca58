using System.Text;
using BinhYen.Vault.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Vault.Tests;

public sealed class SignaturesAndSecretsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_commune_signs_and_anybody_checks(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        var checkpoint = Encoding.UTF8.GetBytes("journal 2026-11-20 #4711");
        var signature = await given.Vault.Signatures.SignAsync(TestVault.Commune, checkpoint, Stop);
        await given.ReopenAsync();
        var mine = await given.Vault.Signatures.PublicKeyAsync(TestVault.Commune, Stop);
        var others = await given.Vault.Signatures.PublicKeyAsync(TestVault.OtherCommune, Stop);

        SigningKeys.Verify(mine, checkpoint, signature).ShouldBeTrue();
        SigningKeys.Verify(others, checkpoint, signature).ShouldBeFalse();
        SigningKeys.Verify(mine, [.. checkpoint, 0], signature).ShouldBeFalse();
        SigningKeys.Verify([1, 2, 3], checkpoint, signature).ShouldBeFalse();
        SigningKeys.Verify(mine, checkpoint, [1, 2, 3]).ShouldBeFalse();
    }

    [Fact]
    public async Task The_hash_of_a_code_depends_on_code_purpose_and_vault()
    {
        await using var given = await TestVault.OpenAsync();
        await using var other = await TestVault.OpenAsync();
        var hash = given.Records.HashSecret("tracking-code", "K7PQ3XWM9DTRVH42");

        hash.Length.ShouldBe(32);
        await given.ReopenAsync();
        given.Records.HashSecret("tracking-code", "K7PQ3XWM9DTRVH42").ShouldBe(hash);
        given.Records.HashSecret("tracking-code", "K7PQ3XWM9DTRVH43").ShouldNotBe(hash);
        given.Records.HashSecret("receipt", "K7PQ3XWM9DTRVH42").ShouldNotBe(hash);
        other.Records.HashSecret("tracking-code", "K7PQ3XWM9DTRVH42").ShouldNotBe(hash);
    }

    [Fact]
    public async Task An_application_gets_the_doors_of_one_vault()
    {
        var folder = Directory.CreateTempSubdirectory("binhyen-vault-").FullName;
        var services = new ServiceCollection().AddVault(options =>
            (options.SqlitePath, options.MasterKeyFile) = (Path.Combine(folder, "vault.db"), Path.Combine(folder, "master.key")));
        await using (var provider = services.BuildServiceProvider())
        {
            var vault = provider.GetRequiredService<SecureVault>();
            provider.GetRequiredService<IRecordSealer>().ShouldBeSameAs(vault.Records);
            provider.GetRequiredService<IdentityVault>().ShouldBeSameAs(vault.Identities);
            provider.GetRequiredService<RevealLeases>().ShouldBeSameAs(vault.Leases);
            provider.GetRequiredService<SigningKeys>().ShouldBeSameAs(vault.Signatures);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_vault_with_two_places_or_none_does_not_open(bool sqlite, bool postgres)
    {
        var options = new VaultOptions
        {
            SqlitePath = sqlite ? "vault.db" : null,
            PostgresConnection = postgres ? "Host=localhost" : null,
            MasterKeyFile = "master.key",
        };

        await Should.ThrowAsync<ArgumentException>(() => SecureVault.OpenAsync(options, TimeProvider.System, Stop));
    }
}
