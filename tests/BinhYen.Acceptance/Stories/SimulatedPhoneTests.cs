using BinhYen.Acceptance.Drivers;
using BinhYen.Acceptance.Residents;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Stories;

/// <summary>The simulator's phone page, as somebody tries the product on it.</summary>
[Trait("Speed", "Slow")]
public sealed class SimulatedPhoneTests
{
    [Fact]
    public async Task Somebody_picks_a_phone_writes_and_taps_the_hamlet()
    {
        await using var village = await Village.WakeAsync();
        await using var phone = await Phone.OpenAsync(village.Police, width: 1366);
        var page = phone.Page;
        var faults = new List<string>();
        await page.GotoAsync(village.Zalo.Address + "/");
        faults.AddRange(await phone.AccessibilityFaultsAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Trần Văn Bưởi" }).ClickAsync();
        await page.FillAsync("#words", "mấy hôm nay hay có người lạ đi xe máy rình ngó các nhà vắng chủ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await page.GetByText("kênh riêng").First.WaitForAsync();
        await village.PassAsync(TimeSpan.FromSeconds(46));
        await page.GetByRole(AriaRole.Button, new() { Name = "thôn Đông Khê" }).ClickAsync();
        await page.GetByText("Đã ghi: thôn Đông Khê").First.WaitForAsync();
        faults.AddRange(await phone.AccessibilityFaultsAsync());
        await page.GotoAsync(village.Zalo.Address + "/server");
        faults.AddRange(await phone.AccessibilityFaultsAsync());
        faults.ShouldBeEmpty();
    }

    /// <summary>As somebody who writes again after a day meets it: one question, one tap.</summary>
    [Theory]
    [InlineData(360)]
    [InlineData(1366)]
    public async Task Somebody_writes_again_and_taps_which_report_is_meant(int width)
    {
        await using var village = await Village.WakeAsync();
        await using var phone = await Phone.OpenAsync(village.Police, width: width);
        var page = phone.Page;
        await page.GotoAsync(village.Zalo.Address + "/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Trần Văn Bưởi" }).ClickAsync();
        await page.FillAsync("#words", "Đèn đường đầu thôn Đông Khê hỏng cả tuần, tối om, nhờ các anh xem giúp");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await page.GetByText("kênh riêng").Last.WaitForAsync();
        await village.PassAsync(TimeSpan.FromSeconds(46));
        await page.GetByText("Mã tra cứu:").Last.WaitForAsync();
        village.Clock.Advance(TimeSpan.FromDays(1));
        await page.FillAsync("#words", "còn cái ở đầu ngõ cũng tắt rồi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await page.GetByText("là về tin nào?").Last.WaitForAsync();
        await Look.ShootAsync(page);
        (await phone.AccessibilityFaultsAsync()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Về tin ") }).ClickAsync();
        await page.GetByText("Đã ghi thêm vào tin bạn đã báo").Last.WaitForAsync();
        await Look.ShootAsync(page);
    }

    [Fact]
    public async Task A_reply_that_comes_while_the_page_is_being_fetched_is_shown()
    {
        await using var village = await Village.WakeAsync();
        await using var phone = await Phone.OpenAsync(village.Police, width: 1366);
        var page = phone.Page;
        await page.GotoAsync(village.Zalo.Address + "/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Trần Văn Bưởi" }).ClickAsync();
        var isFirst = true;
        await page.RouteAsync("**/?resident=*", async route =>
        {
            var drawn = await route.FetchAsync();
            if (isFirst)
            {
                // Long enough on the way that the reply is there and the page, which asks every 0.9 s, has asked whether anything is new.
                isFirst = false;
                await village.CalmAsync();
                await Task.Delay(TimeSpan.FromSeconds(2));
            }
            await route.FulfillAsync(new() { Response = drawn });
        });
        await page.FillAsync("#words", "mấy hôm nay hay có người lạ đi xe máy rình ngó các nhà vắng chủ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await page.GetByText("kênh riêng").First.WaitForAsync();
    }
}
