using System.Net;
using BinhYen.Platform;
using BinhYen.Staff;
using BinhYen.Staff.Handovers;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;

namespace BinhYen.Tests.Communes.Years;

/// <summary>The chapter about leaving: the officer of the first hamlet is transferred, and in one evening everything is in other hands.</summary>
internal static class PlanHandover
{
    private const string Leaver = "tuan-pham-minh";
    private const string Successor = "ha-ngo-thu";

    public static async Task LiveAsync(PlanYear year)
    {
        var (server, leaverId) = (year.Server, await year.Server.IdOfAsync(Leaver));
        using var leaver = await year.Commune.ComesInAsync(Leaver);
        var address = await TakesCaseAsync(leaver);

        var path = await OpensAsync(year, leaverId);
        (await year.SeesAsync(path)).Words.ShouldContain(address.Split('/')[^1], customMessage: "the open case is on the list");
        year.Chief.Page.Words.ShouldContain("Bình yên thôn Đông", customMessage: "and so is the group");
        (await year.Chief.OpenAsync(path)).FindAll($"form[action='{path}/agree']").ShouldBeEmpty("nobody confirms before both have signed");
        await SettlesAsync(year, path);
        await SignsAsync(leaver, path);
        foreach (var receiver in (await server.HandoverAsync(path)).Receivers)
        {
            using var person = await year.Commune.ComesInAsync((await server.ReadAsync(db => db.FindAsync<StaffMember>(receiver.Value).AsTask()))!.UserName!);
            await SignsAsync(person, path);
        }

        await PassesGroupsAsync(year, path);
        await year.SeesAsync(path);
        (await year.Chief.SubmitAsync(path + "/agree", ("answer", NewCommune.Password))).Errors.ShouldBeEmpty();
        (await server.HandoverAsync(path)).State.ShouldBe(HandoverState.Done);
        (await server.HoldsNothingAsync(leaverId)).ShouldBeTrue();
        (await server.MemberAsync(Leaver)).ClosedAt.ShouldNotBeNull();
        (await leaver.OpenAsync("/cases")).Path.ShouldStartWith("/sign-in", Shouldly.Case.Sensitive, "the screen of who left is dead with the next click");
        (await PlanGroups.PeopleAsync(year, "G01")).Find("section[aria-labelledby=people]")!.TextContent.ShouldContain("Ngô Thu Hà");
        (await year.SeesAsync(path + "/record")).Words.ShouldContain("118/QĐ-CAT");
    }

    private static async Task<string> TakesCaseAsync(Browser officer)
    {
        await officer.OpenAsync("/cases");
        var address = officer.Page.FindAll("a.item").Select(a => a.GetAttribute("href")!.Split('?')[0]).First();
        await officer.OpenAsync(address);
        foreach (var deed in new[] { "look", "confirm-kind", "assign" })
        {
            await officer.SubmitAsync($"{address}/{deed}");
            officer.Page.Errors.ShouldBeEmpty(deed);
        }

        return address;
    }

    private static async Task<string> OpensAsync(PlanYear year, StaffId leaver)
    {
        var now = year.Server.Clock.GetUtcNow().ToVietnam();
        await year.SeesAsync("/handovers/new");
        var page = await year.Chief.SubmitAsync(
            "/handovers", ("person", leaver.ToString()), ("reason", nameof(HandoverReason.Transfer)), ("basis", "118/QĐ-CAT"), ("date", now.ToString("yyyy-MM-dd", null)),
            ("time", now.ToString("HH:mm", null)), ("successor", (await year.Server.IdOfAsync(Successor)).ToString()));
        page.Status.ShouldBe(HttpStatusCode.OK, string.Join(' ', page.Errors));
        return page.Path.Split('?')[0];
    }

    private static async Task SettlesAsync(PlanYear year, string path)
    {
        var page = await year.SeesAsync(path);
        var open = page.FindAll("select[name^=item-]").Where(s => !s.QuerySelectorAll("option").Any(o => o.HasAttribute("selected") && o.GetAttribute("value") is { Length: > 0 }));
        var chosen = open.Select(s => (s.GetAttribute("name")!, s.QuerySelectorAll("option").Select(o => o.GetAttribute("value")).First(v => v is { Length: > 0 })!)).ToArray();
        if (chosen.Length > 0) (await year.Chief.SubmitAsync(path + "/plan", chosen)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task SignsAsync(Browser person, string path)
    {
        (await person.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.OK, path);
        (await person.SubmitAsync(path + "/sign", ("answer", NewCommune.Password))).Errors.ShouldBeEmpty();
    }

    private static async Task PassesGroupsAsync(PlanYear year, string path)
    {
        for (var page = await year.SeesAsync(path); page.Find($"form[action^='{path}/items/']") is { } form;)
        {
            page = await year.Chief.SubmitAsync(form.GetAttribute("action")!);
            page.Status.ShouldBe(HttpStatusCode.OK, string.Join(' ', page.Errors));
        }
    }
}
