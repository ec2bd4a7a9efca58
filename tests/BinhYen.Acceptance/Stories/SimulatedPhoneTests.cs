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
}
