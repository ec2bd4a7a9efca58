using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Tests.Simulator;

public sealed class MessageTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 1, 2, 3, 4];

    [Fact]
    public async Task A_sent_text_is_in_the_chat_in_the_record_and_comes_back_as_an_echo()
    {
        await using var zalo = await StartAsync();
        var resident = await TalkingResidentAsync(zalo);
        var answer = await zalo.SendTextAsync(resident, "Đã nhận phản ánh.");
        await zalo.FlushAsync();

        var id = (string)answer["data"]!["message_id"]!;
        var bubble = (await zalo.GetAsync($"/sim/residents/{resident}/messages"))[1]!;
        ((string)bubble["from"]!, (string)bubble["text"]!, (string)bubble["messageId"]!).ShouldBe(("oa", "Đã nhận phản ánh.", id));
        ((string)(await zalo.GetAsync("/sim/sent"))[0]!["messageId"]!).ShouldBe(id);
        var echo = zalo.Receiver.Events[^1];
        echo.Name.ShouldBe("oa_send_text");
        ((string)echo.Json["message"]!["msg_id"]!).ShouldBe(id);
        echo.Json["sender"]!.AsObject().ContainsKey("admin_id").ShouldBeFalse();
    }

    [Fact]
    public async Task What_an_administrator_types_in_the_console_carries_his_id()
    {
        await using var zalo = await StartAsync();
        var resident = await TalkingResidentAsync(zalo);
        await zalo.PostAsync("/sim/console/messages", new { residentId = resident, adminId = "7300000000000000998", text = "Đang cử người." });
        await zalo.FlushAsync();
        ((string)zalo.Receiver.Events[^1].Json["sender"]!["admin_id"]!).ShouldBe("7300000000000000998");
    }

    [Fact]
    public async Task A_text_counts_composed_letters_and_may_have_2000()
    {
        await using var zalo = await StartAsync();
        var resident = await TalkingResidentAsync(zalo);
        Error(await zalo.SendTextAsync(resident, new string('ế', 2000).Normalize(NormalizationForm.FormD))).ShouldBe(0);
        Error(await zalo.SendTextAsync(resident, new string('a', 2001))).ShouldBe(-210);
        Error(await zalo.SendTextAsync(resident, " ")).ShouldBe(-201);
    }

    [Fact]
    public async Task An_uploaded_image_can_be_sent_for_seven_days()
    {
        await using var zalo = await StartAsync();
        var resident = await TalkingResidentAsync(zalo);
        var id = (string)(await zalo.UploadAsync("image", Png, "anh.png"))["data"]!["attachment_id"]!;

        Error(await zalo.SendAsync(resident, Image(id))).ShouldBe(0);
        var bubble = (await zalo.GetAsync($"/sim/residents/{resident}/messages"))[1]!;
        (await zalo.DownloadAsync((string)bubble["imageUrl"]!)).ShouldBe(Png);

        await zalo.FaultAsync(new { kind = "expireUploads" });
        Error(await zalo.SendAsync(resident, Image(id))).ShouldBe(-100);
    }

    [Fact]
    public async Task Uploads_are_limited_in_size_and_kind()
    {
        await using var zalo = await StartAsync();
        var large = new byte[1024 * 1024 + 1];
        Png.CopyTo(large, 0);
        Error(await zalo.UploadAsync("image", large, "anh.png")).ShouldBe(-210);
        Error(await zalo.UploadAsync("image", "GIF89a......"u8.ToArray(), "anh.png")).ShouldBe(-201);
        Error(await zalo.UploadAsync("file", "MZ......"u8.ToArray(), "a.exe")).ShouldBe(-201);
        ((string)(await zalo.UploadAsync("file", "%PDF-1.7 "u8.ToArray(), "a.pdf"))["data"]!["token"]!).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_tapped_hidden_button_arrives_as_a_text_and_is_not_shown()
    {
        await using var zalo = await StartAsync();
        var resident = await TalkingResidentAsync(zalo);
        Error(await zalo.SendAsync(resident, new
        {
            text = "Bà con đã hài lòng chưa?",
            attachment = new
            {
                type = "template",
                payload = new { buttons = new[] { new { title = "Đã được", type = "oa.query.hide", payload = "#duoc" } } },
            },
        })).ShouldBe(0);
        await zalo.WriteAsync(resident, new { click = "#duoc" });

        var got = zalo.Receiver.Events[^1];
        (got.Name, (string)got.Json["message"]!["text"]!).ShouldBe(("user_send_text", "#duoc"));
        (await zalo.GetAsync($"/sim/residents/{resident}/messages")).AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Media_of_residents_can_be_fetched_from_the_link_in_the_event()
    {
        await using var zalo = await StartAsync();
        var resident = await zalo.ResidentAsync();
        await zalo.WriteAsync(resident, new { text = "cột đèn gãy", image = Convert.ToBase64String(Png) });
        await zalo.WriteAsync(resident, new { file = new { name = "đơn.pdf", contentBase64 = Convert.ToBase64String("%PDF-1.7"u8) } });

        var (image, file) = (zalo.Receiver.Events[0], zalo.Receiver.Events[1]);
        (image.Name, file.Name).ShouldBe(("user_send_image", "user_send_file"));
        ((string)image.Json["message"]!["text"]!).ShouldBe("cột đèn gãy");
        (await zalo.DownloadAsync(Payload(image, "url"))).ShouldBe(Png);
        (Payload(file, "name"), Payload(file, "size"), Payload(file, "type")).ShouldBe(("đơn.pdf", "8", "pdf"));
    }

    [Fact]
    public async Task A_place_has_text_coordinates_and_its_name_is_the_text()
    {
        await using var zalo = await StartAsync();
        await zalo.WriteAsync(await zalo.ResidentAsync(), new { location = new { latitude = 21.0278, longitude = 105.8342, name = "Nhà văn hóa thôn 2" } });
        var got = zalo.Receiver.Events.ShouldHaveSingleItem();
        ((string)got.Json["message"]!["text"]!).ShouldBe("Nhà văn hóa thôn 2");
        ((string)got.Json["message"]!["attachments"]![0]!["payload"]!["coordinates"]!["latitude"]!).ShouldBe("21.0278");
    }

    [Fact]
    public async Task Shared_contact_data_is_an_event_and_stands_in_the_details()
    {
        await using var zalo = await StartAsync();
        var resident = await zalo.ResidentAsync();
        await zalo.WriteAsync(resident, new { contact = new { name = "Người Thử", phone = "0900000001", ward = "Xã Mẫu" } });

        var got = zalo.Receiver.Events.ShouldHaveSingleItem();
        (got.Name, (string)got.Json["info"]!["phone"]!).ShouldBe(("user_submit_info", "84900000001"));
        var detail = await zalo.GetAsync("/v3.0/oa/user/detail?data=" + Uri.EscapeDataString($$"""{"user_id":"{{resident}}"}"""));
        ((string)detail["data"]!["shared_info"]!["phone"]!).ShouldBe("84900000001");
    }

    [Fact]
    public async Task A_switch_refuses_one_call_and_the_record_shows_it_only_on_request()
    {
        await using var zalo = await StartAsync();
        var resident = await TalkingResidentAsync(zalo);
        await zalo.FaultAsync(new { kind = "apiError", value = -200, match = "/message/cs", count = 1 });

        var refused = await zalo.SendTextAsync(resident, "một");
        (Error(refused), (string)refused["message"]!).ShouldBe((-200, "Send message failed"));
        Error(await zalo.SendTextAsync(resident, "hai")).ShouldBe(0);
        (await zalo.GetAsync("/sim/sent")).AsArray().Count.ShouldBe(1);
        (await zalo.GetAsync("/sim/sent?all=true")).AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_dropped_answer_leaves_the_message_sent()
    {
        await using var zalo = await StartAsync();
        var resident = await TalkingResidentAsync(zalo);
        await zalo.FaultAsync(new { kind = "apiDropAnswer", count = 1 });
        await Should.ThrowAsync<HttpRequestException>(() => zalo.SendTextAsync(resident, "đã gửi chưa?"));
        (await zalo.GetAsync("/sim/sent")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_limit_of_a_minute_is_counted_and_shown()
    {
        await using var zalo = await SimulatedZalo.StartAsync(o => o.OaCallsPerMinute = 2);
        await zalo.AuthoriseAsync();
        using (var first = await zalo.OpenAsync("/v2.0/oa/getoa"))
            first.Headers.GetValues("X-RateLimit-Remain").ShouldBe(["1"]);
        Error((await zalo.GetAsync("/v2.0/oa/getoa")).AsObject()).ShouldBe(0);
        Error((await zalo.GetAsync("/v2.0/oa/getoa")).AsObject()).ShouldBe(-32);
        zalo.Clock.Advance(TimeSpan.FromMinutes(1));
        Error((await zalo.GetAsync("/v2.0/oa/getoa")).AsObject()).ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_path_says_so()
    {
        await using var zalo = await StartAsync();
        using var answer = await zalo.OpenAsync("/v3.0/oa/nothing");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("You are accessing an empty or invalid API");
    }

    [Fact]
    public async Task History_gives_at_most_ten_newest_first()
    {
        await using var zalo = await StartAsync();
        var resident = await zalo.ResidentAsync();
        foreach (var text in new[] { "một", "hai", "ba" })
            await zalo.WriteAsync(resident, new { text });
        var page = await zalo.GetAsync("/v2.0/oa/conversation?data=" + Uri.EscapeDataString($$"""{"user_id":{{resident}},"offset":0,"count":2}"""));
        page["data"]!.AsArray().Select(m => (string)m!["message"]!).ShouldBe(["ba", "hai"]);
        var tooMany = await zalo.GetAsync("/v2.0/oa/listrecentchat?data=" + Uri.EscapeDataString("""{"offset":0,"count":11}"""));
        Error(tooMany.AsObject()).ShouldBe(-210);
    }

    [Fact]
    public async Task The_test_button_sends_a_signed_placeholder_and_the_probe_an_unsigned_nothing()
    {
        await using var zalo = await StartAsync();
        await zalo.PostAsync("/sim/console/test", new { });
        ((bool)(await zalo.PostAsync("/sim/console/probe", new { }))["accepted"]!).ShouldBeTrue();
        zalo.Receiver.Events[0].Signature.ShouldNotBeNull();
        ((string)zalo.Receiver.Events[0].Json["message"]!["msg_id"]!).ShouldContain(" ");
        (zalo.Receiver.Events[1].Signature, zalo.Receiver.Events[1].Body.Length).ShouldBe((null, 0));
    }

    private static async Task<SimulatedZalo> StartAsync()
    {
        var zalo = await SimulatedZalo.StartAsync();
        await zalo.AuthoriseAsync();
        return zalo;
    }

    private static async Task<string> TalkingResidentAsync(SimulatedZalo zalo)
    {
        var resident = await zalo.ResidentAsync();
        await zalo.WriteAsync(resident, new { text = "Chào Công an xã" });
        return resident;
    }

    private static object Image(string attachmentId) => new
    {
        attachment = new
        {
            type = "template",
            payload = new { template_type = "media", elements = new[] { new { media_type = "image", attachment_id = attachmentId } } },
        },
    };

    private static string Payload(ReceivedEvent got, string name) => (string)got.Json["message"]!["attachments"]![0]!["payload"]![name]!;

    private static int Error(JsonObject answer) => answer["error"]!.GetValue<int>();
}
