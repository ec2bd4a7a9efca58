using BinhYen.Acceptance.Drivers;
using BinhYen.Testing;

namespace BinhYen.Acceptance.Stories;

/// <summary>How a talk over Zalo behaves as people really write: in pieces, with second thoughts, at the wrong moment.</summary>
public sealed class TalkTests
{
    [Fact]
    public async Task An_emergency_gets_numbers_and_advice_before_anything_else_and_no_question()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Lê Hoa Cúc");
        await resident.Says("chay nha roi cuu voi o xom moi");

        var first = await resident.Reads("KHẨN CẤP");
        (await resident.Replies())[0].Text.ShouldBe(first.Text);
        first.Text.ShouldNotBeNull().ShouldContain("114");
        first.Text.ShouldContain("Ra khỏi nơi cháy");
        first.Buttons.ShouldContain(b => b.Title == "Gọi 114");
        (await resident.Replies()).ShouldNotContain(b => b.Says("Việc xảy ra ở"));
        await resident.Reads("Mã tra cứu");
    }

    [Fact]
    [Requirement("R-YC-42")]
    public async Task An_emergency_over_Zalo_alarms_the_duty_officer_by_two_means_and_reaches_the_chief_when_nobody_looks()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Lê Hoa Cúc");
        await resident.Says("chay nha roi cuu voi o xom moi");
        await resident.Reads("KHẨN CẤP");

        using (var duty = await village.SignInAsync("cskv-p05"))
            await village.SeeAsync("the duty officer's screen sounds the alarm", async () => (await duty.SeesAsync("/cases")).Find("[data-fragment=alerts][data-emergency]") is not null);
        using (var deputy = await village.SignInAsync("pho-p03"))
            await village.SeeAsync("somebody is told to call the duty officer", async () => (await deputy.SeesAsync("/cases")).Words.Contains("Gọi điện ngay cho"));
        await village.PassAsync(TimeSpan.FromMinutes(16));
        using var chief = await village.SignInAsync("truong-cong-an");
        (await chief.SeesAsync("/cases")).Find("[data-fragment=alerts][data-emergency]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Messages_sent_one_after_the_other_become_one_report_and_a_later_one_joins_it_by_a_button()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Trần Văn Bưởi");
        await resident.Says("cho em hỏi");
        await resident.Says("quán karaoke cạnh nhà ở thôn Đông Khê");
        await resident.Reports("hát ầm ĩ quá nửa đêm, đêm nào cũng vậy");
        await resident.Reads("Mã tra cứu");
        await resident.SaysAbout("hôm nay họ lại bắt đầu rồi ạ");
        await resident.Reads("Đã ghi thêm vào tin");

        (await village.CountCasesAsync()).ShouldBe(1);
        using var officer = await village.SignInAsync("cskv-p04");
        var page = await officer.SeesAsync($"/cases/{await village.NewestCaseAsync()}");
        page.Words.ShouldContain("quán karaoke cạnh nhà");
        page.Words.ShouldContain("hát ầm ĩ quá nửa đêm");
        page.Words.ShouldContain("họ lại bắt đầu rồi");
    }

    [Theory]
    [InlineData("thôi")]
    [InlineData("huy")]
    public async Task Who_changes_their_mind_before_sending_leaves_no_report(string word)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Trần Văn Bưởi");
        await resident.Says("xưởng mộc ở thôn Tây Khê cưa gỗ cả đêm ồn quá");
        await resident.Reports(word);
        await resident.Reads("Đã dừng và bỏ phần đang nhắn dở");
        (await village.CountCasesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_asks_how_it_stands_is_told_in_plain_words_with_the_date_of_the_answer()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Trần Văn Bưởi");
        await resident.Reports("đèn đường ở thôn Đông Khê hỏng cả tuần, đi đêm rất sợ");
        await resident.Reads("Mã tra cứu");
        await resident.Says("tin của tôi đến đâu rồi");
        (await resident.Reads("Tin bạn đã báo:")).Text.ShouldNotBeNull().ShouldContain("đang chờ cán bộ xem");
    }

    [Fact]
    public async Task A_restart_between_question_and_answer_loses_neither_the_report_nor_the_question()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Phạm Văn Sậy");
        await resident.Reports("mấy hôm nay hay có người lạ đi xe máy rình ngó các nhà vắng chủ");
        await resident.Reads("Việc xảy ra ở");
        await village.Police.RestartAsync();
        await resident.Says("xóm Mới");
        await resident.Reads("Đã ghi: xóm Mới");
        (await village.CountCasesAsync()).ShouldBe(1);
    }

    [Fact]
    [Requirement("R-HG-09")]
    public async Task What_an_officer_types_in_Zalos_console_belongs_to_the_case_and_quiets_the_guide()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Phạm Văn Sậy");
        await resident.Reports("quán nhậu thôn Đông Khê bật loa to đến khuya");
        await resident.Reads("Mã tra cứu");
        await village.Zalo.TypeInConsoleAsync(resident.Id, "Chào anh, tối nay chúng tôi sẽ qua xem.", "7300000000000000999");
        await village.CalmAsync();
        var before = (await resident.Replies()).Count;
        await resident.Says("vâng, quán mở từ 18 giờ ạ");

        (await resident.Replies()).Count.ShouldBe(before, "the guide is quiet while an officer talks");
        using var officer = await village.SignInAsync("cskv-p04");
        var page = await officer.SeesAsync($"/cases/{await village.NewestCaseAsync()}");
        page.Words.ShouldContain("tối nay chúng tôi sẽ qua xem");
        page.Words.ShouldContain("quán mở từ 18 giờ");
    }

    [Fact]
    public async Task An_answer_that_Zalo_no_longer_delivers_waits_under_the_tracking_code_and_the_officer_sees_it()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Phạm Văn Sậy");
        await resident.Reports("quán nhậu thôn Đông Khê bật loa to đến khuya");
        await resident.Reads("Mã tra cứu");
        var code = await village.NewestCaseAsync();
        await village.Zalo.MisbehaveAsync("apiError", match: "message", value: -230);
        using var officer = await village.SignInAsync("cskv-p04");
        await officer.Does(code, "look");
        await officer.Does(code, "reply", ("text", "Tối qua tổ tuần tra đã nhắc chủ quán vặn nhỏ loa."));
        await village.CalmAsync();

        (await resident.Replies()).ShouldNotContain(b => b.Says("vặn nhỏ loa"));
        (await officer.SeesAsync($"/cases/{code}")).Words.ShouldContain("chờ dưới mã tra cứu");
        using var web = new BinhYen.Tests.Drivers.Resident(village.Police);
        (await web.LookUpAsync(await resident.TrackingCode())).Words.ShouldContain("vặn nhỏ loa");
    }
}
