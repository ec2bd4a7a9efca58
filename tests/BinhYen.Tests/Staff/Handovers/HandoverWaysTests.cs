using System.Net;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Groups;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Staff.Handovers;
using BinhYen.Testing;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Staff.Handovers;

/// <summary>What comes in the way of a hand-over: walls, refusals, absence, two people at once, work that comes late.</summary>
[Trait("Speed", "Slow")]
public sealed class HandoverWaysTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    [Requirement("R-YC-66")]
    public async Task A_case_passes_to_nobody_it_is_about_and_shows_to_nobody_who_must_not_know_it(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        // About an officer of H05 who is not named: handled by a deputy, kept from P06 and P07.
        var about = await server.ReportAsync("cán bộ thôn tôi nhận quà xolanhha", "H05", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct, OfficerConflict = true });
        await CaseWorkTests.DoAsync(chief, about, "look");
        await CaseWorkTests.DoAsync(chief, about, "confirm-kind");
        await GiveAsync(chief, about, "pho-p02", "pho-p03");
        // One that the other deputy must not know of at all.
        var secret = await server.ReportAsync("việc riêng xoanquoc", "H03");
        await CaseWorkTests.DoAsync(chief, secret, "look");
        await CaseWorkTests.DoAsync(chief, secret, "confirm-kind");
        await GiveAsync(chief, secret, "pho-p02", "cskv-p05");
        var other = await server.IdOfAsync("pho-p03");
        await server.ReadAsync(db =>
        {
            db.Add(new CaseExclusion { CaseId = secret.CaseId, StaffId = other, Scope = ExclusionScope.Everything });
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        using var deputy = await Officer.SignInAsync(server, BinhYenServer.Account("pho-p03"));
        var path = await deputy.OpensHandoverAsync("pho-p02", HandoverReason.Retirement, successor: "cskv-p06");
        var page = await deputy.SeesAsync(path);
        page.Words.ShouldContain($"Vụ việc {about.Code}");
        page.Words.ShouldNotContain(secret.Code.ToString());
        var involved = (await server.IdOfAsync("cskv-p06")).ToString();
        foreach (var item in page.FindAll(".hand-item").Where(i => i.TextContent.Contains(about.Code.ToString()))) item.QuerySelectorAll("option").Select(o => o.GetAttribute("value")).ShouldNotContain(involved);
        // Not by a form made by hand, nor by "everything to".
        var number = (await server.HandoverAsync(path)).Items.First(i => i.Kind is HoldingKind.OpenCase).Number;
        page.Find($"select[name=item-{number}]")!.InnerHtml += $"<option value={involved}></option>";
        (await deputy.SubmitAsync(path + "/plan", ($"item-{number}", involved))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await deputy.SeesAsync(path);
        await deputy.SubmitAsync(deputy.Page.Form(path + "/plan"), [("all-to", involved)], ("all", "1"));
        (await server.HandoverAsync(path)).Items.Single(i => i.Label.Contains(about.Code.ToString())).Receiver.ShouldNotBe(new StaffId(Guid.Parse(involved)));

        await deputy.SettlesAllAsync(path);
        await deputy.PassesGroupsAsync(path);
        using (var leaver = await Officer.SignInAsync(server, BinhYenServer.Account("pho-p02")))
        {
            (await leaver.SignsAsync(path)).Errors.ShouldBeEmpty();
            leaver.Page.Words.ShouldNotContain(secret.Code.ToString());
        }

        await server.ReceiversSignAsync(path);
        foreach (var receiver in (await server.HandoverAsync(path)).Receivers)
        {
            using var person = await server.SignInAsync(receiver);
            var words = (await person.SeesAsync(path)).Words + (await person.SeesAsync(path + "/record")).Words;
            words.Contains(about.Code.ToString()).ShouldBe((await server.HandoverAsync(path)).Items.Single(i => i.Label.Contains(about.Code.ToString())).Receiver == receiver);
        }

        // The chief may confirm as well as the deputy; a deputy who receives does not.
        (await chief.AgreesAsync(path)).Errors.ShouldBeEmpty();
        (await server.HandoverAsync(path)).State.ShouldBe(HandoverState.Done);
        var passed = await server.CaseAsync(secret.Code);
        passed.Handler.ShouldNotBeNull();
        passed.Handler.ShouldNotBe(await server.IdOfAsync("pho-p02"));
        passed.Handler.ShouldNotBe(await server.IdOfAsync("pho-p03"));
        (await deputy.SeesAsync(path)).Words.ShouldNotContain(secret.Code.ToString());
        (await deputy.SeesAsync(path + "/record")).Words.ShouldNotContain(secret.Code.ToString());
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-47")]
    public async Task A_successor_refuses_a_change_voids_signatures_and_who_saves_second_is_told(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var leaver = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        var path = await chief.OpensHandoverAsync("cskv-p04", HandoverReason.Leaving, successor: "cskv-p06");
        await chief.SettlesAllAsync(path);
        (await leaver.SignsAsync(path)).Errors.ShouldBeEmpty();

        using (var next = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p06")))
        {
            // Whoever has to sign is told on every page.
            (await next.SeesAsync("/cases")).Find(".banner.hand-notice a")!.GetAttribute("href").ShouldBe(path);
            await next.SeesAsync(path);
            (await next.SubmitAsync(path + "/refuse", ("why", ""))).Errors.ShouldHaveSingleItem();
            await next.SeesAsync(path);
            (await next.SubmitAsync(path + "/refuse", ("why", "đang phụ trách hai thôn"))).Path.ShouldBe("/handovers");
            (await next.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, "takes part no more");
        }

        var page = await chief.SeesAsync(path);
        page.Words.ShouldContain("chưa nhận: đang phụ trách hai thôn");
        page.Words.ShouldContain("Hết giá trị");
        (await server.HandoverAsync(path)).IsGiven.ShouldBeFalse();

        // Two leaders at the same list.
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        await deputy.SeesAsync(path);
        await chief.SettlesAllAsync(path);
        page = await deputy.SubmitAsync(path + "/plan");
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Errors.ShouldHaveSingleItem().ShouldContain("Người khác vừa sửa");

        // A text read before the change cannot be signed.
        (await leaver.SubmitAsync(leaver.Page.Document.Forms.Single(f => f.GetAttribute("action") == "/lock/now"), [])).Status.ShouldBe(HttpStatusCode.OK);
        await leaver.OpenAsync("/lock");
        await leaver.SubmitAsync("/lock", ("answer", leaver.Account.Password));
        await leaver.SeesAsync(path);
        leaver.Page.Find("input[name=hash]")!.SetAttribute("value", "0000000000000000");
        (await leaver.SubmitAsync(path + "/sign", ("answer", leaver.Account.Password))).Status.ShouldBe(HttpStatusCode.Conflict);

        // Given up: nothing had moved, and the account goes on.
        await chief.SeesAsync(path);
        (await chief.SubmitAsync(path + "/cancel")).Words.ShouldContain("Đã hủy");
        (await server.MemberAsync("cskv-p04")).ClosedAt.ShouldBeNull();
        (await server.HoldsNothingAsync(await server.IdOfAsync("cskv-p04"))).ShouldBeFalse();
        (await leaver.SeesAsync("/cases")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-47")]
    public async Task For_somebody_who_cannot_sign_a_leader_signs_and_never_alone(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var opened = await server.ReportAsync("mất trộm xe đạp", "H05");
        using (var gone = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p06"))) await CaseWorkTests.HandlingAsync(gone, opened);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var path = await chief.OpensHandoverAsync("cskv-p06", HandoverReason.Deceased, successor: "cskv-p05");
        await chief.SettlesAllAsync(path);
        await chief.PassesGroupsAsync(path);
        await server.ReceiversSignAsync(path);
        var receiver = (await server.HandoverAsync(path)).Receivers[0].ToString();

        await chief.SeesAsync(path);
        foreach (var second in new[] { "", (await server.IdOfAsync("truong-cong-an")).ToString(), receiver })
        {
            await chief.SeesAsync(path);
            chief.Page.Find("#second")!.InnerHtml += $"<option value='{second}'></option>";
            (await chief.SubmitAsync(path + "/sign-in-place", ("second", second), ("answer", chief.Account.Password))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        await chief.SeesAsync(path);
        (await chief.SubmitAsync(path + "/sign-in-place", ("second", (await server.IdOfAsync("truc-ban")).ToString()), ("answer", chief.Account.Password))).Errors.ShouldBeEmpty();
        (await chief.SeesAsync(path)).FindAll($"form[action='{path}/agree']").ShouldBeEmpty("one pair of eyes is not enough");

        using (var duty = await server.SignInAsync(StaffRole.DutyOfficer))
        {
            var page = await duty.SeesAsync(path);
            page.Words.ShouldContain("Bạn chứng kiến việc ký thay");
            page.Words.ShouldNotContain(opened.Code.ToString());
            (await duty.OpenAsync(path + "/record")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await duty.SignsAsync(path)).Errors.ShouldBeEmpty();
        }

        (await chief.AgreesAsync(path)).Errors.ShouldBeEmpty();
        (await server.MemberAsync("cskv-p06")).ClosedAt.ShouldNotBeNull();
        (await server.HoldsNothingAsync(await server.IdOfAsync("cskv-p06"))).ShouldBeTrue();
        (await chief.SeesAsync(path + "/record")).Words.ShouldContain("NGƯỜI THỨ HAI CHỨNG KIẾN");
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-47")]
    public async Task Rights_end_at_the_minute_and_what_was_lent_for_a_long_leave_comes_back(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var opened = await server.ReportAsync("chó thả rông", "H07");
        var away = await server.IdOfAsync("cskv-p07");
        var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"));
        await CaseWorkTests.HandlingAsync(officer, opened);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var minute = server.Clock.GetUtcNow().AddMinutes(10);
        var path = await chief.OpensHandoverAsync("cskv-p07", HandoverReason.LongLeave, at: minute, returns: new DateOnly(2027, 2, 1));
        await chief.SettlesAllAsync(path);
        await chief.PassesGroupsAsync(path);
        (await officer.SignsAsync(path)).Errors.ShouldBeEmpty();
        await server.ReceiversSignAsync(path);
        (await chief.AgreesAsync(path)).Errors.ShouldBeEmpty();

        // Signed, not yet in force: the officer works on.
        (await server.HandoverAsync(path)).State.ShouldBe(HandoverState.Agreed);
        (await officer.SeesAsync($"/cases/{opened.Code}")).Status.ShouldBe(HttpStatusCode.OK);
        (await server.CaseAsync(opened.Code)).Handler.ShouldBe(away);

        server.Clock.Advance(minute - server.Clock.GetUtcNow());
        (await officer.OpenAsync($"/cases/{opened.Code}")).Path.ShouldStartWith("/sign-in");
        officer.Dispose();
        await server.Services.GetRequiredService<HandoverBeat>().BeatAsync(TestContext.Current.CancellationToken);
        (await server.HandoverAsync(path)).State.ShouldBe(HandoverState.Done);
        (await server.HoldsNothingAsync(away)).ShouldBeTrue();
        (await server.MemberAsync("cskv-p07")).ClosedAt.ShouldBeNull("on leave, not gone");

        // Back: what the borrowers still hold returns; what ended meanwhile does not.
        await chief.SeesAsync(path);
        (await chief.SubmitAsync(path + "/return")).Words.ShouldContain("Đã trả lại việc");
        (await server.CaseAsync(opened.Code)).Handler.ShouldBe(away);
        var today = VietnamTime.DateOf(server.Clock.GetUtcNow());
        (await server.ReadAsync(db => db.Set<HamletDuty>().CountAsync(d => d.OfficerId == away && d.From <= today && (d.Until == null || d.Until >= today)))).ShouldBe(2);
        (await server.ReadAsync(db => db.Set<GroupAppointment>().CountAsync(a => a.StaffId == away && a.Duty == GroupDuty.Officer && (a.Until == null || a.Until >= today)))).ShouldBe(3);
        using var back = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"));
        await back.SeesAsync("/cases");
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-47")]
    public async Task Work_that_comes_after_the_signatures_keeps_the_account_open_until_somebody_has_it(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var minute = server.Clock.GetUtcNow().AddMinutes(10);
        var path = await chief.OpensHandoverAsync("cskv-p08", HandoverReason.Transfer, at: minute);
        await chief.SettlesAllAsync(path);
        await chief.PassesGroupsAsync(path);
        using (var leaver = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p08"))) (await leaver.SignsAsync(path)).Errors.ShouldBeEmpty();
        await server.ReceiversSignAsync(path);
        (await chief.AgreesAsync(path)).Errors.ShouldBeEmpty();

        var late = await server.ReportAsync("đổ trộm rác", "H09");
        await CaseWorkTests.DoAsync(chief, late, "look");
        await CaseWorkTests.DoAsync(chief, late, "confirm-kind");
        await GiveAsync(chief, late, "cskv-p08", "cskv-p05");
        server.Clock.Advance(minute - server.Clock.GetUtcNow());
        var beat = server.Services.GetRequiredService<HandoverBeat>();
        await beat.BeatAsync(TestContext.Current.CancellationToken);
        (await server.MemberAsync("cskv-p08")).ClosedAt.ShouldBeNull();
        var handover = await server.HandoverAsync(path);
        handover.State.ShouldBe(HandoverState.Agreed);
        handover.Items.Single(i => i.Label.Contains(late.Code.ToString())).ChangedAfterSigning.ShouldBeTrue();

        // No leader has to look for it.
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        (await chief.SeesAsync("/cases")).Find(".banner.hand-notice a")!.GetAttribute("href").ShouldBe(path);
        await chief.SettlesAllAsync(path);
        await chief.SeesAsync(path);
        (await chief.SubmitAsync(path + "/carry-out")).Errors.ShouldBeEmpty();
        (await server.MemberAsync("cskv-p08")).ClosedAt.ShouldNotBeNull();
        var record = await chief.SeesAsync(path + "/record");
        record.Words.ShouldContain("bổ sung sau khi ký");
        record.Words.ShouldNotContain("Nội dung lưu trữ khác");
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-56")]
    public async Task A_lost_phone_is_signed_out_in_one_step_and_nothing_else_is_lost(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("đèn đường hỏng", "H03");
        using var phone = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p05"));
        await CaseWorkTests.HandlingAsync(phone, opened);
        using var desk = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p05"));
        var id = (await server.IdOfAsync("cskv-p05")).ToString();

        // One device, by the officer at another one.
        await desk.SeesAsync("/me");
        (await desk.SubmitAsync("/me/sessions/end")).Words.ShouldContain("Đã đăng xuất máy đó");
        (await phone.OpenAsync("/cases")).Path.ShouldStartWith("/sign-in");
        (await desk.SeesAsync("/cases")).Status.ShouldBe(HttpStatusCode.OK);

        // Every device, by a leader.
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/handovers/devices");
        (await chief.SubmitAsync(chief.Page.Document.Forms.Last(f => f.GetAttribute("action") == $"/handovers/devices/{id}"), [])).Words.ShouldContain("Đã đăng xuất mọi máy");
        (await desk.OpenAsync("/cases")).Path.ShouldStartWith("/sign-in");

        // Messages, threads and rights were never on the phone.
        using var again = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p05"));
        (await again.SeesAsync($"/cases/{opened.Code}")).Words.ShouldContain("đèn đường hỏng");
        (await server.CaseAsync(opened.Code)).Handler.ShouldBe(await server.IdOfAsync("cskv-p05"));
        (await server.ReadAsync(db => db.Set<JournalEntry>().AnyAsync(e => e.Fact == "staff.devices-signed-out.v1" && e.Subject == $"staff:{id}"))).ShouldBeTrue();

        // Not from another desk than the leaders'.
        (await again.OpenAsync("/handovers/devices")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await again.OpenAsync("/handovers/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>A complaint about a deputy is closed to everybody but the chief. The chief's own hand-over, led by that deputy, must not wait for it.</summary>
    [Theory, OnBothEngines]
    [Requirement("R-YC-66")]
    [Threat(2)]
    public async Task What_nobody_who_is_left_may_have_keeps_no_leader_from_leaving(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var opened = await server.ReportAsync("phó trưởng công an xã nhận tiền của quán karaoke", "H05", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct, OfficerConflict = true });
        using (var chief = await server.SignInAsync(StaffRole.PoliceChief)) await CaseWorkTests.HandlingAsync(chief, opened);
        var held = await server.CaseAsync(opened.Code);
        (held.Handler, held.SubstituteHandler).ShouldBe((await server.IdOfAsync("truong-cong-an"), null), "the chief alone is better than nobody");

        using var deputy = await Officer.SignInAsync(server, BinhYenServer.Account("pho-p02"));
        var path = await deputy.OpensHandoverAsync("truong-cong-an", HandoverReason.Deceased, successor: "pho-p02");
        await deputy.SettlesAllAsync(path);
        await deputy.PassesGroupsAsync(path);
        await server.ReceiversSignAsync(path);
        await deputy.SeesAsync(path);
        (await deputy.SubmitAsync(path + "/sign-in-place", ("second", (await server.IdOfAsync("truc-ban")).ToString()), ("answer", deputy.Account.Password))).Errors.ShouldBeEmpty();
        using (var duty = await server.SignInAsync(StaffRole.DutyOfficer)) (await duty.SignsAsync(path)).Errors.ShouldBeEmpty();
        var agreed = await deputy.AgreesAsync(path);

        agreed.Errors.ShouldBeEmpty("waiting would tell of it");
        agreed.Words.ShouldNotContain(opened.Code.ToString());
        (await server.MemberAsync("truong-cong-an")).ClosedAt.ShouldNotBeNull();
        (await deputy.OpenAsync($"/cases/{opened.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    // The chief takes it and gives it on, with a named substitute.
    private static async Task GiveAsync(Officer chief, OpenedCase opened, string handler, string substitute)
    {
        await CaseWorkTests.DoAsync(chief, opened, "assign");
        await CaseWorkTests.DoAsync(chief, opened, "hand-over", ("hand-over-handler", (await chief.Server.IdOfAsync(handler)).ToString()),
            ("hand-over-substitute", (await chief.Server.IdOfAsync(substitute)).ToString()), ("hand-over-why", "giao người phụ trách"));
    }
}
