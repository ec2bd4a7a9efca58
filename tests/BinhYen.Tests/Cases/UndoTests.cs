using System.Net;
using BinhYen.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;

namespace BinhYen.Tests.Cases;

/// <summary>A slip of the hand is taken back with one button, for a minute.</summary>
public sealed class UndoTests
{
    [Theory, OnBothEngines]
    public async Task A_dismissal_comes_back_with_its_clocks_within_a_minute_and_not_later(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var opened = await server.ReportAsync("vay nhanh lãi thấp, bấm vào liên kết", "H01", o => o with { Kind = CaseKind.NonCase, Category = CaseCategory.Spam, Urgency = Urgency.Low });
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.DoAsync(officer, opened, "look");
        await CaseWorkTests.DoAsync(officer, opened, "confirm-kind");
        var before = (await server.CaseAsync(opened.Code)).NextDueAt;
        await CaseWorkTests.DoAsync(officer, opened, "dismiss");
        (await server.CaseAsync(opened.Code)).State.ShouldBe(CaseState.NotACase);

        var path = $"/cases/{opened.Code}/undo-dismiss";
        await officer.SubmitAsync(path);
        var back = await server.CaseAsync(opened.Code);
        (back.State, back.NextDueAt).ShouldBe((CaseState.Triaging, before));

        await CaseWorkTests.DoAsync(officer, opened, "dismiss");
        var form = officer.Page.Form(path);
        server.Clock.Advance(Case.UndoWithin + TimeSpan.FromSeconds(1));
        (await officer.SubmitAsync(form, [])).Status.ShouldNotBe(HttpStatusCode.OK);
        (await server.CaseAsync(opened.Code)).State.ShouldBe(CaseState.NotACase);
    }

    [Fact]
    public async Task What_was_put_away_together_comes_back_together()
    {
        await using var server = await BinhYenServer.StartAsync();
        var first = await server.ReportAsync("vay nhanh", "H01", o => o with { Kind = CaseKind.NonCase, Category = CaseCategory.Spam, Urgency = Urgency.Low });
        var second = await server.ReportAsync("vay nhanh nữa", "H01", o => o with { Kind = CaseKind.NonCase, Category = CaseCategory.Spam, Urgency = Urgency.Low });
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await officer.SeesAsync("/cases");
        var codes = new[] { first, second }.Select(o => KeyValuePair.Create("pick", o.Code.ToString()));
        var token = officer.Page.Find("#bulk input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await officer.PostAsync("/cases/bulk", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("act", "spam"), KeyValuePair.Create("back", "/cases"), .. codes]);
        officer.Page.Words.ShouldContain("Đã bỏ 2 tin rác");
        var undo = officer.Page.Document.Forms.First(f => f.QuerySelector("button[value=unspam]") is not null);
        var picks = undo.QuerySelectorAll("input[name=pick]").Select(i => ("pick", i.GetAttribute("value")!)).ToList();
        await officer.SubmitAsync(undo, picks, ("act", "unspam"));
        officer.Page.Words.ShouldContain("Đã hoàn tác: 2 tin");
        (await server.CaseAsync(first.Code)).State.ShouldBe(CaseState.Triaging);
    }
}
