using System.Net;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Intake.Portal;

public sealed class ReceiptTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task Two_groups_of_the_code_are_asked_back_and_a_slip_is_forgiven()
    {
        using var resident = await AtTheReceiptAsync();
        var code = resident.Code;
        var groups = code.Split('-');
        await resident.PressAsync("/da-nhan", "kiem", ("a", "sai"), ("b", "sai"));
        resident.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        resident.Page.Words.ShouldContain("không sao cả");
        resident.Code.ShouldBe(code);

        var asked = resident.Page.FindAll("label[for^=nhom]").Select(l => l.TextContent[^1] - '0').ToList();
        asked.Count.ShouldBe(2);
        await resident.PressAsync("/da-nhan", "kiem", ("a", groups[asked[0] - 1].ToLowerInvariant()), ("b", " " + groups[asked[1] - 1]));
        resident.Page.Status.ShouldBe(HttpStatusCode.OK);
        resident.Page.Words.ShouldContain("Bạn đã chép đúng mã");
        await resident.PressAsync("/da-nhan", "xem");
        resident.Page.Path.ShouldBe("/tin-cua-toi");
    }

    [Fact]
    public async Task Leaving_without_the_check_takes_a_second_named_step_and_then_the_receipt_is_gone()
    {
        using var resident = await AtTheReceiptAsync();
        await resident.PressAsync("/da-nhan", "roi");
        resident.Page.Path.ShouldBe("/da-nhan");
        resident.Page.Words.ShouldContain("Bạn có chắc đã chép đúng?");
        await resident.PressAsync("/da-nhan", "roi-han");
        resident.Page.Path.ShouldBe("/");
        (await resident.OpenAsync("/da-nhan")).Path.ShouldBe("/tra-cuu");
    }

    [Fact]
    public async Task The_receipt_says_when_it_came_and_by_when_somebody_looks_and_answers()
    {
        using var resident = await AtTheReceiptAsync();
        resident.Page.Heading.ShouldContain("09:00 ngày 23/11/2026");
        resident.Page.Words.ShouldContain("sẽ có cán bộ xem tin này");
        resident.Page.Words.ShouldContain("bạn có câu trả lời");
        resident.Page.Words.ShouldContain("Nếu nguy hiểm, gọi 113");
    }

    [Fact]
    public async Task The_receipt_closes_by_itself_after_an_hour()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Xe quá tải chạy đêm"));
        server.Clock.Advance(TimeSpan.FromMinutes(61));
        (await resident.OpenAsync("/da-nhan")).Path.ShouldBe("/tra-cuu");
    }

    private async Task<Resident> AtTheReceiptAsync()
    {
        var resident = new Resident(await servers.OnAsync(Engine.Sqlite));
        await resident.ReportAsync(("ke", "Xe quá tải chạy đêm"));
        return resident;
    }
}
