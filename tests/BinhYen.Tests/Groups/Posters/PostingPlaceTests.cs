using System.Net;
using System.Net.Http.Headers;
using BinhYen.Groups.Posters;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace BinhYen.Tests.Groups.Posters;

public sealed class PostingPlaceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Requirement("R-HG-57")]
    public async Task A_place_tells_what_hangs_since_when_and_is_missed_when_nobody_looks_for_thirty_days(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var head = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h01"));
        await head.SeesAsync("/joining/places");
        (await head.SubmitAsync("/joining/places", ("name", "x"), ("hamlet", head.Page.Find("#hamlet option")!.GetAttribute("value")!))).Errors.ShouldHaveSingleItem().ShouldContain("Ghi tên nơi dán");
        await head.SubmitAsync("/joining/places", ("name", "Nhà văn hóa thôn Đông Khê"));
        (await head.SubmitAsync("/joining/places", ("name", "Nhà văn hóa thôn Đông Khê"))).Errors.ShouldHaveSingleItem().ShouldContain("đã có");

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var notice = await IssueAsync(chief, "Nhà văn hóa thôn Đông Khê");
        (await chief.SeesAsync("/joining/places")).Words.ShouldContain("1 nơi cần làm");
        await chief.SubmitAsync("/joining/places", ("name", "Trụ sở Công an xã"), ("hamlet", ""));
        (await head.SeesAsync("/joining/places")).FindAll(".items > li").Count.ShouldBe(1, "a hamlet head sees places of the own hamlet");

        // Hung with a photo that says where the telephone was; kept sealed and without it.
        var look = head.Page.FindAll("form[action$='/look']").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single();
        (await head.SubmitAsync(look, [("finding", "Hung"), ("notice", "")])).Errors.ShouldHaveSingleItem().ShouldContain("Chọn một tờ thông báo");
        (await SendAsync(head, ("finding", "Hung"), ("notice", notice), ("on", "2026-11-23"))).Words.ShouldContain("Đã ghi");
        head.Page.FindAll(".badge.late").ShouldBeEmpty();
        var photo = await head.Http.GetByteArrayAsync(new Uri(head.Page.Find("a[href$='/photo']")!.GetAttribute("href")!, UriKind.Relative), Stop);
        photo.AsSpan(0, 2).ToArray().ShouldBe([0xFF, 0xD8]);
        photo.AsSpan().IndexOf("GPS-SECRET"u8).ShouldBe(-1);
        (await server.ReadAsync(db => db.Set<PlacePhoto>().SingleAsync(Stop))).Sealed.AsSpan().IndexOf(photo.AsSpan(0, 200)).ShouldBe(-1);
        using var other = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p09"));
        (await other.OpenAsync(head.Page.Find("a[href$='/photo']")!.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.NotFound);

        look = head.Page.FindAll("form[action$='/look']").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single();
        (await head.SubmitAsync(look, [("finding", "Damaged")])).FindAll(".badge.late").ShouldHaveSingleItem().TextContent.ShouldBe("hỏng");

        // A new paper: what still hangs is the old one.
        await chief.SeesAsync($"/joining/posters/{notice}");
        await chief.SubmitAsync($"/joining/posters/{notice}/withdraw", ("because", "Đổi số trực ban"));
        (await head.SeesAsync("/joining/places")).Words.ShouldContain("tờ cũ, thay ngay");
    }

    [Fact]
    [Requirement("R-HG-57")]
    public void A_look_is_due_thirty_days_after_the_last_one()
    {
        var place = new PostingPlace { Id = Guid.CreateVersion7(), Name = "Chợ Phú Lộc" };
        var day = new DateOnly(2026, 11, 1);
        place.IsOverdue(day.AddDays(400)).ShouldBeFalse("nothing hangs");
        place.Hang(Guid.CreateVersion7(), day);
        place.IsOverdue(day.AddDays(30)).ShouldBeFalse();
        place.IsOverdue(day.AddDays(31)).ShouldBeTrue();
        place.Look(day.AddDays(20), whole: true);
        place.IsOverdue(day.AddDays(50)).ShouldBeFalse();
        place.IsOverdue(day.AddDays(51)).ShouldBeTrue();
        place.Look(day.AddDays(51), whole: false);
        place.IsDamaged.ShouldBeTrue();
        place.IsOverdue(day.AddDays(52)).ShouldBeTrue("finding it torn is no look that found it whole");
        place.Hang(Guid.CreateVersion7(), day.AddDays(53));
        (place.IsDamaged, place.IsOverdue(day.AddDays(83))).ShouldBe((false, false));
    }

    /// <returns>Id of the notice.</returns>
    private static async Task<string> IssueAsync(Officer chief, string place)
    {
        await chief.SeesAsync("/joining/posters");
        await chief.SubmitAsync(chief.Page.FindAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.QuerySelector("#place") is not null), [("place", place)]);
        var id = chief.Page.Path.Split('/', '?')[3];
        await chief.SeesAsync("/joining/posters");
        return id;
    }

    private static async Task<WebPage> SendAsync(Officer who, params (string Name, string Value)[] fields)
    {
        var form = who.Page.FindAll("form[action$='/look']").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single();
        using var body = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) body.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        foreach (var (name, value) in fields) body.Add(new StringContent(value), name);
        var file = new ByteArrayContent(Picture());
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        body.Add(file, "photo", "nha van hoa.jpg");
        using var answer = await who.Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), body, Stop);
        answer.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/joining/places?done=1");
        return await who.SeesAsync("/joining/places?done=1");
    }

    // A JPEG with words in a comment, where cameras write places.
    private static byte[] Picture()
    {
        using var surface = SKSurface.Create(new SKImageInfo(64, 64));
        surface.Canvas.Clear(SKColors.Teal);
        using var image = surface.Snapshot();
        var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray();
        var comment = "GPS-SECRET"u8.ToArray();
        return [.. jpeg[..2], 0xFF, 0xFE, 0, (byte)(comment.Length + 2), .. comment, .. jpeg[2..]];
    }
}
