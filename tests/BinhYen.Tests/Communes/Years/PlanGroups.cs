using BinhYen.Communes;
using BinhYen.Groups;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Communes.Years;

/// <summary>The chapter about groups: who leads and assists stands in the plan, and the product holds the chief to it.</summary>
internal static class PlanGroups
{
    /// <summary>The group of the first hamlet, with the wrong people refused and the right ones taken.</summary>
    public static async Task LiveAsync(PlanYear year)
    {
        var profile = await year.ProfileAsync();
        (await year.SeesAsync("/groups")).Words.ShouldMatch(@"\b3 [\p{L}, ]+ chưa có nhóm(?! xác minh)");
        var code = await ProposeAsync(year, ("unitKind", "Hamlet"), ("hamlet", await HamletAsync(year, "Đông")), ("name", "Bình yên thôn Đông"));
        (await year.SeesAsync("/groups")).Words.ShouldMatch(@"\b2 [\p{L}, ]+ chưa có nhóm(?! xác minh)", customMessage: "each hamlet is a unit of its own");

        // The duty desk is regular police and polices no area.
        var refused = profile.GroupLeader is not GroupRole.RegularPoliceOfficer;
        await AppointAsync(year, code, refused ? "phải là Cảnh sát khu vực" : null, ("duty", nameof(GroupDuty.Officer)), ("account", Account(await PeopleAsync(year, code), "Vũ Đức Long")));
        await AppointAsync(year, code, null, ("duty", nameof(GroupDuty.Officer)), ("account", Account(await PeopleAsync(year, code), "Phạm Minh Tuấn")));
        await AppointAsync(year, code, null, ("duty", nameof(GroupDuty.Substitute)), ("account", Account(await PeopleAsync(year, code), "Lê Thị Mai")));
        var missing = (await year.SeesAsync($"/groups/{code}")).Words;
        if (profile.GroupLeader is GroupRole.HamletHead) missing.ShouldContain("trưởng nhóm; ");
        else missing.ShouldNotContain("trưởng nhóm; ", customMessage: "the officer in charge leads");

        // Deputies come from the positions of the plan, and what is vacant is named.
        var people = await PeopleAsync(year, code);
        foreach (var role in profile.GroupDeputies.Where(r => r is not GroupRole.AreaOfficer)) people.Words.ShouldContain($"Chưa có phó nhóm là: {string.Join(", ", profile.GroupDeputies.Select(r => ProfileWords.Called(r)))}", customMessage: role.ToString());
        if (profile.GroupDeputies.Count > 0 && !profile.GroupDeputies.Contains(GroupRole.Union))
            await AppointAsync(year, code, "Phó nhóm của nhóm này phải là", ("duty", nameof(GroupDuty.Deputy)), ("person", "Người của đoàn thể"), ("position", nameof(GroupRole.Union)));
    }

    /// <summary>Puts a group into the registry.</summary>
    /// <returns>Its code.</returns>
    public static async Task<string> ProposeAsync(PlanYear year, params (string, string)[] fields)
    {
        await year.SeesAsync("/groups/new");
        var page = await year.Chief.SubmitAsync("/groups/new", fields);
        page.Errors.ShouldBeEmpty();
        return page.Path.Split('/')[2].Split('?')[0];
    }

    public static Task<WebPage> PeopleAsync(PlanYear year, string code) => year.SeesAsync($"/groups/{code}/people");

    /// <summary>Gives somebody a duty; with words of a refusal it must be refused so.</summary>
    public static async Task<WebPage> AppointAsync(PlanYear year, string code, string? refusal, params (string, string)[] fields)
    {
        await PeopleAsync(year, code);
        var page = await year.Chief.SubmitAsync($"/groups/{code}/people", fields);
        if (refusal is null) page.Errors.ShouldBeEmpty();
        else page.Errors.ShouldHaveSingleItem().ShouldContain(refusal);
        return page;
    }

    public static string Account(WebPage people, string name) => people.FindAll("#account option").Single(o => o.TextContent.Contains(name, StringComparison.Ordinal)).GetAttribute("value")!;

    public static async Task<string> HamletAsync(PlanYear year, string name) =>
        (await year.SeesAsync("/groups/new")).FindAll("#hamlet option").Single(o => o.TextContent.EndsWith(name, StringComparison.Ordinal)).GetAttribute("value")!;
}
