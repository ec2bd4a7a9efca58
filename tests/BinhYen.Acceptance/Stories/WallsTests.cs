using System.Net;
using BinhYen.Acceptance.Drivers;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;

namespace BinhYen.Acceptance.Stories;

/// <summary>Reports that some officers must not see at all.</summary>
public sealed class WallsTests
{
    [Theory, OnBothEngines]
    [Requirement("R-YC-66", "R-DT-35", "R-HG-34")]
    public async Task An_officer_sees_nothing_of_a_report_about_him_and_the_chief_sees_it(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Reports("Anh Lưu Gia Bách công an khu vực thôn Đông Khê đòi tôi 2 triệu mới cho xác nhận giấy tờ");
        await resident.Reads("Mã tra cứu");
        var code = await village.NewestCaseAsync();

        using var officer = await village.SignInAsync("cskv-p04");
        await SeesNothing(officer, code, "giấy tờ");
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/cases")).Words.ShouldContain(code);
        (await chief.SeesAsync($"/cases/{code}")).Words.ShouldContain("đòi tôi 2 triệu");
        // By its number: the words of a complaint are not searched.
        (await chief.SeesAsync($"/cases?q={code}")).FindAll("a.item").Count.ShouldBe(1);
    }

    [Fact]
    [Requirement("R-YC-63", "R-DT-32")]
    public async Task A_report_on_national_security_is_the_chiefs_alone_and_its_text_goes_when_it_was_handed_over()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Reports("Có người rải tờ rơi kêu gọi chống chính quyền ở cổng chợ thôn Phú Lộc, tôi đã nhặt lại một ít");
        await resident.Reads("Mã tra cứu");
        var code = await village.NewestCaseAsync();

        foreach (var user in (string[])["cskv-p05", "pho-p02", "truc-ban"])
        {
            using var other = await village.SignInAsync(user);
            await SeesNothing(other, code, "tờ rơi");
        }

        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync($"/cases/{code}")).Words.ShouldContain("rải tờ rơi");
        await chief.Does(code, "look");
        await chief.Does(code, "national-security", ("body", "Phòng An ninh đối nội Công an tỉnh Sông Thanh"), ("passed", "Nội dung tin và thông tin liên lạc"));
        await chief.Does(code, "receipt");
        (await chief.SeesAsync($"/cases/{code}")).Words.ShouldNotContain("rải tờ rơi");
    }

    private static async Task SeesNothing(Officer officer, string code, string words)
    {
        var list = await officer.SeesAsync("/cases");
        list.Words.ShouldNotContain(code);
        list.FindAll(".tabs .count").ShouldBeEmpty("not even a count betrays it");
        (await officer.SeesAsync($"/cases?q={Uri.EscapeDataString(words)}")).Words.ShouldNotContain(code);
        (await officer.SeesAsync($"/cases?q={code}")).FindAll("a.item").ShouldBeEmpty();
        (await officer.OpenAsync($"/cases/{code}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
