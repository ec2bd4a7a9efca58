using BinhYen.Zalo.Tests.Drivers;

namespace BinhYen.Zalo.Tests.History;

public class ZaloHistoryTests
{
    private readonly FakeZalo _zalo = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\"7300000000000000311\"", "\"2900000000000000023\"")]
    [InlineData("7300000000000000311", "2900000000000000023")]
    public async Task A_talk_is_read_whether_ids_are_texts_or_numbers(string user, string oa)
    {
        _zalo.Answers($$"""
            { "data": [
                { "src": 1, "time": 1792000000123, "type": "text", "message": "Đèn đường hỏng", "message_id": "9f8e", "from_id": {{user}}, "to_id": {{oa}},
                  "from_display_name": "Nguyễn Văn Mẫu", "to_display_name": "Công an xã Mẫu" },
                { "src": 0, "time": "1792000000100", "type": "photo", "url": "https://demo.zdn.vn/o.jpg", "message_id": "9f8d", "from_id": {{oa}}, "to_id": {{user}} } ],
              "error": 0, "message": "Success" }
            """);
        var items = (await _zalo.Client().History.WithAsync(FakeZalo.Resident, 0, 10, Stop)).Value;

        _zalo.Last.Target.AbsolutePath.ShouldBe("/v2.0/oa/conversation");
        _zalo.Last.Target.DataArgument().ShouldBeJson("""{ "user_id": "7300000000000000311", "offset": 0, "count": 10 }""");
        items.Select(item => item.UserId?.Value).ShouldBe(["7300000000000000311", "7300000000000000311"]);
        items.Select(item => item.FromOa).ShouldBe([false, true]);
        items.Select(item => item.Time?.Text).ShouldBe(["1792000000123", "1792000000100"]);
        (items[0].Text, items[0].DisplayName, items[1].Url?.AbsoluteUri).ShouldBe(("Đèn đường hỏng", "Nguyễn Văn Mẫu", "https://demo.zdn.vn/o.jpg"));
    }

    [Fact]
    public async Task The_newest_talks_are_asked_for_ten_at_a_time()
    {
        _zalo.Answers("""{ "data": [], "error": 0 }""");
        (await _zalo.Client().History.RecentAsync(cancellationToken: Stop)).Value.ShouldBeEmpty();
        _zalo.Last.Target.AbsolutePath.ShouldBe("/v2.0/oa/listrecentchat");
        (await _zalo.Client().History.RecentAsync(0, 11, Stop)).IsSuccess.ShouldBeFalse();
    }
}
