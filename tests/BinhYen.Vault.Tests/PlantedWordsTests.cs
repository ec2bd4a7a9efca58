using System.Text;
using BinhYen.Testing;
using BinhYen.Vault.Tests.Given;

namespace BinhYen.Vault.Tests;

/// <summary>Nothing a person said or is may be found in the files, by whoever carries the disk away.</summary>
public sealed class PlantedWordsTests
{
    private const string Report = "Dấu chìm bảy lá cờ đuôi nheo màu tím";
    private const string Name = "Người Thử Nghiệm Đặng Văn Cỏ May";
    private const string Phone = "+84900000417";
    private const string UserId = "zalo-user-5530917264402";
    private const string Reason = "Cần gọi lại để hỏi rõ địa điểm cột mốc số chín";
    private const string Code = "K7PQ-3XWM-9DTR-VH42";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [Requirement("R-YC-21", "R-TL-10")]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Planted_words_are_not_found_in_the_raw_files(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        await PlantAsync(given);
        if (engine == Engine.Sqlite)
            await given.Vault.BackupToAsync(Path.Combine(given.Folder, "backup.db"), Stop);

        foreach (var folder in await FoldersAsync(given, engine))
            RawBytes.Found(folder, Report, Name, Phone, UserId, Reason, Code, "Cỏ May", "cột mốc số chín").ShouldBeEmpty(folder);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16le")]
    [InlineData("base64")]
    public async Task The_search_finds_a_planted_control(string spelling)
    {
        await using var given = await TestVault.OpenAsync();
        byte[] control = spelling switch
        {
            "utf-8" => Encoding.UTF8.GetBytes("xx" + Report + "yy"),
            "utf-16le" => Encoding.Unicode.GetBytes("xx" + Report + "yy"),
            _ => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes("ab" + Report + "cd"))),
        };
        await File.WriteAllBytesAsync(Path.Combine(given.Folder, "leak.bin"), control, Stop);

        RawBytes.Found(given.Folder, Report).ShouldHaveSingleItem().ShouldStartWith(spelling);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_search_finds_what_stands_in_the_open_in_the_very_database(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        await PlantAsync(given);

        RawBytes.Found((await FoldersAsync(given, engine))[^1], "contact-needed").ShouldContain("utf-8: contact-needed");
    }

    private static async Task<string[]> FoldersAsync(TestVault given, Engine engine) =>
        engine == Engine.Sqlite ? [given.Folder] : [given.Folder, await PostgresForTests.DataFolderAsync()];

    private static async Task PlantAsync(TestVault given)
    {
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
        var report = await given.Records.SealAsync(key, "case.text", Report, Stop);
        await File.WriteAllBytesAsync(Path.Combine(given.Folder, "case-row.bin"), report.ToBytes(), Stop);
        await File.WriteAllBytesAsync(Path.Combine(given.Folder, "code-row.bin"), given.Records.HashSecret("tracking-code", Code), Stop);

        var identities = given.Vault.Identities;
        var reporter = await identities.FindOrCreateByChannelAsync(TestVault.Commune, new ChannelAddress(ChannelKind.Zalo, "oa-77", UserId), Stop);
        await identities.UpdateAsync(reporter, new ReporterDetails(Name, Phone, "Cạnh cột mốc số chín"), Stop);
        var request = (await given.Vault.Leases.RequestAsync(reporter, "case-1", "officer-1", "contact-needed", Reason, key, needsApproval: false, Stop))!;
        var lease = (await given.Vault.Leases.ActivateAsync(request.Id, "officer-1", Stop)).Lease!;
        (await identities.RevealAsync(reporter, lease, Stop)).TryGet(out var identity).ShouldBeTrue();
        identity!.Details.Name.ShouldBe(Name);
    }
}
