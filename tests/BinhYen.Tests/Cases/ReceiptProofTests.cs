using System.Net;
using BinhYen.Cases;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Cases;

/// <summary>
/// A resident's receipt against somebody with full rights on the database: what was dropped or altered shows, in the resident's
/// own hands, in <c>journal verify</c> and against a printed day.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class ReceiptProofTests
{
    [Theory, OnBothEngines]
    [Requirement("R-TT-11")]
    public async Task A_receipt_says_whole_today_and_names_the_signed_day_tomorrow(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Đêm qua có người bẻ khóa cổng nhà văn hóa xoabien"));
        var proof = resident.Page.Find(".proof")!.TextContent;
        proof.Length.ShouldBe(29);

        (await CheckAsync(server, proof)).Words.ShouldContain("Tin còn nguyên trong sổ");
        (await CheckAsync(server, proof)).Words.ShouldContain("ký sau 0 giờ");
        await NextDayAsync(server);
        var tomorrow = await CheckAsync(server, proof.ToLowerInvariant().Replace("-", " "));
        tomorrow.Words.ShouldContain("mốc ngày 23/11/2026");
        tomorrow.Words.ShouldNotContain("xoabien");
        // From the own thread the same question is one press away.
        (await resident.LookUpAsync(resident.ReportCode)).Find("form[action='/bien-nhan'] input[name=bn]")!.GetAttribute("value").ShouldBe(proof);
        (await resident.SubmitAsync("/bien-nhan")).Words.ShouldContain("Tin còn nguyên trong sổ");

        (await CheckAsync(server, proof[..^1] + (proof[^1] == 'A' ? 'B' : 'A'))).Words.ShouldContain("Chưa đúng biên nhận");
        (await CheckAsync(server, "0000-0000-0000-0000-0000-0000")).Words.ShouldContain("Chưa đúng biên nhận");
        (await CheckAsync(server, "")).Words.ShouldContain("Chưa đúng biên nhận");
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-11")]
    public async Task The_full_proof_can_be_checked_without_the_product(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        for (var i = 0; i < 5; i++) await server.ReportAsync($"tin thứ {i}");
        var opened = await server.ReportAsync("tin của tôi");
        var others = await ProofAsync(server, await server.ReportAsync("tin sau"));
        await NextDayAsync(server);

        // The place among the day's entries says which report it is to whoever reads the journal: for the holder of the tracking code alone.
        (await CheckAsync(server, await ProofAsync(server, opened))).FindAll("details .proof").ShouldBeEmpty();
        using var resident = new Resident(server);
        await resident.LookUpAsync(opened.TrackingCode.Reveal());
        (await resident.SubmitAsync("/bien-nhan", ("bn", others))).FindAll("details .proof").ShouldBeEmpty();
        await resident.LookUpAsync(opened.TrackingCode.Reveal());
        var page = await resident.SubmitAsync("/bien-nhan");
        var lines = page.FindAll("details .proof").Select(p => p.TextContent.Split(": ", 2)[1]).ToList();
        var mark = CheckpointMark.Parse(lines[0])!;
        var leaf = Convert.FromHexString(lines[2].Split(' ')[^1]);
        var (index, count) = (int.Parse(lines[2].Split(' ')[0], null), int.Parse(lines[2].Split(' ')[2].TrimEnd(';'), null));
        var path = lines[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Convert.FromHexString).ToList();
        MerkleTree.Leads(leaf, index, count, path, mark.Root).ShouldBeTrue();
        var key = NSec.Cryptography.PublicKey.Import(NSec.Cryptography.SignatureAlgorithm.Ed25519, Convert.FromHexString(lines[1]), NSec.Cryptography.KeyBlobFormat.RawPublicKey);
        NSec.Cryptography.SignatureAlgorithm.Ed25519.Verify(key, System.Text.Encoding.ASCII.GetBytes(lines[0][..lines[0].LastIndexOf(':')]), mark.Signature).ShouldBeTrue();
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-11")]
    public async Task A_dropped_report_shows_in_the_receipt_and_in_the_verification(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await server.ReportAsync("tin trước");
        var opened = await server.ReportAsync("tin khó nghe");
        var proof = await ProofAsync(server, opened);
        var kept = await ProofAsync(server, await server.ReportAsync("tin sau"));
        await NextDayAsync(server);
        (await FaultsAsync(server)).ShouldBeEmpty();

        // Somebody with the database deletes the report and leaves the journal alone.
        await server.ReadAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM thread_messages WHERE thread_id = {opened.ThreadId.Value}");
            return await db.Database.ExecuteSqlAsync($"DELETE FROM report_threads WHERE id = {opened.ThreadId.Value}");
        });
        (await CheckAsync(server, proof)).Words.ShouldContain("Tin này đã bị bỏ khỏi sổ");
        (await FaultsAsync(server)).ShouldContain(JournalFaultKind.RecordGone);
        (await CheckAsync(server, kept)).Words.ShouldContain("Tin còn nguyên trong sổ");

        // And then the entry too, closing the gap and mending every hash behind it as well as a thief without the vault's keys can.
        await DropEntryAsync(server, opened.Code.ToString());
        (await CheckAsync(server, proof)).Words.ShouldContain("Tin này đã bị bỏ khỏi sổ");
        (await FaultsAsync(server)).ShouldContain(JournalFaultKind.CheckpointBroken);
        (await CheckAsync(server, kept)).Words.ShouldContain("đã bị sửa");
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-11")]
    public async Task An_altered_report_shows_in_the_receipt_and_in_the_verification(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var opened = await server.ReportAsync("người cầm dao là ông Cả Đẫy");
        var proof = await ProofAsync(server, opened);
        // The words of another message of the same thread under the same key: it opens, but is not what was received.
        await server.ReadAsync(async db =>
        {
            var seals = server.Services.GetRequiredService<BinhYen.Platform.Storage.SealedRecords>();
            var thread = await db.Set<ReportThread>().SingleAsync(t => t.Id == opened.ThreadId);
            var other = await seals.SealAsync(thread.KeyId, BinhYen.Platform.Storage.SealPurposes.ThreadMessage, "không có gì xảy ra", default);
            return await db.Database.ExecuteSqlAsync($"UPDATE thread_messages SET text = {other.Envelope} WHERE thread_id = {opened.ThreadId.Value}");
        });

        (await CheckAsync(server, proof)).Words.ShouldContain("Tin này đã bị sửa");
        (await FaultsAsync(server)).ShouldBe([JournalFaultKind.RecordChanged]);

        await server.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
            "UPDATE journal_entries SET details = REPLACE(details, '\"content\":\"', '\"content\":\"00') WHERE fact = 'cases.received.v1'"));
        (await CheckAsync(server, proof)).Words.ShouldContain("Tin này đã bị sửa");
    }

    [Theory, OnBothEngines]
    public async Task A_printed_day_tells_whether_anything_before_or_since_was_altered(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        for (var i = 0; i < 3; i++) await server.ReportAsync($"tin thứ {i}");
        await NextDayAsync(server);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var day = await chief.SeesAsync("/journal");
        day.Words.ShouldContain("Ngày 23/11/2026");
        var paper = await chief.SeesAsync(day.Find(".items a")!.GetAttribute("href")!);
        paper.Find(".qr svg").ShouldNotBeNull();
        var text = paper.Find("#mark")!.TextContent;
        var later = await server.ReportAsync("tin hôm sau");

        (await CompareAsync(chief, text)).Words.ShouldContain("Nguyên vẹn");
        (await CompareAsync(chief, text[..^3])).Words.ShouldContain("Không đọc được mốc ngày");
        (await CompareAsync(chief, text.Replace("20261123", "20261122"))).Words.ShouldContain("không do hệ thống này ký");

        await server.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE journal_entries SET actor = 'system' WHERE subject = {later.Code.ToString()}"));
        (await CompareAsync(chief, text)).Words.ShouldContain("Phần sau tờ này ĐÃ BỊ SỬA");
        await server.ReadAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE journal_entries SET actor = 'system' WHERE sequence = 2"));
        (await CompareAsync(chief, text)).Words.ShouldContain("ĐÃ BỊ SỬA sau khi in");
    }

    [Theory, OnBothEngines]
    public async Task A_checkpoint_made_twice_or_after_days_off_is_made_once_and_covers_what_was_missed(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await server.ReportAsync();
        server.Clock.Advance(TimeSpan.FromDays(4));
        await SealAsync(server);
        await server.ReportAsync();
        await SealAsync(server);
        var made = await server.ReadAsync(db => db.Set<JournalCheckpoint>().AsNoTracking().Where(c => c.CommuneId == server.Commune).ToListAsync());
        made.ShouldHaveSingleItem();
        made[0].FirstSequence.ShouldBe(1);
        (await FaultsAsync(server)).ShouldBeEmpty();

        await server.ReadAsync(db => db.Set<JournalCheckpoint>().ExecuteDeleteAsync());
        (await FaultsAsync(server)).ShouldBe([JournalFaultKind.CheckpointMissing]);
    }

    private static async Task<WebPage> CheckAsync(BinhYenServer server, string proof)
    {
        using var anybody = server.NewBrowser();
        await anybody.OpenAsync("/bien-nhan");
        var page = await anybody.SubmitAsync("/bien-nhan", ("bn", proof));
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Path.ShouldBe("/bien-nhan");
        return page;
    }

    private static async Task<WebPage> CompareAsync(Officer chief, string text)
    {
        await chief.SeesAsync("/journal/compare");
        return await chief.SubmitAsync("/journal/compare", ("mark", text));
    }

    private static async Task<string> ProofAsync(BinhYenServer server, OpenedCase opened)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ReportReceipts>().OfAsync(opened.ThreadId, default))!;
    }

    private static async Task NextDayAsync(BinhYenServer server)
    {
        server.Clock.Advance(TimeSpan.FromHours(16));
        await SealAsync(server);
    }

    private static async Task SealAsync(BinhYenServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SealDays>().RunAsync(default);
    }

    private static async Task<List<JournalFaultKind>> FaultsAsync(BinhYenServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<VerifyJournal>().RunAsync(default)).Faults.Select(f => f.Fault)];
    }

    // Deletes the entries about a case, moves everything behind up and chains it anew: all that can be done without the vault.
    private static Task<int> DropEntryAsync(BinhYenServer server, string subject) => server.ReadAsync(async db =>
    {
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.CommuneId == server.Commune).OrderBy(e => e.Sequence).ToListAsync();
        await db.Set<JournalEntry>().Where(e => e.CommuneId == server.Commune).ExecuteDeleteAsync();
        var (sequence, previous) = (0L, JournalHash.Start);
        foreach (var e in entries.Where(e => e.Subject != subject))
        {
            sequence++;
            var hash = JournalHash.Of(e.CommuneId, sequence, e.At, e.Fact, e.Subject, e.Actor, e.Details, previous);
            db.Add(new JournalEntry
            {
                CommuneId = e.CommuneId, Sequence = sequence, At = e.At, Fact = e.Fact, Subject = e.Subject, Actor = e.Actor, Details = e.Details, PreviousHash = previous, Hash = hash,
            });
            previous = hash;
        }

        return await db.SaveChangesAsync();
    });
}
