using BinhYen.Acceptance.Drivers;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;

namespace BinhYen.Acceptance.Stories;

/// <summary>The main job: a resident tells something over Zalo and gets an answer with content.</summary>
public sealed class MainJobOverZaloTests
{
    [Theory, OnBothEngines]
    [Requirement("R-YC-07", "R-YC-13", "R-HG-09")]
    public async Task A_theft_told_over_Zalo_is_verified_approved_by_another_person_and_answered_in_the_chat(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        var wrote = village.Clock.GetUtcNow();
        await resident.Reports("toi qua nha toi bi ke gian be khoa lay mat con xe dap dien de truoc hien");

        var notice = await resident.Reads("kênh riêng");
        var receipt = await resident.Reads("Mã tra cứu");
        notice.At.ShouldBeLessThanOrEqualTo(receipt.At);
        (receipt.At - wrote).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        receipt.Text.ShouldNotBeNull().ShouldContain("Mã xác thực");
        await resident.Reads("Việc xảy ra ở");
        (await resident.Replies()).Select(b => b.Text!.Split('\n')[0]).ShouldBe([notice.Text!.Split('\n')[0], receipt.Text.Split('\n')[0], (await resident.Reads("Việc xảy ra ở")).Text!.Split('\n')[0]]);
        await resident.Says("xom moi");
        await resident.Reads("Đã ghi: xóm Mới");

        var code = await village.NewestCaseAsync();
        using var officer = await village.SignInAsync("cskv-p09");
        (await officer.SeesAsync("/cases")).Words.ShouldContain("be khoa lay mat");
        // The tracking code is the reporter's alone: the officer reads the receipt without it.
        var caseAsSeen = (await officer.SeesAsync($"/cases/{code}")).Words;
        caseAsSeen.ShouldContain("Đã nhận tin của bạn");
        caseAsSeen.ShouldNotContain(await resident.TrackingCode());
        await officer.Does(code, "look");
        await officer.Does(code, "confirm-kind");
        await officer.Does(code, "assign");
        await officer.Does(code, "verify", ("plan", "Gặp gia đình, xem khóa cửa và hỏi nhà bên"));
        await officer.Does(code, "verified", ("result", "Confirmed"), ("note", "Khóa bị bẻ, có dấu chân ở hiên, mất một xe đạp điện"));
        await officer.Does(code, "submit", ("outcome", "Resolved"), ("what", "đã tìm thấy xe bỏ ở bãi gửi cạnh bến xe và trả lại cho gia đình"),
            ("when", "2026-11-23"), ("unit", "Công an xã An Phú Khê"), ("text", "Chào bạn, xin báo tin vui."), ("law", "Điều 45 Luật Tổ chức cơ quan điều tra hình sự"));
        (await resident.Replies()).ShouldNotContain(b => b.Says("bãi gửi cạnh bến xe"));
        (await officer.SeesAsync($"/cases/{code}")).Document.Forms.ShouldNotContain(f => f.Action.EndsWith("/approve"));

        using var leader = await village.SignInAsync(StaffRole.DeputyPoliceChief);
        await leader.Does(code, "approve");
        var answer = await resident.Reads("bãi gửi cạnh bến xe");
        answer.Text.ShouldNotBeNull().ShouldContain("— Công an xã An Phú Khê. Mã xác thực");

        using var web = new Resident(village.Police);
        (await web.LookUpAsync(await resident.TrackingCode())).Words.ShouldContain("bãi gửi cạnh bến xe");
        (await web.SubmitAsync("/tin-cua-toi/dong-y")).Words.ShouldContain("đã kết thúc");
        var journal = await village.VerifyJournalAsync();
        journal.Faults.ShouldBeEmpty();
        journal.Entries.ShouldBeGreaterThan(8);
    }

    [Fact]
    [Requirement("R-YC-05")]
    public async Task The_same_report_over_the_web_reaches_the_same_inbox_when_Zalo_is_gone()
    {
        await using var village = await Village.WakeAsync();
        await village.Zalo.MisbehaveAsync("apiHttpStatus", value: 503);
        using var web = new Resident(village.Police);
        await web.ReportAsync(("ke", "Chập tối có nhóm thanh niên rú ga lạng lách trước cổng trường Phú Hậu"), ("ai", "an"));
        web.ReportCode.ShouldNotBeEmpty();
        using var officer = await village.SignInAsync(StaffRole.PoliceChief);
        (await officer.SeesAsync("/cases")).Words.ShouldContain("rú ga lạng lách");
    }
}
