using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Groups;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Security;

/// <summary>Whoever reads a tracking code opens the report as its sender: no door stores one, nor what can be completed to one (decisions 0144, 0150).</summary>
public sealed class NoCodeIsStoredTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_people_write_at_any_door_is_stored_without_codes(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        var code = TrackingCode.New().Reveal();
        string[] typed = [code, code[..19], code.Replace('-', '\n'), $"mã{code}nhờ"];
        await resident.ReportAsync(("ke", $"Đèn đường hỏng, tin trước là {typed[0]} ạ"), ("ai", "an"));
        foreach (var words in typed)
        {
            await resident.LookUpAsync(resident.ReportCode);
            await resident.SubmitAsync("/tin-cua-toi/them", ("them", $"thêm cho {words} xothem"));
        }

        using var desk = await server.SignInAsync(StaffRole.ProcedureDesk);
        await desk.SeesAsync("/data-requests/new");
        await desk.SubmitAsync("/data-requests/new", ("code", resident.ReportCode), ("right", nameof(DataRight.Know)), ("channel", "Counter"), ("words", $"hỏi về tin {typed[0]} xoquay"));
        await resident.OpenAsync("/co-that-khong");
        await resident.SubmitAsync("/co-that-khong/bao-gia", ("loai", "Call"), ("ke", $"Có người gọi hỏi mã {typed[1]} xogoi"), ("dau", "0100 000 111"));

        var stored = await server.ReadAsync(db => StoredAsync(server, db));
        foreach (var word in (string[])["xothem", "xoquay", "xogoi"]) stored.ShouldContain(words => words.Contains(word), $"{word}: {string.Join(" | ", stored)}");
        stored.Count(words => words.Contains("(mã tra cứu)")).ShouldBeGreaterThanOrEqualTo(7);
        stored.ShouldAllBe(words => !words.Contains(code.Substring(5, 4)));
    }

    private static async Task<List<string>> StoredAsync(BinhYenServer server, BinhYenDb db)
    {
        var seals = server.Services.GetRequiredService<SealedRecords>();
        var stored = new List<string>();
        foreach (var message in await db.Set<ThreadMessage>().AsNoTracking().ToListAsync(Stop)) stored.Add(await seals.OpenAsync(message.Text, SealPurposes.ThreadMessage, Stop));
        foreach (var request in await db.Set<DataRequest>().AsNoTracking().ToListAsync(Stop)) stored.Add(await seals.OpenAsync(request.Words!, SealPurposes.DataRequestWords, Stop));
        foreach (var fake in await db.Set<FakeReport>().AsNoTracking().ToListAsync(Stop)) stored.Add(await seals.OpenAsync(fake.Told, FakeReport.ToldPurpose, Stop));
        return stored;
    }
}
