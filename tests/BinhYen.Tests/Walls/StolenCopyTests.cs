using System.Security.Cryptography;
using System.Text;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Intake;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Cases.Revealing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Tests.Intake.Media;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BinhYen.Tests.Walls;

/// <summary>A thief takes databases, vault, backups, attachments and settings, but not the master key.</summary>
[Trait("Speed", "Slow")]
public sealed class StolenCopyTests
{
    private const string Name = "Triệu Thị Xopha Lênh";
    private const string Phone = "0859 753 159";
    private const string ChatId = "7300000000000998811";
    private const string Sentence = "người đội mũ xoden bẻ khóa kho thóc lúc gà gáy";
    private const string Note = "cần hỏi thêm xogiau nhà bên cạnh";
    private const string Written = "lời khai viết tay xotep kèm theo";
    private const string Reason = "phải gọi ngay vì bị dọa xolydo tối qua";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Requirement("R-YC-21", "R-TT-45", "R-TL-10", "R-YC-19")]
    public async Task A_copy_of_everything_but_the_master_key_holds_no_name_number_or_sentence(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await FillAsync(server);
        await BackUpAsync(server, engine);
        var folders = new List<string> { server.DataFolder };
        if (engine == Engine.Postgres) folders.Add(await CheckpointAsync(server));
        else if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path.Combine(server.DataFolder, "binhyen.db")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        foreach (var folder in folders)
            RawBytes.Found(folder, Name, Phone, Phone.Replace(" ", ""), ChatId, Sentence, Note, Written, Reason, BinhYenServer.Account(StaffRole.PoliceChief).TotpSecret).ShouldBeEmpty(folder);
        // The search sees the very files: a word that is stored in the open is found in them.
        folders.SelectMany(f => RawBytes.Found(f, "reporters.revealed.v1")).ShouldNotBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task The_same_picture_sent_twice_joins_nothing_and_cannot_be_looked_for(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var picture = GivenPicture.Jpeg(60, 40);
        foreach (var words in (string[])["Xe tải đổ đất ra ruộng", "Có người lạ chụp nhà tôi"])
        {
            using var resident = new Resident(server);
            await resident.OpenAsync("/bao-tin");
            (await resident.SendWithFileAsync("anh.jpg", picture, ("ke", words), ("ai", "an"))).Path.ShouldBe("/da-nhan");
        }

        var rows = await server.ReadAsync(BytesOfAttachmentsAsync);
        rows.Count.ShouldBe(2);
        rows[0].ShouldNotBeEmpty();
        rows[0].Intersect(rows[1]).ShouldBeEmpty();
        rows.SelectMany(row => row).ShouldNotContain(Convert.ToHexString(SHA256.HashData(picture)));
    }

    /// <summary>
    /// A receipt is made to be checked by anybody, a check code to be asked about by anybody who got a message: whoever sees one and copied the file
    /// must not find the report by it.
    /// </summary>
    [Theory, OnBothEngines]
    public async Task What_is_printed_on_receipts_and_under_messages_stands_nowhere_in_the_file(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Cán bộ tiếp dân đòi tiền trà nước"), ("ai", "an"));
        var receipt = resident.Page.Find(".proof")!.TextContent;
        var check = resident.Page.FindAll("h2").Single(h => h.TextContent.StartsWith("Mã kiểm chứng", StringComparison.Ordinal)).TextContent[^8..];
        var told = await server.ReportAsync("đèn ngõ 3 hỏng");
        var bytes = Base32.Decode(receipt, 15).ShouldNotBeNull();
        var id = bytes[..8];
        var folder = engine == Engine.Postgres ? await CheckpointAsync(server) : server.DataFolder;

        RawBytes.Found(folder, check, told.CheckCode, receipt, receipt.Replace("-", ""), Convert.ToHexStringLower(id)).ShouldBeEmpty();
        RawBytes.Count(folder, "*", id).ShouldBe(0);
        RawBytes.Found(folder, "cases.received.v1").ShouldNotBeEmpty("the search sees the very files");
        // And both still do what they are for.
        using var anybody = server.NewBrowser();
        await anybody.OpenAsync("/bien-nhan");
        (await anybody.SubmitAsync("/bien-nhan", ("bn", receipt))).Words.ShouldContain("Tin còn nguyên trong sổ");
        await anybody.OpenAsync("/co-that-khong");
        (await anybody.SubmitAsync("/co-that-khong", ("ma", check))).Words.ShouldContain("Thật: mã của");
    }

    // Whatever a column holds as bytes, in hexadecimal digits.
    private static async Task<List<List<string>>> BytesOfAttachmentsAsync(BinhYenDb db)
    {
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT * FROM attachments";
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var rows = new List<List<string>>();
        while (await reader.ReadAsync(Stop)) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).OfType<byte[]>().Select(Convert.ToHexString)]);
        return rows;
    }

    private static async Task FillAsync(BinhYenServer server)
    {
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", Sentence), ("ai", "ten"), ("ten", Name), ("sdt", Phone));
        var vault = server.Services.GetRequiredService<ReporterVault>();
        var known = await vault.KnowZaloUserAsync(server.Commune, "2000000000000000001", ChatId, Stop);
        await vault.CompleteAsync(known, new ReporterContact(Name, Phone, "xóm Xopha"), Stop);
        await using (var file = new MemoryStream(Encoding.UTF8.GetBytes($"%PDF-1.4\n% {Written}\n%%EOF\n")))
        {
            var key = await server.Services.GetRequiredService<IRecordSealer>().NewKeyAsync(server.Commune.Value, Stop);
            await server.ReadAsync(async db =>
            {
                var stored = await server.Services.GetRequiredService<StoreAttachment>().RunAsync(
                    db, new AttachmentUpload(server.Commune, key, file, AttachmentSource.Web) { FileName = $"{Written}.pdf" }, Stop);
                stored.Refusal.ShouldBeNull();
                return await db.SaveChangesAsync(Stop);
            });
        }

        var opened = await server.ReportAsync(Sentence, change: o => o with { Secrecy = Secrecy.Named, Reporter = known });
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync($"/cases/{opened.Code}");
        await chief.SubmitAsync($"/cases/{opened.Code}/note", ("note-text", Note));
        var ask = $"/reveals/of/{opened.ThreadId}";
        await chief.SeesAsync(ask);
        await chief.SubmitAsync(ask, ("reason", nameof(RevealReason.Safety)), ("words", Reason));
        await RevealTests.AgreeAsync(server, chief, StaffRole.DeputyPoliceChief);
        (await chief.SubmitAsync(chief.Page.Path + "/open")).Words.ShouldContain(Name);
    }

    private static async Task BackUpAsync(BinhYenServer server, Engine engine)
    {
        if (engine == Engine.Postgres) return;
        await server.ReadAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {Path.Combine(server.DataFolder, "main.backup")}"));
        await server.Services.GetRequiredService<SecureVault>().BackupToAsync(Path.Combine(server.DataFolder, "vault.backup"), Stop);
    }

    private static async Task<string> CheckpointAsync(BinhYenServer server)
    {
        await using var connection = new NpgsqlConnection(await server.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString())));
        await connection.OpenAsync(Stop);
        await using var checkpoint = new NpgsqlCommand("CHECKPOINT", connection);
        await checkpoint.ExecuteNonQueryAsync(Stop);
        return await PostgresForTests.DataFolderAsync();
    }
}
