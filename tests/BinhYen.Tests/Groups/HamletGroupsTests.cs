using System.Net;
using AngleSharp.Html.Dom;
using BinhYen.Groups;
using BinhYen.Platform.Journal;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Groups;

/// <summary>A commune that has just been set up registers its groups at once and works the set-up steps off for all of them.</summary>
[Trait("Speed", "Slow")]
public sealed class HamletGroupsTests
{
    private const string People = NewCommune.People + "Nguyễn Thị Sáu\t\tTrưởng thôn Tây\n";

    [Theory, OnBothEngines]
    public async Task One_form_registers_a_group_for_every_hamlet_with_the_people_the_commune_knows(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = new NewCommune(server);
        await stranger.SetUpAsync("ha-giang", people: People);
        using var chief = await stranger.TakesCodeAsync("hung-tran-van");
        var page = await chief.OpenAsync("/groups");
        var form = page.Form("/groups/hamlets");
        form.QuerySelector("button")!.TextContent.ShouldBe("Ghi 3 nhóm, mỗi thôn một nhóm");
        form.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("thôn Tây", StringComparison.Ordinal)).TextContent.ShouldContain("Nguyễn Thị Sáu");
        var contact = form.QuerySelectorAll("#techContact option").Single(o => o.TextContent.Contains("Vũ Đức Long", StringComparison.Ordinal)).GetAttribute("value")!;
        (await chief.SubmitAsync("/groups/hamlets", ("techContact", contact))).Path.ShouldBe("/groups?done=hamlets");
        chief.Page.FindAll("tbody tr").Count.ShouldBe(3);
        chief.Page.FindAll("form[action='/groups/hamlets']").ShouldBeEmpty("no hamlet is without a group");

        var people = await server.ReadAsync(db => db.Set<GroupAppointment>().AsNoTracking().ToListAsync());
        people.Count(p => p.Duty is GroupDuty.Officer).ShouldBe(3);
        people.Count(p => p.Duty is GroupDuty.Substitute).ShouldBe(3);
        people.Count(p => p.Duty is GroupDuty.TechContact).ShouldBe(3);
        people.Count(p => p.Duty is GroupDuty.Leader).ShouldBe(1, "one hamlet has named its head");
        var groups = await server.ReadAsync(db => db.Set<ZaloGroup>().AsNoTracking().ToListAsync());
        groups.ShouldAllBe(g => g.Kind == GroupKind.Ordinary && g.State == GroupState.SettingUp && g.Name == g.UnitName, "this way of working leaves names free");
        var facts = await server.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().Where(j => j.Fact == "groups.proposed.v1" || j.Fact == "groups.appointed.v1").ToListAsync());
        facts.Where(f => f.Fact == "groups.proposed.v1").Select(f => f.Subject).Distinct().Count().ShouldBe(3, "each group has a trace of its own");
        facts.Count(f => f.Fact == "groups.appointed.v1").ShouldBe(people.Count);

        var tasks = (await chief.OpenAsync("/groups/mine")).Words;
        tasks.ShouldNotContain("Nhóm chưa có cán bộ phụ trách");
        tasks.ShouldNotContain("Nhóm chưa có người thay");
        chief.Page.FindAll(".item").Single(i => i.TextContent.Contains("Nhóm chưa có trưởng nhóm", StringComparison.Ordinal)).QuerySelectorAll("a").Length.ShouldBe(2, "the same task of two groups is said once");

        // What was a mistake ends as any group ends; then the hamlet is offered again.
        await chief.OpenAsync("/groups/G01");
        await chief.SubmitAsync(MoveForm(chief, "Dissolve"), [("reason", "ghi nhầm")]);
        (await chief.OpenAsync("/groups")).Form("/groups/hamlets").QuerySelector("button")!.TextContent.ShouldBe("Ghi 1 nhóm, mỗi thôn một nhóm");
    }

    [Theory, OnBothEngines]
    public async Task A_step_is_ticked_off_for_all_groups_at_once_by_those_who_tend_them(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = new NewCommune(server);
        await stranger.SetUpAsync("default", people: People);
        using var chief = await stranger.TakesCodeAsync("hung-tran-van");
        await chief.OpenAsync("/groups");
        await chief.SubmitAsync("/groups/hamlets");
        chief.Page.Find("tbody tr")!.TextContent.ShouldContain("thôn Đông xã Hoa Sen", customMessage: "the name by the rule of the model");
        await chief.OpenAsync("/groups/mine");
        StepForm(chief, SetupStep.Made).QuerySelector("button")!.TextContent.ShouldStartWith("Đã làm cho cả 3 nhóm");
        await chief.SubmitAsync(StepForm(chief, SetupStep.Made), []);
        chief.Page.Words.ShouldContain("Đã ghi việc thiết lập");
        chief.Page.FindAll("form[action='/groups/steps'] input[value=Made]").ShouldBeEmpty();
        chief.Page.Words.ShouldContain("Chưa có quy chế nhóm đang có hiệu lực để ghim");
        await chief.SubmitAsync(StepForm(chief, SetupStep.Greeted), [("group", "G02")]);
        var ticks = await server.ReadAsync(db => db.Set<SetupTick>().AsNoTracking().ToListAsync());
        ticks.Count(t => t.Step is SetupStep.Made).ShouldBe(3);
        ticks.Count(t => t.Step is SetupStep.Greeted).ShouldBe(1);
        (await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync(j => j.Fact == "groups.step-done.v1"))).ShouldBe(4);

        // A head tends the own group alone: asking for another's changes nothing at all.
        var token = chief.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await chief.PostAsync("/groups/steps", [new("__RequestVerificationToken", token), new("step", "SettingsSeen"), new("group", "G01")])).Errors.ShouldHaveSingleItem().ShouldContain("Điền phiếu kiểm tra thiết lập trước");
        (await chief.PostAsync("/groups/activate", [new("__RequestVerificationToken", token), new("group", "G01")])).Errors.ShouldHaveSingleItem().ShouldContain("chưa đủ điều kiện hoạt động");
        using var head = await stranger.TakesCodeAsync("sau-nguyen-thi");
        await head.OpenAsync("/groups/mine");
        var own = head.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await head.PostAsync("/groups/steps", [new("__RequestVerificationToken", own), new("step", "LeadersIn"), new("group", "G02"), new("group", "G01")])).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.PostAsync("/groups/hamlets", [new("__RequestVerificationToken", own)])).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.ReadAsync(db => db.Set<SetupTick>().CountAsync())).ShouldBe(4);
    }

    [Theory, OnBothEngines]
    public async Task A_group_proposed_by_an_officer_gets_its_people_with_the_approval(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = new NewCommune(server);
        await stranger.SetUpAsync("default", people: People);
        using var officer = await stranger.TakesCodeAsync("tuan-pham-minh");
        await officer.OpenAsync("/groups/new");
        var hamlet = officer.Page.FindAll("#hamlet option").Single(o => o.TextContent == "thôn Tây").GetAttribute("value")!;
        await officer.SubmitAsync("/groups/new", ("unitKind", "Hamlet"), ("hamlet", hamlet));
        (await server.ReadAsync(db => db.Set<GroupAppointment>().CountAsync())).ShouldBe(0, "whoever proposes gives nobody a duty");
        using var chief = await stranger.TakesCodeAsync("hung-tran-van");
        await chief.OpenAsync("/groups/G01");
        await chief.SubmitAsync(MoveForm(chief, "Approve"), []);
        var people = await server.ReadAsync(db => db.Set<GroupAppointment>().AsNoTracking().Select(p => p.Duty).ToListAsync());
        people.ShouldContain(GroupDuty.Officer);
        people.ShouldContain(GroupDuty.Substitute);

        // The single form of whoever manages groups does it at once.
        await chief.OpenAsync("/groups/new");
        await chief.SubmitAsync("/groups/new", ("unitKind", "Hamlet"), ("hamlet", chief.Page.FindAll("#hamlet option").Single(o => o.TextContent == "thôn Nam").GetAttribute("value")!));
        (await server.ReadAsync(db => db.Set<GroupAppointment>().CountAsync(p => p.Duty == GroupDuty.Officer))).ShouldBe(2);
    }

    private static IHtmlFormElement StepForm(Browser browser, SetupStep step) =>
        browser.Page.FindAll("form[action='/groups/steps']").Cast<IHtmlFormElement>().Single(f => f.QuerySelector($"input[name=step][value={step}]") is not null);

    private static IHtmlFormElement MoveForm(Browser browser, string move) =>
        browser.Page.FindAll("form[action$='/move']").Cast<IHtmlFormElement>().Single(f => f.QuerySelector($"input[name=move][value={move}]") is not null);
}
