namespace BinhYen.Zalo.Tests.Simulator;

public sealed class PhonePageTests
{
    [Fact]
    public async Task The_phone_shows_what_the_oa_sent_with_its_buttons()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        await zalo.AuthoriseAsync();
        var resident = await zalo.ResidentAsync(follows: true);
        await zalo.SendAsync(resident, new
        {
            text = "Đã sửa xong chưa?",
            attachment = new { type = "template", payload = new { buttons = new[] { new { title = "Đã được", type = "oa.query.show", payload = "#duoc" } } } },
        });

        var page = await PageAsync(zalo, "/?resident=" + resident);
        page.ShouldContain("Đã sửa xong chưa?");
        page.ShouldContain("""<button type="button" data-click="#duoc">Đã được</button>""");
    }

    [Fact]
    public async Task What_people_write_cannot_become_part_of_the_page()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var resident = await zalo.ResidentAsync();
        await zalo.WriteAsync(resident, new { text = "<script>alert(1)</script> https://xa.example.vn/?a=\"><img src=x>" });

        foreach (var path in new[] { "/?resident=" + resident, "/server" })
        {
            var page = await PageAsync(zalo, path);
            page.ShouldNotContain("<script>alert");
            page.ShouldNotContain("<img src=x>");
        }
    }

    [Fact]
    public async Task A_group_is_seen_through_the_phone_of_a_member()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var resident = await zalo.ResidentAsync();
        var group = (string)(await zalo.PostAsync("/sim/groups", new { name = "Thôn thử", members = new[] { resident } }))["id"]!;
        await zalo.PostAsync($"/sim/groups/{group}/messages", new { residentId = resident, text = "Chào cả thôn" });
        (await PageAsync(zalo, $"/?group={group}&resident={resident}")).ShouldContain("Chào cả thôn");
    }

    [Theory]
    [InlineData("/phone/phone.css", "text/css")]
    [InlineData("/phone/phone.js", "text/javascript")]
    [InlineData("/media/sticker/1.svg", "image/svg+xml")]
    [InlineData("/sim/openapi.json", "application/json")]
    public async Task What_the_pages_need_travels_inside_the_assembly(string path, string type)
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        using var answer = await zalo.OpenAsync(path);
        answer.IsSuccessStatusCode.ShouldBeTrue();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
    }

    private static Task<string> PageAsync(SimulatedZalo zalo, string path) => zalo.Http.GetStringAsync(new Uri(path, UriKind.Relative));
}
