using System.Net;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Staff.Handovers;
using BinhYen.Testing;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Staff.Handovers;

/// <summary>An officer leaves in one evening and nothing falls on the floor (R-DT-47, R-TT-56, R-TT-57).</summary>
[Trait("Speed", "Slow")]
public sealed class HandoverTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    [Requirement("R-DT-47"), Requirement("R-TT-57")]
    public async Task An_officer_who_is_transferred_hands_everything_over_and_only_then_the_account_closes(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("quán karaoke hát to quá 23 giờ", "H11");
        var leaver = await server.IdOfAsync("cskv-p09");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p09"));
        await CaseWorkTests.HandlingAsync(officer, opened);
        var due = (await server.CaseAsync(opened.Code)).NextDueAt;

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var path = await chief.OpensHandoverAsync("cskv-p09", HandoverReason.Transfer, successor: "cskv-p07");
        chief.Page.Words.ShouldContain($"Vụ việc {opened.Code}");
        chief.Page.Words.ShouldContain("Cán bộ phụ trách: Zalo xóm Mới vui vẻ");
        chief.Page.Words.ShouldContain("xóm Mới");

        // Nobody signs while something has no successor.
        (await officer.SeesAsync(path)).FindAll($"form[action='{path}/sign']").ShouldBeEmpty();
        await chief.SettlesAllAsync(path);
        (await chief.SeesAsync(path)).FindAll($"form[action='{path}/agree']").ShouldBeEmpty();

        // Nothing has moved yet.
        (await server.CaseAsync(opened.Code)).Handler.ShouldBe(leaver);

        // The giver needs the own password; a wrong one signs nothing.
        await officer.SeesAsync(path);
        (await officer.SubmitAsync(path + "/sign", ("answer", "khong phai mat khau"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await officer.SignsAsync(path)).Words.ShouldContain("Đã ký");
        await server.ReceiversSignAsync(path);

        // Both steps of every Zalo group are confirmed and dated before a leader confirms.
        (await chief.AgreesAsync(path)).Errors.ShouldContain(e => e.Contains("hai bước"));
        await chief.PassesGroupsAsync(path);
        (await chief.AgreesAsync(path)).Status.ShouldBe(HttpStatusCode.OK, string.Join(' ', chief.Page.Errors));

        var handover = await server.HandoverAsync(path);
        handover.State.ShouldBe(HandoverState.Done);
        handover.ToPass.ShouldAllBe(i => i.DoneAt != null);
        handover.Signatures.Select(s => s.SessionId).ShouldBeUnique();
        (await server.HoldsNothingAsync(leaver)).ShouldBeTrue();
        (await server.MemberAsync("cskv-p09")).ClosedAt.ShouldNotBeNull();

        // The clock of the case ran on, and the successor reads the thread only after the note of confidentiality.
        var passed = await server.CaseAsync(opened.Code);
        passed.NextDueAt.ShouldBe(due);
        passed.Handler.ShouldBe(handover.Items.Single(i => i.Kind is HoldingKind.OpenCase).Receiver);
        using var next = await server.SignInAsync(passed.Handler!.Value);
        (await next.SeesAsync($"/cases/{opened.Code}")).Words.ShouldNotContain("hát to quá");
        await next.SubmitAsync($"/cases/{opened.Code}/accept-note", ("accept-note-agree", "yes"));
        (await next.SeesAsync($"/cases/{opened.Code}")).Words.ShouldContain("hát to quá");

        // The leaver's screen is dead with the next click.
        (await officer.OpenAsync("/cases")).Path.ShouldStartWith("/sign-in");
        await RecordIsCompleteAsync(chief, path, opened.Code.ToString());
        await TamperingShowsAsync(server, chief, path);
    }

    [Fact]
    public async Task The_demo_has_the_hand_over_of_its_summer()
    {
        await using var server = await BinhYenServer.StartAsync();
        await DemoHandover.EnsureAsync(server.Services, server.Commune, TestContext.Current.CancellationToken);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/handovers");
        var record = await chief.SeesAsync(chief.Page.FindAll("a.item").Single().GetAttribute("href") + "/record");
        foreach (var expected in (string[])["Đại úy Tôn Thất Hoạch", "Zalo xóm Mới vui vẻ", "chuyển quyền 01/09/2026", "BÊN NHẬN", "Tài khoản của bên giao đã đóng"]) record.Words.ShouldContain(expected);
        record.Words.ShouldNotContain("Nội dung lưu trữ khác");
    }

    // Every field of documents.md, row 22: giver, receiver, witness; reason, groups (name, members, settings), cases by number, tasks, devices, date and time of change, confirmations.
    private static async Task RecordIsCompleteAsync(Officer chief, string path, string code)
    {
        var record = await chief.SeesAsync(path + "/record");
        record.Words.ShouldContain("BIÊN BẢN BÀN GIAO");
        foreach (var expected in (string[])
                 ["Bên giao", "Bên nhận", "Chứng kiến", "Luân chuyển công tác, theo 118/QĐ-CAT ngày 20/11/2026", "Zalo xóm Mới vui vẻ", "thành viên (đếm", "thiết lập kiểm tra", "(chỉ ghi số)", $"Vụ việc {code}",
                     "Địa bàn, ca trực", "Thiết bị và đăng nhập", "thêm vào nhóm 23/11/2026", "chuyển quyền 23/11/2026", "Ký trên máy của mình (Chrome trên Windows)", "BÊN GIAO", "BÊN NHẬN", "LÃNH ĐẠO XÁC NHẬN", "Tài khoản của bên giao đã đóng"])
            record.Words.ShouldContain(expected);
        record.Words.ShouldNotContain("karaoke");
    }

    // What was signed is kept as a hash, in the signature and in the journal; a row changed behind the product's back shows.
    private static async Task TamperingShowsAsync(BinhYenServer server, Officer chief, string path)
    {
        var handover = await server.HandoverAsync(path);
        var written = await server.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == $"handover:{handover.Id}" && e.Fact == "staff.handover-signed.v1").Select(e => e.Details).ToListAsync());
        foreach (var signature in handover.Signatures) written.ShouldContain(d => d.Contains(Convert.ToHexString(signature.TextHash)));

        var number = handover.Items.First(i => i.Kind is HoldingKind.OpenCase).Number;
        await server.ReadAsync(db => db.Set<HandoverItem>().Where(i => i.HandoverId == handover.Id && i.Number == number).ExecuteUpdateAsync(s => s.SetProperty(i => i.Label, "Vụ việc khác")));
        (await chief.SeesAsync(path + "/record")).Words.ShouldContain("Nội dung lưu trữ khác nội dung đã ký");
    }
}
