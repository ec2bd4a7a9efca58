using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Tests.Simulator;

public sealed class TemplateTests
{
    [Fact]
    public async Task A_template_message_is_accepted_and_its_delivery_is_an_event_of_the_template_platform()
    {
        await using var zalo = await StartAsync();
        Error(await SendAsync(zalo, "84900000001", "900001", new { ho_ten = "Người Thử", ma = "PA-0042" })).ShouldBe(0);
        await zalo.FlushAsync();
        var got = zalo.Receiver.Events.ShouldHaveSingleItem();
        (got.Name, got.Server, (string)got.Json["recipient"]!["id"]!).ShouldBe(("user_received_message", "ZNS", "84900000001"));
        ((string)got.Json["message"]!["tracking_id"]!).ShouldBe("thu-1");
    }

    [Theory]
    [InlineData("0900000001", "900001", "A", -108)]
    [InlineData("84900000001", "999999", "A", -109)]
    [InlineData("84900000001", "900004", "A", -131)]
    [InlineData("84900000001", "900001", "", -1122)]
    [InlineData("84900000001", "900001", "Một cái tên dài quá mức cho phép của mẫu tin", -1121)]
    public async Task A_template_message_is_checked(string phone, string template, string name, int error)
    {
        await using var zalo = await StartAsync();
        Error(await SendAsync(zalo, phone, template, new { ho_ten = name, ma = "PA-0042" })).ShouldBe(error);
    }

    [Fact]
    public async Task The_template_platform_has_its_own_number_for_a_bad_token()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        Error((await zalo.GetAsync("/template/all")).AsObject()).ShouldBe(-124);
    }

    [Fact]
    public async Task Templates_are_listed_with_their_blanks()
    {
        await using var zalo = await StartAsync();
        (await zalo.GetAsync("/template/all?offset=0&limit=100&status=1"))["metadata"]!["total"]!.GetValue<int>().ShouldBe(3);
        var info = await zalo.GetAsync("/template/info/v2?template_id=900001");
        info["data"]!["listParams"]!.AsArray().Select(p => (string)p!["name"]!).ShouldBe(["ho_ten", "ma"]);
    }

    private static async Task<SimulatedZalo> StartAsync()
    {
        var zalo = await SimulatedZalo.StartAsync();
        await zalo.AuthoriseAsync();
        return zalo;
    }

    private static Task<JsonObject> SendAsync(SimulatedZalo zalo, string phone, string template, object data) =>
        zalo.PostAsync("/message/template", new { phone, template_id = template, template_data = data, tracking_id = "thu-1" });

    private static int Error(JsonObject answer) => answer["error"]!.GetValue<int>();
}
