namespace BinhYen.Vault.Tests;

public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_is_what_the_readme_shows_and_lies_in_one_namespace()
    {
        var types = typeof(SecureVault).Assembly.GetExportedTypes();

        types.Select(type => type.Namespace).Distinct().ShouldBe(["BinhYen.Vault"]);
        types.Select(type => type.Name.Split('`')[0]).Distinct().Order(StringComparer.Ordinal).ShouldBe(
        [
            "AddChannelOutcome", "BlindIndex", "ChannelAddress", "ChannelKind", "DeletionMinutes", "IMasterKey", "IRecordSealer",
            "IdentityVault", "JournalEnd", "LeaseMint", "LeaseMintOutcome", "MasterKeyShare", "RecordKeyGoneException", "RecordKeyId", "ReporterDetails",
            "ReporterIdentity", "ReporterRef", "ReporterWish", "RevealDecision", "RevealLease", "RevealLeases", "RevealLogEntry", "RevealOutcome",
            "RevealRequest", "RevealResult", "RevealState", "RevealStep", "Sealed", "SecureVault", "SigningKeys", "UnsealOutcome",
            "Unsealed", "VaultHealth", "VaultMemory", "VaultOptions", "VaultProblem", "VaultRegistration",
        ]);
    }

    [Fact]
    public void The_vault_references_nothing_of_the_product() =>
        typeof(SecureVault).Assembly.GetReferencedAssemblies()
            .Where(assembly => assembly.Name!.StartsWith("BinhYen", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_door_for_casework_knows_no_word_for_a_person() =>
        typeof(IRecordSealer).GetMethods()
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .SelectMany(type => type.GetGenericArguments().Append(type))
            .ShouldNotContain(type => type == typeof(ReporterRef) || type == typeof(ReporterIdentity) || type == typeof(ChannelAddress));
}
