using BinhYen.Acceptance.Drivers;
using BinhYen.Cases;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Acceptance.Stories;

/// <summary>Zalo's deliveries as they really come: twice, late, out of order, unsigned, under a new key.</summary>
public sealed class DeliveryTests
{
    private const string Told = "quán karaoke ở thôn Đông Khê hát ầm ĩ quá nửa đêm";

    [Theory]
    [InlineData("duplicate")]
    [InlineData("loseAnswer")]
    public async Task An_event_that_comes_twice_makes_one_report_and_one_acknowledgement(string fault)
    {
        await using var village = await Village.WakeAsync();
        await village.Zalo.MisbehaveAsync(fault, match: "user_send_text");
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Says(Told);
        await village.Zalo.BehaveAsync();
        await village.Zalo.FlushAsync();
        await village.PassAsync(TimeSpan.FromSeconds(46));

        await resident.Reads("Mã tra cứu");
        (await village.CountCasesAsync()).ShouldBe(1);
        (await resident.Replies()).Count(b => b.Says("Mã tra cứu")).ShouldBe(1);
        (await village.Police.ReadAsync(db => db.Set<ThreadMessage>().CountAsync(m => m.Voice == ThreadVoice.Reporter))).ShouldBe(1);
    }

    [Fact]
    public async Task Messages_that_overtake_each_other_become_one_report_with_both()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await village.Zalo.MisbehaveAsync("outOfOrder", count: 1, match: "user_send_text");
        await resident.Writes(Told);
        await resident.Says("nhà tôi có cháu nhỏ không ngủ được");
        await village.Zalo.FlushAsync();
        await village.PassAsync(TimeSpan.FromSeconds(46));

        await resident.Reads("Mã tra cứu");
        (await village.CountCasesAsync()).ShouldBe(1);
        using var officer = await village.SignInAsync(StaffRole.PoliceChief);
        var page = await officer.SeesAsync($"/cases/{await village.NewestCaseAsync()}");
        page.Words.ShouldContain("hát ầm ĩ quá nửa đêm");
        page.Words.ShouldContain("cháu nhỏ không ngủ được");
    }

    [Theory]
    [InlineData("wrongSignature")]
    [InlineData("noSignature")]
    public async Task A_forged_event_is_no_report_and_gets_no_reply(string fault)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await village.Zalo.MisbehaveAsync(fault);
        await resident.Reports(Told);
        (await village.CountCasesAsync()).ShouldBe(0);
        (await resident.Replies()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_came_under_a_new_key_before_it_was_entered_is_not_lost()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await village.Zalo.ChangeAsync(new { oaSecretKey = "aNewKeyOfTheWebhook01" });
        await resident.Reports(Told);
        (await village.CountCasesAsync()).ShouldBe(0);

        using var administrator = await village.SignInAsync(StaffRole.SystemAdministrator);
        await administrator.SeesAsync("/admin/zalo");
        await administrator.SubmitAsync("/admin/zalo/key", ("newKey", "aNewKeyOfTheWebhook01"));
        await village.CalmAsync();
        await village.PassAsync(TimeSpan.FromSeconds(46));
        await resident.Reads("Mã tra cứu");
        (await village.CountCasesAsync()).ShouldBe(1);
    }
}
