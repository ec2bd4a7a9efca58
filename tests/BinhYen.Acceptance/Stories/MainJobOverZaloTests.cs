using BinhYen.Acceptance.Drivers;
using BinhYen.Tests.Drivers;
using BinhYen.Testing;

namespace BinhYen.Acceptance.Stories;

/// <summary>The main job: a resident tells something over Zalo and gets an answer with content.</summary>
public sealed class MainJobOverZaloTests
{
    [Theory, OnBothEngines]
    [Requirement("R-YC-05", "R-YC-07", "R-YC-13")]
    public async Task A_resident_who_writes_gets_the_notice_and_a_number_within_a_minute(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        var wrote = village.Clock.GetUtcNow();
        await resident.Reports("mấy đêm nay có nhóm thanh niên tụ tập hát karaoke loa kéo ầm ĩ đến 1 giờ sáng");

        var notice = await resident.Reads("kênh riêng");
        var receipt = await resident.Reads("Mã tra cứu");
        notice.At.ShouldBeLessThanOrEqualTo(receipt.At);
        (receipt.At - wrote).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        receipt.Text.ShouldNotBeNull().ShouldContain("Mã xác thực");

        await resident.Reads("Việc xảy ra ở thôn nào?");
        await resident.Says("dong khe");
        await resident.Reads("Đã ghi: thôn Đông Khê");
        (await village.CountCasesAsync()).ShouldBe(1);
    }
}
