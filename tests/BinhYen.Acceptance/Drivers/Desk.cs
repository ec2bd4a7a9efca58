using System.Net;
using BinhYen.Cases;
using BinhYen.Communes.Demo;
using BinhYen.Confidentiality;
using BinhYen.Intake;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Acceptance.Drivers;

/// <summary>What officers do with a case, in their words. Every act goes through the pages.</summary>
internal static class Desk
{
    /// <summary>Code of the newest case.</summary>
    public static Task<string> NewestCaseAsync(this Village village) => village.Police.ReadAsync(db =>
        db.Set<JournalEntry>().Where(e => e.Fact == "cases.received.v1").OrderByDescending(e => e.Sequence).Select(e => e.Subject).FirstAsync());

    public static Task<int> CountCasesAsync(this Village village) => village.Police.ReadAsync(db => db.Set<BinhYen.Cases.Case>().CountAsync());

    /// <summary>Proves the journal, as <c>binhyen journal verify</c> does.</summary>
    public static async Task<VerifyJournal.Outcome> VerifyJournalAsync(this Village village)
    {
        await using var scope = village.Police.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<VerifyJournal>().RunAsync(CancellationToken.None);
    }

    public static Task<Officer> SignInAsync(this Village village, StaffRole role) => village.Police.SignInAsync(role);

    /// <summary>What an officer gets who opens a case.</summary>
    public static async Task<HttpStatusCode> StatusForAsync(this Village village, string user, string code)
    {
        using var officer = await village.SignInAsync(user);
        return (await officer.OpenAsync($"/cases/{code}")).Status;
    }

    public static Task<Officer> SignInAsync(this Village village, string user) => Officer.SignInAsync(village.Police, BinhYenServer.Account(user));

    /// <summary>The words stand in one case, or in none, and not in the others.</summary>
    public static async Task StandsInAsync(this Village village, string word, string? code, params string[] others)
    {
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        if (code is not null) (await chief.SeesAsync($"/cases/{code}?fragment=talk")).Words.ShouldContain(word);
        foreach (var other in others) (await chief.SeesAsync($"/cases/{other}?fragment=talk")).Source.ShouldNotContain(word, Shouldly.Case.Sensitive, $"{word} in {other}");
    }

    /// <summary>The area officer of the demo's first hamlet writes to a reporter. The clock stands still while a test writes: nothing of what is said is older than what comes next.</summary>
    public static async Task WriteAsync(this Village village, string code, string words, bool look = false)
    {
        using var officer = await village.SignInAsync("cskv-p04");
        if (look) await officer.Does(code, "look");
        village.Clock.Advance(TimeSpan.FromSeconds(1));
        await officer.Does(code, "reply", ("text", words));
        await village.CalmAsync();
        village.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Somebody tells something in the chat and it becomes a case; its code.</summary>
    public static async Task<string> TellAsync(this Village village, Neighbour resident, string words)
    {
        var count = await village.CountCasesAsync();
        await resident.Reports(words);
        await village.SeeAsync("it is a case", async () => await village.CountCasesAsync() == count + 1);
        await village.CalmAsync();
        return await village.NewestCaseAsync();
    }

    /// <summary>A post of somebody in a group of the first hamlet, taken in as a case; its code. A minute passes.</summary>
    public static async Task<string> PostAsync(this Village village, Neighbour author, string words, CaseKind? kind = null)
    {
        var oa = await village.Police.ReadAsync(db => db.Set<ZaloAccount>().Select(a => a.OaId).FirstAsync());
        var member = await village.Police.Services.GetRequiredService<ReporterVault>().KnowGroupMemberAsync(village.Police.Commune, oa, author.Id, CancellationToken.None);
        var opened = await village.Police.ReportAsync(words, "H01", o => o with { Reporter = member, Lane = $"zalo:{oa}", Channel = SourceChannel.ZaloGroup, Kind = kind ?? o.Kind });
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        return opened.Code.ToString();
    }

    /// <summary>The chief hands a case to another body and a deputy confirms it: for the chat it has ended.</summary>
    public static async Task PassOnAsync(this Village village, string code, string body)
    {
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        using var deputy = await village.SignInAsync(StaffRole.DeputyPoliceChief);
        await chief.Does(code, "confirm-kind");
        await chief.Does(code, "transfer", ("body", body), ("passed", "Toàn bộ nội dung tin"));
        await deputy.Does(code, "confirm-transfer");
        village.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    /// <summary>The id of a demo account, as forms carry it.</summary>
    public static Task<string> IdOfAsync(this Village village, DemoAccount account) => village.Police.ReadAsync(async db =>
        (await db.Set<StaffMember>().SingleAsync(s => s.UserName == account.User)).Id.ToString());

    /// <summary>Opens the case and does one act on it; the page that comes must say that it is done.</summary>
    public static async Task Does(this Officer officer, string code, string act, params (string Field, string Value)[] fields)
    {
        // A leader may take a case or give it to somebody: two forms for the same act.
        var form = (await officer.SeesAsync($"/cases/{code}")).Document.Forms.FirstOrDefault(f => f.GetAttribute("action") == $"/cases/{code}/{act}"
            && fields.All(field => f.QuerySelector($"[name=\"{act}-{field.Field}\"]") is not null));
        form.ShouldNotBeNull($"{officer.Account.User} finds no form to {act} with {string.Join(", ", fields.Select(f => f.Field))}");
        var page = await officer.SubmitAsync(form, [.. fields.Select(f => ($"{act}-{f.Field}", f.Value))]);
        page.Status.ShouldBe(HttpStatusCode.OK, $"{officer.Account.User}, {act}: {page.Heading}. {string.Join(' ', page.Errors)}");
        page.Path.ShouldContain($"done={act}");
    }
}
