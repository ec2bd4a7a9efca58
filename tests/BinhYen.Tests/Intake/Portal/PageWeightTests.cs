using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using BinhYen.Site;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Intake.Portal;

public sealed class PageWeightTests(Servers servers) : IClassFixture<Servers>
{
    /// <summary>Ten packets: what a server may send before the phone's first answer comes back.</summary>
    private const int FirstRoundTrip = 14_600;

    [Theory]
    [InlineData("/")]
    [InlineData("/bao-tin")]
    [InlineData("/tra-cuu")]
    [InlineData("/cam-ket")]
    [InlineData("/co-that-khong")]
    [InlineData("/ho-tro")]
    [InlineData("/vao-nhom/G01")]
    [InlineData("/quy-che")]
    public async Task A_page_for_residents_arrives_whole_in_the_first_round_trip(string path)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        (await OverTheWireAsync(server.Address, path, "br")).Length.ShouldBeLessThanOrEqualTo(FirstRoundTrip);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/bao-tin")]
    public async Task A_page_for_residents_asks_for_nothing_besides_itself(string path)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var browser = server.NewBrowser();
        var page = await browser.OpenAsync(path);
        page.FindAll("link[rel=stylesheet], script[src], img, iframe, video[src], audio[src]").ShouldBeEmpty();
        page.Find("link[rel=icon]")!.GetAttribute("href").ShouldBe("data:,");
    }

    [Fact]
    public async Task The_weight_printed_on_the_page_is_the_weight_that_was_sent()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var browser = server.NewBrowser();
        var page = await browser.OpenAsync("/bao-tin");
        var printed = Regex.Match(page.Words, "Trang này nặng ([0-9,]+) kB").Groups[1].Value;
        decimal.Parse(printed, CultureInfo.GetCultureInfo("vi-VN")).ShouldBe(page.Answer.Content.Headers.ContentLength!.Value / 1000m, 0.06m);
    }

    [Fact]
    public async Task A_page_with_somebodys_code_is_never_compressed()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Tiếng ồn lúc nửa đêm"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/da-nhan");
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        using var answer = await resident.Http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(resident.Code.Split('-')[0]);
    }

    [Fact]
    public void A_kilobyte_is_written_the_vietnamese_way() => LightPage.Kilobytes(9_849).ShouldBe("9,8");

    private static async Task<byte[]> OverTheWireAsync(string address, string path, string encoding)
    {
        var uri = new Uri(address);
        using var socket = new TcpClient();
        await socket.ConnectAsync(uri.Host, uri.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {uri.Authority}\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n"));
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        Encoding.ASCII.GetString(all.ToArray(), 0, 15).ShouldBe("HTTP/1.1 200 OK");
        return all.ToArray();
    }
}
