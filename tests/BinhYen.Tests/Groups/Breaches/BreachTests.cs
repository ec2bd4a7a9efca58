using System.Net;
using BinhYen.Groups.Breaches;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Groups.Breaches;

public sealed class BreachTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    [Requirement("R-YC-68")]
    public async Task A_breach_is_an_event_without_a_person_and_a_members_objection_is_decided_by_somebody_else(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await officer.SeesAsync("/groups/G01/breaches");
        (await officer.SubmitAsync("/groups/G01/breaches", ("kind", "Unverified"))).Errors.ShouldHaveSingleItem().ShouldContain("Chọn việc đã làm");
        officer.Page.Find("#kind option[selected]")!.GetAttribute("value").ShouldBe("Unverified", "what was chosen is not lost");
        (await officer.SubmitAsync("/groups/G01/breaches", ("kind", "Unverified"), ("action", "PostHidden"), ("on", "2026-11-24"))).Errors.ShouldHaveSingleItem().ShouldContain("tương lai");
        (await officer.SubmitAsync("/groups/G01/breaches", ("kind", "Unverified"), ("action", "PostHidden"), ("on", "2026-11-20"))).Words.ShouldContain("việc số 1, khiếu nại trong 30 ngày");
        (await officer.SubmitAsync("/groups/G01/breaches/1/object")).Words.ShouldContain("chờ giải quyết");
        (await officer.OpenAsync("/groups/G01/breaches")).FindAll("form[action$='/decide']").ShouldBeEmpty();

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/groups/G01/breaches");
        (await chief.SubmitAsync(chief.Page.Form("/groups/G01/breaches/1/decide"), [], ("upheld", "yes"))).Words.ShouldContain("khiếu nại đúng, hủy việc xử lý");

        // The chief's own act is not the chief's to judge.
        await chief.SubmitAsync("/groups/G01/breaches", ("kind", "Fraud"), ("action", "Explained"), ("on", "2026-11-21"));
        await chief.SubmitAsync("/groups/G01/breaches/2/object");
        chief.Page.FindAll("form[action$='/decide']").ShouldBeEmpty();
        var token = chief.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await chief.PostAsync("/groups/G01/breaches/2/decide", [new("__RequestVerificationToken", token), new("upheld", "no")])).Status.ShouldBe(HttpStatusCode.Forbidden);

        using var other = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h01"));
        (await other.OpenAsync("/groups/G02/breaches")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Requirement("R-YC-68")]
    public void There_is_nowhere_to_write_a_person_and_the_time_to_object_ends()
    {
        typeof(GroupBreach).GetProperties().Where(p => p.PropertyType == typeof(string) || p.PropertyType.Name.Contains("Sealed")).ShouldBeEmpty();
        var breach = new GroupBreach { On = new DateOnly(2026, 11, 1) };
        breach.Object(new DateOnly(2026, 12, 2)).Succeeded.ShouldBeFalse();
        breach.Object(new DateOnly(2026, 12, 1)).Succeeded.ShouldBeTrue();
        breach.Object(new DateOnly(2026, 12, 1)).Succeeded.ShouldBeFalse("once");
    }
}
