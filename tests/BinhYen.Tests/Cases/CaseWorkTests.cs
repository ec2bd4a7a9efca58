using System.Net;
using BinhYen.Cases;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Cases;

[Trait("Speed", "Slow")]
public sealed class CaseWorkTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    [Requirement("R-HG-09")]
    public async Task An_officer_takes_a_report_verifies_it_and_answers_it(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("Hố ga trước cổng làng mất nắp, trẻ con hay chạy qua");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));

        (await officer.SeesAsync("/cases")).Words.ShouldContain("Hố ga trước cổng làng");
        await DoAsync(officer, opened, "look");
        await DoAsync(officer, opened, "confirm-kind");
        await DoAsync(officer, opened, "assign");
        await DoAsync(officer, opened, "verify", ("verify-plan", "Ra xem tận nơi chiều nay"));
        await DoAsync(officer, opened, "verified", ("verified-result", "Confirmed"), ("verified-note", "Nắp hố ga bị vỡ"));
        await DoAsync(officer, opened, "answer", ("answer-outcome", "Resolved"), ("answer-what", "đã cùng tổ thoát nước đậy nắp mới và rào tạm"),
            ("answer-when", "2026-11-23"), ("answer-unit", "Công an xã"), ("answer-text", "Chào bạn."));

        (await server.CaseAsync(opened.Code)).State.ShouldBe(CaseState.Answered);
        using var scope = server.Services.CreateScope();
        var view = (await scope.ServiceProvider.GetRequiredService<ReporterThread>().FindAsync(opened.TrackingCode, CancellationToken.None)).Value;
        view.Lines[^1].Text.ShouldContain("đậy nắp mới");
        view.Lines[^1].Text.ShouldContain(opened.CheckCode);
    }

    [Theory, OnBothEngines]
    public async Task What_was_typed_is_kept_when_a_fact_is_missing(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync();
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await HandlingAsync(officer, opened);

        await officer.OpenAsync($"/cases/{opened.Code}");
        var page = await officer.SubmitAsync($"/cases/{opened.Code}/answer", ("answer-outcome", "Resolved"), ("answer-what", "đã chuyển cơ quan chức năng xử lý"), ("answer-text", "Chào bạn"));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Errors.Count.ShouldBe(2);
        page.Find("#answer-what")!.TextContent.ShouldBe("đã chuyển cơ quan chức năng xử lý");
        page.Find("#answer-text")!.TextContent.ShouldBe("Chào bạn");
        (await server.CaseAsync(opened.Code)).State.ShouldBe(CaseState.Handling);
    }

    [Theory, OnBothEngines]
    public async Task Who_saves_second_sees_both_and_loses_nothing(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync();
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await HandlingAsync(officer, opened);
        await officer.OpenAsync($"/cases/{opened.Code}");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await DoAsync(chief, opened, "complex", ("complex-why", "nhiều hộ cùng phản ánh"));

        var page = await officer.SubmitAsync($"/cases/{opened.Code}/reply", ("reply-text", "Cán bộ đang xuống xem."));

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Words.ShouldContain("Đánh dấu phức tạp");
        page.Find("#reply-text")!.TextContent.ShouldBe("Cán bộ đang xuống xem.");
        (await officer.SubmitAsync($"/cases/{opened.Code}/reply")).Status.ShouldBe(HttpStatusCode.OK);
    }

    internal static async Task HandlingAsync(Officer officer, OpenedCase opened)
    {
        await DoAsync(officer, opened, "look");
        await DoAsync(officer, opened, "confirm-kind");
        await DoAsync(officer, opened, "assign");
        await DoAsync(officer, opened, "verify", ("verify-plan", "Ra xem"));
        await DoAsync(officer, opened, "verified", ("verified-result", "Confirmed"), ("verified-note", "Đúng"));
    }

    /// <summary>Opens the page of the case, fills in one form and expects that it is done.</summary>
    internal static Task<WebPage> DoAsync(Officer officer, OpenedCase opened, string deed, params (string, string)[] fields) => DoAsync(officer, opened.Code.ToString(), deed, fields);

    /// <summary>The same for a case of which the number alone is known.</summary>
    internal static async Task<WebPage> DoAsync(Officer officer, string code, string deed, params (string, string)[] fields)
    {
        await officer.SeesAsync($"/cases/{code}");
        var page = await officer.SubmitAsync($"/cases/{code}/{deed}", fields);
        page.Errors.ShouldBeEmpty();
        page.Status.ShouldBe(HttpStatusCode.OK, $"{deed}: {page.Words[..Math.Min(300, page.Words.Length)]}");
        return page;
    }
}
