using System.Text.Json;
using BinhYen.Vault.Tests.Given;

namespace BinhYen.Vault.Tests.Identities;

public sealed class IdentityVaultTests
{
    private static readonly ChannelAddress Zalo = new(ChannelKind.Zalo, "oa-1", "user-4471");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Messages_that_race_from_one_channel_become_one_reporter(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        await using var otherNode = await SecureVault.OpenAsync(given.Options, given.Clock, Stop);

        for (var round = 0; round < 10; round++)
        {
            var channel = Zalo with { Address = $"user-{round}" };
            var found = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
                (i % 2 == 0 ? given.Vault : otherNode).Identities.FindOrCreateByChannelAsync(TestVault.Commune, channel, Stop), Stop)));

            found.Distinct().ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task One_user_id_under_two_accounts_or_in_two_communes_is_several_reporters()
    {
        await using var given = await TestVault.OpenAsync();
        var identities = given.Vault.Identities;

        var references = new[]
        {
            await identities.FindOrCreateByChannelAsync(TestVault.Commune, Zalo, Stop),
            await identities.FindOrCreateByChannelAsync(TestVault.Commune, Zalo with { Account = "oa-2" }, Stop),
            await identities.FindOrCreateByChannelAsync(TestVault.Commune, Zalo with { Kind = ChannelKind.Phone }, Stop),
            await identities.FindOrCreateByChannelAsync(TestVault.OtherCommune, Zalo, Stop),
        };

        references.Distinct().Count().ShouldBe(4);
        (await identities.FindByChannelAsync(TestVault.Commune, Zalo, Stop)).ShouldBe(references[0]);
        (await identities.FindByChannelAsync(TestVault.Commune, Zalo with { Address = "user-4472" }, Stop)).ShouldBeNull();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Details_told_later_complete_those_told_before_and_can_be_taken_back(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        var identities = given.Vault.Identities;
        var reporter = await identities.CreateAsync(TestVault.Commune, new ReporterDetails(Name: "Lò Thị Thử"), Stop);

        await Task.WhenAll(
            Task.Run(() => identities.UpdateAsync(reporter, new ReporterDetails(Phone: "0900000321"), Stop), Stop),
            Task.Run(() => identities.UpdateAsync(reporter, new ReporterDetails(Address: "Xóm 2"), Stop), Stop));
        (await RevealAsync(given, reporter)).Details.ShouldBe(new ReporterDetails("Lò Thị Thử", "0900000321", "Xóm 2"));

        await identities.UpdateAsync(reporter, new ReporterDetails(Name: ""), Stop);
        (await RevealAsync(given, reporter)).Details.ShouldBe(new ReporterDetails(null, "0900000321", "Xóm 2"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_address_belongs_to_one_reporter(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        var identities = given.Vault.Identities;
        var first = await identities.FindOrCreateByChannelAsync(TestVault.Commune, Zalo, Stop);
        var second = await identities.CreateAsync(TestVault.Commune, new ReporterDetails(), Stop);
        var phone = new ChannelAddress(ChannelKind.Phone, "", "+84900000555");

        (await identities.AddChannelAsync(second, Zalo, Stop)).ShouldBe(AddChannelOutcome.BelongsToAnother);
        (await identities.AddChannelAsync(first, phone, Stop)).ShouldBe(AddChannelOutcome.Added);
        (await identities.AddChannelAsync(first, phone, Stop)).ShouldBe(AddChannelOutcome.Added);
        (await identities.AddressForDeliveryAsync(first, ChannelKind.Phone, Stop)).ShouldBe(phone);
        (await identities.AddressForDeliveryAsync(second, ChannelKind.Zalo, Stop)).ShouldBeNull();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_destroyed_reporter_is_unknown_and_the_channel_starts_anew(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        var identities = given.Vault.Identities;
        var reporter = await identities.FindOrCreateByChannelAsync(TestVault.Commune, Zalo, Stop);

        (await identities.DestroyAsync(reporter, "closed-12-months", Stop)).ShouldBeTrue();
        (await identities.DestroyAsync(reporter, "closed-12-months", Stop)).ShouldBeFalse();

        (await identities.AddressForDeliveryAsync(reporter, ChannelKind.Zalo, Stop)).ShouldBeNull();
        (await identities.UpdateAsync(reporter, new ReporterDetails("Ai đó"), Stop)).ShouldBeFalse();
        (await identities.AddChannelAsync(reporter, Zalo, Stop)).ShouldBe(AddChannelOutcome.Gone);
        (await given.Vault.Leases.RequestAsync(reporter, "case-1", "officer-1", "contact", "Cần hỏi", await given.Records.NewKeyAsync(TestVault.Commune, Stop), false, Stop)).ShouldBeNull();
        (await identities.FindOrCreateByChannelAsync(TestVault.Commune, Zalo, Stop)).ShouldNotBe(reporter);
    }

    [Theory]
    [InlineData("Chị Lò Thị Thử có nói về việc này", true)]
    [InlineData("nguoi bao la thi thu o xom 2", true)]
    [InlineData("LÒ  THỊ-THỬ", true)]
    [InlineData("gọi 0900.000.321 để hỏi", true)]
    [InlineData("số +84 900 000 321", true)]
    [InlineData("tài khoản user-4471", true)]
    [InlineData("Tình hình quanh nhà văn hóa tối nay", false)]
    [InlineData("thử xem thị trường lò gạch", false)]
    [InlineData("gọi 0900.000.322", false)]
    public async Task A_text_that_gives_the_reporter_away_is_recognised_without_revealing(string text, bool givesAway)
    {
        await using var given = await TestVault.OpenAsync();
        var reporter = await given.Vault.Identities.FindOrCreateByChannelAsync(TestVault.Commune, Zalo, Stop);
        await given.Vault.Identities.UpdateAsync(reporter, new ReporterDetails("Lò Thị Thử", "0900 000 321"), Stop);

        (await given.Vault.Identities.IsMentionedInAsync(reporter, text, Stop)).ShouldBe(givesAway);
    }

    [Fact]
    public void Identities_print_and_serialise_as_three_dots()
    {
        var details = new ReporterDetails("Lò Thị Thử", "0900000321", "Xóm 2");
        var identity = new ReporterIdentity(details, [Zalo]);

        foreach (var secret in new object[] { details, Zalo, identity })
        {
            secret.ToString().ShouldBe("•••");
            JsonSerializer.Serialize(secret).ShouldBe("\"•••\"");
        }
    }

    [Fact]
    public void Nothing_in_the_vault_lists_searches_or_counts_reporters() =>
        typeof(IdentityVault).GetMethods()
            .Where(method => method.DeclaringType == typeof(IdentityVault))
            .Select(method => method.Name).Order(StringComparer.Ordinal)
            .ShouldBe(["AddChannelAsync", "AddWishAsync", "AddressForDeliveryAsync", "CreateAsync", "DestroyAsync", "FindByChannelAsync",
                "FindOrCreateByChannelAsync", "IsMentionedInAsync", "LiftWishAsync", "RevealAsync", "UpdateAsync", "WishAsync"]);

    private static async Task<ReporterIdentity> RevealAsync(TestVault given, ReporterRef reporter)
    {
        var request = (await given.Vault.Leases.RequestAsync(reporter, "case-1", "officer-1", "contact", "Cần hỏi lại", await given.Records.NewKeyAsync(TestVault.Commune, Stop), false, Stop))!;
        var lease = (await given.Vault.Leases.ActivateAsync(request.Id, "officer-1", Stop)).Lease!;
        (await given.Vault.Identities.RevealAsync(reporter, lease, Stop)).TryGet(out var identity).ShouldBeTrue();
        return identity!;
    }
}
