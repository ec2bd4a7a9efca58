using BinhYen.Vault.Tests.Given;

namespace BinhYen.Vault.Tests.Keys;

/// <summary>Two people together bring a lost master key back; nobody alone does, and nothing that is not the key passes for it.</summary>
public sealed class MasterKeyShareTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_two_parts_bring_a_lost_key_back_and_the_vault_opens_again()
    {
        await using var given = await TestVault.OpenAsync();
        var sealedText = await given.Records.SealAsync(await given.Records.NewKeyAsync(TestVault.Commune, Stop), "case.text", "lời kể", Stop);
        var shares = await given.Vault.ShareMasterKeyAsync(4, Stop);
        await given.CloseAsync();

        foreach (var (one, other) in from a in shares from b in shares where a.Holder != b.Holder select (a, b))
        {
            File.Delete(given.Options.MasterKeyFile!);
            // Through paper: printed, typed again with other line ends and a note on top.
            var (read, typed) = (MasterKeyShare.Parse(one.ToText())!, MasterKeyShare.Parse("# phong bì số 2\r\n\r\n" + other.ToText().Replace("\n", "  \r\n"))!);
            MasterKeyShare.TryRecover(read, typed, given.Options.MasterKeyFile!).ShouldBeTrue($"{one} + {other}");
        }

        await given.ReopenAsync();
        (await given.Records.OpenAsync(sealedText, "case.text", Stop)).Or("").ShouldBe("lời kể");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(given.Options.MasterKeyFile!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task The_same_part_twice_parts_of_two_sets_and_parts_of_a_former_key_give_nothing()
    {
        await using var given = await TestVault.OpenAsync();
        var first = await given.Vault.ShareMasterKeyAsync(3, Stop);
        var second = await given.Vault.ShareMasterKeyAsync(3, Stop);
        await given.Vault.RotateMasterKeyAsync(ct: Stop);
        var third = await given.Vault.ShareMasterKeyAsync(3, Stop);
        var target = Path.Combine(given.Folder, "recovered.key");

        MasterKeyShare.TryRecover(first[0], first[0], target).ShouldBeFalse();
        MasterKeyShare.TryRecover(first[0], second[1], target).ShouldBeFalse();
        MasterKeyShare.TryRecover(second[0], third[1], target).ShouldBeFalse();
        File.Exists(target).ShouldBeFalse();
        await File.WriteAllTextAsync(target, "there already", Stop);
        Should.Throw<IOException>(() => MasterKeyShare.TryRecover(third[0], third[2], target));
        (await File.ReadAllTextAsync(target, Stop)).ShouldBe("there already");
    }

    [Fact]
    public async Task A_slip_of_the_pen_is_noticed()
    {
        await using var given = await TestVault.OpenAsync();
        var text = (await given.Vault.ShareMasterKeyAsync(2, Stop))[0].ToText();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i])) continue;
            var wrong = text.Remove(i, 1).Insert(i, text[i] == 'x' ? "y" : "x");
            (MasterKeyShare.Parse(wrong)?.ToText() == text).ShouldBeFalse($"position {i}");
        }

        MasterKeyShare.Parse("").ShouldBeNull();
        MasterKeyShare.Parse(text.Split('\n')[0]).ShouldBeNull();
        MasterKeyShare.Parse(text)!.ToText().ShouldBe(text);
    }

    [Fact]
    public async Task One_part_alone_is_as_random_as_noise_and_differs_each_time()
    {
        await using var given = await TestVault.OpenAsync();
        var secret = Convert.FromBase64String((await File.ReadAllLinesAsync(given.Options.MasterKeyFile!, Stop)).Single(line => line.Length > 0 && line[0] != '#'));
        var seen = new HashSet<string>();
        for (var i = 0; i < 30; i++)
        {
            foreach (var piece in (await given.Vault.ShareMasterKeyAsync(3, Stop)).SelectMany(Pieces))
            {
                seen.Add(piece).ShouldBeTrue("a piece came twice");
                Convert.FromBase64String(piece).ShouldNotBe(secret);
            }
        }

        given.Vault.ToString()!.ShouldNotContain(Convert.ToBase64String(secret));
    }

    [Fact]
    public async Task A_part_does_not_print_its_pieces()
    {
        await using var given = await TestVault.OpenAsync();
        var share = (await given.Vault.ShareMasterKeyAsync(3, Stop))[0];
        foreach (var piece in Pieces(share)) share.ToString().ShouldNotContain(piece);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => given.Vault.ShareMasterKeyAsync(1, Stop));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => given.Vault.ShareMasterKeyAsync(6, Stop));
    }

    [Fact]
    public async Task A_rotation_by_another_process_loses_no_key_that_is_made_here_meanwhile()
    {
        await using var given = await TestVault.OpenAsync();
        var before = await given.Records.SealAsync(await given.Records.NewKeyAsync(TestVault.Commune, Stop), "case.text", "trước", Stop);
        // The command beside the running service: the same files, another process.
        await using (var command = await SecureVault.OpenAsync(given.Options, given.Clock, Stop)) await command.RotateMasterKeyAsync(ct: Stop);

        // The service has not been told; it makes the first key of another commune now.
        var after = await given.Records.SealAsync(await given.Records.NewKeyAsync(TestVault.OtherCommune, Stop), "case.text", "sau", Stop);
        (await given.Vault.HealthAsync(Stop)).Problems.ShouldNotContain(VaultProblem.KeysDoNotOpen);
        await given.ReopenAsync();
        (await given.Records.OpenAsync(before, "case.text", Stop)).Or("").ShouldBe("trước");
        (await given.Records.OpenAsync(after, "case.text", Stop)).Or("").ShouldBe("sau");
    }

    private static IEnumerable<string> Pieces(MasterKeyShare share) => share.ToText().Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..^1];
}
