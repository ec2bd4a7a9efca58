using BinhYen.Acceptance.Drivers;
using BinhYen.Cases;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Acceptance.Stories;

/// <summary>Who does not agree with an answer says so in the chat, and whoever gave the answer does not read it (decision 0125).</summary>
public sealed class ObjectionOverZaloTests
{
    [Theory, OnBothEngines]
    public async Task An_objection_opens_the_case_again_and_is_read_by_leaders_and_not_by_who_handled_it(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        using var officer = await village.SignInAsync("cskv-p09");
        using var leader = await village.SignInAsync(StaffRole.DeputyPoliceChief);
        var code = await AnsweredAsync(village, resident, officer, leader);

        await resident.SaysAbout("cảm ơn các anh, cháu nhà tôi mừng lắm xocamon");
        await resident.SaysAbout("xe có thêm một vết xước ở yên xothem");
        var page = await officer.SeesAsync($"/cases/{code}");
        page.Words.ShouldContain("xocamon");
        page.Words.ShouldContain("xothem");
        (await StateAsync(village, code)).ShouldBe(CaseState.Answered);

        await resident.SaysAbout("toi ko dong y, chua giai quyet gi xotam");
        await resident.Reads("Tin được mở lại");
        // Told in pieces: the next belongs to it.
        await resident.SaysAbout("khóa cửa hỏng ai đền xobay");
        (await StateAsync(village, code)).ShouldBe(CaseState.Reopened);
        (await village.CountCasesAsync()).ShouldBe(1);
        var after = await officer.SeesAsync($"/cases/{code}");
        after.Source.ShouldNotContain("xotam");
        after.Source.ShouldNotContain("xobay");
        (await officer.SeesAsync("/cases?q=xotam")).FindAll("a.item").ShouldBeEmpty();
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        var read = (await chief.SeesAsync($"/cases/{code}")).Words;
        read.ShouldContain("xotam");
        read.ShouldContain("xobay");

        (await village.VerifyJournalAsync()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_objection_that_speaks_of_the_handler_becomes_a_report_of_its_own()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        using var officer = await village.SignInAsync("cskv-p09");
        using var leader = await village.SignInAsync(StaffRole.DeputyPoliceChief);
        var code = await AnsweredAsync(village, resident, officer, leader);

        await resident.SaysAbout("không đồng ý, người xử lý tin này bênh hàng xóm xotam");
        await resident.Reads("chuyển riêng đến người có thẩm quyền");
        (await village.CountCasesAsync()).ShouldBe(2);
        (await StateAsync(village, code)).ShouldBe(CaseState.Reopened);
        var apart = await village.NewestCaseAsync();
        (await officer.SeesAsync($"/cases/{code}")).Source.ShouldNotContain("xotam");
        (await officer.SeesAsync("/cases")).Words.ShouldNotContain(apart);
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync($"/cases/{apart}")).Words.ShouldContain("xotam");
        // Somebody to whom the other report is closed may be the chief: the case says of it what it says of an objection without words.
        (await chief.SeesAsync($"/cases/{code}")).Words.ShouldContain("Chưa đồng ý với câu trả lời.");
    }

    [Fact]
    public async Task A_second_objection_cannot_open_the_case_again_and_still_reaches_leaders_only()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        using var officer = await village.SignInAsync("cskv-p09");
        using var leader = await village.SignInAsync(StaffRole.DeputyPoliceChief);
        var code = await AnsweredAsync(village, resident, officer, leader);
        // The one time is used up.
        await village.Police.ReadAsync(async db => await db.Set<ReportThread>().ExecuteUpdateAsync(set => set.SetProperty(t => t.WasUnsatisfactory, true), TestContext.Current.CancellationToken));

        await resident.SaysAbout("vẫn như cũ, không thỏa đáng xotam");
        await resident.Reads("chuyển riêng đến người có thẩm quyền");
        (await officer.SeesAsync($"/cases/{code}")).Source.ShouldNotContain("xotam");
        (await StateAsync(village, code)).ShouldBe(CaseState.Answered);
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync($"/cases/{await village.NewestCaseAsync()}")).Words.ShouldContain("xotam");
    }

    private static async Task<string> AnsweredAsync(Village village, Neighbour resident, Officer officer, Officer leader)
    {
        await resident.Reports("toi qua nha toi bi ke gian be khoa lay mat con xe dap dien de truoc hien");
        await resident.Reads("Việc xảy ra ở");
        await resident.Says("xom moi");
        await resident.Reads("Đã ghi: xóm Mới");
        var code = await village.NewestCaseAsync();
        await officer.Does(code, "look");
        await officer.Does(code, "confirm-kind");
        await officer.Does(code, "assign");
        await officer.Does(code, "verify", ("plan", "Gặp gia đình, xem khóa cửa và hỏi nhà bên"));
        await officer.Does(code, "verified", ("result", "Confirmed"), ("note", "Khóa bị bẻ, có dấu chân ở hiên, mất một xe đạp điện"));
        await officer.Does(code, "submit", ("outcome", "Resolved"), ("what", "đã tìm thấy xe bỏ ở bãi gửi cạnh bến xe và trả lại cho gia đình"),
            ("when", "2026-11-23"), ("unit", "Công an xã An Phú Khê"), ("text", "Chào bạn, xin báo tin vui."), ("law", "Điều 45 Luật Tổ chức cơ quan điều tra hình sự"));
        await leader.Does(code, "approve");
        await resident.Reads("bãi gửi cạnh bến xe");
        return code;
    }

    private static Task<CaseState> StateAsync(Village village, string code) => village.Police.ReadAsync(async db =>
        (await db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).Single(c => c.Code.ToString() == code).State);
}
