using System.Net;
using BinhYen.Communes;
using BinhYen.Groups;
using BinhYen.Platform;
using BinhYen.Staff;
using BinhYen.Staff.Handovers;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Given;

/// <summary>Drives a hand-over over the pages, as the people of the demo commune.</summary>
internal static class GivenHandover
{
    public static async Task<StaffId> IdOfAsync(this BinhYenServer server, string user) =>
        new(await server.ReadAsync(db => db.Set<StaffMember>().Where(s => s.UserName == user).Select(s => s.Id).SingleAsync()));

    public static Task<StaffMember> MemberAsync(this BinhYenServer server, string user) =>
        server.ReadAsync(db => db.Set<StaffMember>().AsNoTracking().SingleAsync(s => s.UserName == user));

    public static Task<StaffHandover> HandoverAsync(this BinhYenServer server, string path) =>
        server.ReadAsync(db => db.Set<StaffHandover>().AsNoTracking().Include(h => h.Items).Include(h => h.Signatures).AsSplitQuery().SingleAsync(h => h.Id == Guid.Parse(path.Split('/')[2])));

    /// <summary>Opens a hand-over that takes effect now.</summary>
    /// <returns>Its address.</returns>
    public static async Task<string> OpensHandoverAsync(this Officer leader, string giver, HandoverReason reason, string? successor = null, DateTimeOffset? at = null, DateOnly? returns = null)
    {
        var server = leader.Server;
        var when = (at ?? server.Clock.GetUtcNow()).ToVietnam();
        await leader.SeesAsync("/handovers/new");
        var fields = new List<(string, string)>
        {
            ("person", (await server.IdOfAsync(giver)).ToString()), ("reason", reason.ToString()), ("basis", "118/QĐ-CAT ngày 20/11/2026"),
            ("date", when.ToString("yyyy-MM-dd", null)), ("time", when.ToString("HH:mm", null)),
        };
        if (successor is not null) fields.Add(("successor", (await server.IdOfAsync(successor)).ToString()));
        if (returns is { } day) fields.Add(("returns", day.ToString("yyyy-MM-dd", null)));
        var page = await leader.SubmitAsync("/handovers", [.. fields]);
        page.Status.ShouldBe(HttpStatusCode.OK, string.Join(' ', page.Errors));
        return page.Path.Split('?')[0];
    }

    /// <summary>Chooses somebody for each thing nobody was chosen for: the first who may take it, or that it ends.</summary>
    public static async Task SettlesAllAsync(this Officer leader, string path)
    {
        var page = await leader.SeesAsync(path);
        var fields = new List<(string, string)>();
        foreach (var select in page.FindAll("select[name^=item-]"))
        {
            var options = select.QuerySelectorAll("option");
            if (options.Any(o => o.HasAttribute("selected") && o.GetAttribute("value") is { Length: > 0 })) continue;
            if (options.Select(o => o.GetAttribute("value")).FirstOrDefault(v => v is { Length: > 0 }) is { } first) fields.Add((select.GetAttribute("name")!, first));
        }

        if (fields.Count == 0) return;
        page = await leader.SubmitAsync(path + "/plan", [.. fields]);
        page.Status.ShouldBe(HttpStatusCode.OK, string.Join(' ', page.Errors));
    }

    /// <summary>Confirms both steps of every group.</summary>
    public static async Task PassesGroupsAsync(this Officer leader, string path)
    {
        for (var page = await leader.SeesAsync(path); page.Find($"form[action^='{path}/items/']") is { } form;)
        {
            page = await leader.SubmitAsync(form.GetAttribute("action")!);
            page.Status.ShouldBe(HttpStatusCode.OK, string.Join(' ', page.Errors));
        }
    }

    /// <summary>Signs on a device of one's own, with the password.</summary>
    public static async Task<WebPage> SignsAsync(this Officer person, string path)
    {
        await person.SeesAsync(path);
        return await person.SubmitAsync(path + "/sign", ("answer", person.Account.Password));
    }

    public static async Task<WebPage> AgreesAsync(this Officer leader, string path)
    {
        await leader.SeesAsync(path);
        return await leader.SubmitAsync(path + "/agree", ("answer", leader.Account.Password));
    }

    /// <summary>Everybody who takes something signs.</summary>
    public static async Task ReceiversSignAsync(this BinhYenServer server, string path)
    {
        foreach (var receiver in (await server.HandoverAsync(path)).Receivers)
        {
            using var person = await server.SignInAsync(receiver);
            (await person.SignsAsync(path)).Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    public static async Task<Officer> SignInAsync(this BinhYenServer server, StaffId person)
    {
        var user = await server.ReadAsync(db => db.Set<StaffMember>().Where(s => s.Id == person.Value).Select(s => s.UserName!).SingleAsync());
        return await Officer.SignInAsync(server, BinhYenServer.Account(user));
    }

    /// <summary>Whether anything of the product still names this account as somebody who has to do something.</summary>
    public static Task<bool> HoldsNothingAsync(this BinhYenServer server, StaffId account) => server.ReadAsync(async db =>
    {
        var today = VietnamTime.DateOf(server.Clock.GetUtcNow());
        return !await db.Set<BinhYen.Cases.Case>().AnyAsync(c => c.Queue != BinhYen.Cases.CaseQueue.Done && (c.Handler == account || c.SubstituteHandler == account))
            && !await db.Set<HamletDuty>().AnyAsync(d => (d.OfficerId == account || d.SubstituteId == account) && (d.Until == null || d.Until >= today))
            && !await db.Set<DutyShift>().AnyAsync(s => s.Date >= today && (s.DayOfficerId == account || s.NightOfficerId == account || s.SubstituteId == account))
            && !await db.Set<GroupAppointment>().AnyAsync(a => a.StaffId == account && (a.Until == null || a.Until >= today));
    });
}
