using System.Net;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Confidentiality;

/// <summary>X-07: what the law calls sensitive is not collected; who types it is warned and must say why it is needed.</summary>
public sealed class SensitiveTopicsTests
{
    [Theory]
    [InlineData("Người này theo đạo Tin Lành", nameof(SensitiveTopic.Belief))]
    [InlineData("chị ấy là người dân tộc Mông", nameof(SensitiveTopic.Ethnicity))]
    [InlineData("ông này bất mãn với chế độ", nameof(SensitiveTopic.PoliticalOpinion))]
    [InlineData("anh ta có tiền sử bệnh tâm thần", nameof(SensitiveTopic.Health))]
    public void Belief_origin_opinion_and_health_are_noticed(string text, string topic) =>
        SensitiveTopics.In([text]).ShouldBe([Enum.Parse<SensitiveTopic>(topic)]);

    [Theory]
    [InlineData("Đã nhắc nhở chủ quán karaoke, lập biên bản")]
    [InlineData("Họp khu dân cư bàn về đại đoàn kết toàn dân tộc")]
    [InlineData("Xe đạo chích lấy trộm để ở bãi")]
    [InlineData("")]
    public void Ordinary_work_is_left_alone(string text) => SensitiveTopics.In([text]).ShouldBeEmpty();

    [Theory, OnBothEngines]
    public async Task Staff_who_type_health_or_belief_are_warned_and_must_say_why_it_is_needed(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var opened = await server.ReportAsync("có người ngã ở bờ kênh", "H01");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.DoAsync(officer, opened, "look");
        await officer.SeesAsync($"/cases/{opened.Code}");

        await officer.SubmitAsync($"/cases/{opened.Code}/note", ("note-text", "Ông ấy bị bệnh động kinh, cần xe cấp cứu"));
        officer.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        officer.Page.Errors.ShouldContain(e => e.Contains("sức khỏe"));
        officer.Page.Find("#note-text")!.TextContent.ShouldContain("động kinh", Shouldly.Case.Sensitive, "nothing typed is lost");

        await officer.SubmitAsync($"/cases/{opened.Code}/note", ("note-sensitive", nameof(SensitiveNeed.Emergency)));
        officer.Page.Status.ShouldBe(HttpStatusCode.OK);
        var entry = await server.ReadAsync(db => db.Set<JournalEntry>().SingleAsync(e => e.Fact == "cases.sensitive-written.v1"));
        entry.Details.ShouldContain("Emergency");
        entry.Details.ShouldNotContain("động kinh");
    }
}
