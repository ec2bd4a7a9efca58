using BinhYen.Acceptance.Drivers;

namespace BinhYen.Acceptance.Residents;

/// <summary>The checker itself must be able to find.</summary>
public sealed class PhoneTests
{
    [Fact]
    public async Task A_page_with_faults_is_found_out()
    {
        await using var village = await Village.WakeAsync();
        await using var phone = await Phone.OpenAsync(village.Police);
        await phone.Page.SetContentAsync("<!DOCTYPE html><title>x</title><main><h1>x</h1><img src='/a.png'><p style='color:#bbb'>Chữ nhạt quá</p><a href='/a' style='font-size:6px'>a</a><a href='/b' style='font-size:6px'>b</a></main>");
        var faults = string.Join('\n', await phone.AccessibilityFaultsAsync());
        foreach (var rule in new[] { "html-has-lang", "image-alt", "color-contrast", "target-size" }) faults.ShouldContain($": {rule}: ");
    }
}
