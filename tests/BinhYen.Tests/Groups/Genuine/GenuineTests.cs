using System.Net;
using BinhYen.Groups;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Groups.Genuine;

/// <summary>"Có thật không?" about numbers, links and officers, and what becomes of a hint about a fake.</summary>
[Trait("Speed", "Slow")]
public sealed class GenuineTests(Servers servers) : IClassFixture<Servers>
{
    private const string Unknown = "Không khớp với cán bộ đã công bố cho nơi này";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Requirement("R-YC-06")]
    public async Task Numbers_links_and_officers_are_told_only_from_what_is_public_and_only_whole(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await officer.SeesAsync("/joining/posters");
        await officer.SubmitAsync(officer.Page.FindAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.QuerySelector("input[name=group]")?.GetAttribute("value") == "G01"), [("link", "https://zalo.me/g/vi-du-001")]);

        using var resident = new Resident(server);
        foreach (var (typed, heading) in new[]
        {
            ("0100 000 113", "Thật: số trực ban của Công an xã An Phú Khê"), ("+84 100 000 113", "Thật: số trực ban"), ("114", "Thật: số 114"),
            ("zalo.me/g/VI-DU-001?utm=x", "Thật: nhóm “Zalo ANTT thôn Đông Khê"), ("https://zalo.me/g/vi-du-002", "Không phải số hay liên kết"), ("0912345678", "Không phải số hay liên kết"),
            ("https://zalo.me@evil.example/g/vi-du-001", "Không phải số hay liên kết"), ("<b>", "Không phải số hay liên kết"), ("", "Bạn chưa gõ số hay liên kết"),
        })
            (await AskAsync(resident, ("so", typed))).ShouldStartWith(heading, Shouldly.Case.Sensitive, typed);

        await resident.OpenAsync("/co-that-khong");
        var areas = resident.Page.FindAll("#noi option").ToDictionary(o => o.TextContent, o => o.GetAttribute("value")!);
        (await AskAsync(resident, ("ten", "lưu gia bách"), ("noi", areas["thôn Đông Khê"]))).ShouldBe("Có: Cảnh sát khu vực thôn Đông Khê");
    }

    [Fact]
    public async Task Wrong_names_areas_and_strangers_get_one_answer_and_whoever_tries_names_is_slowed_down()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var resident = new Resident(server);
        await resident.OpenAsync("/co-that-khong");
        var areas = resident.Page.FindAll("#noi option").ToDictionary(o => o.TextContent, o => o.GetAttribute("value")!);
        var answers = new HashSet<string>();
        // A part of a name, the right name in a wrong area, an officer without an announced area, nobody at all, an area that does not exist.
        foreach (var (name, area) in new[] { ("Gia Bách", areas["thôn Đông Khê"]), ("Lưu Gia Bách", areas["xóm Chùa"]), ("Quách Đức Trí", ""), ("Nguyễn Văn Không", areas["thôn Đông Khê"]), ("Lưu Gia Bách", Guid.NewGuid().ToString()) })
        {
            await AskAsync(resident, ("ten", name), ("noi", area));
            answers.Add(resident.Page.Find("[role=status]")!.TextContent);
        }

        answers.ShouldHaveSingleItem().ShouldContain(Unknown);
        (await AskAsync(resident, ("ten", "Bách"), ("noi", ""))).ShouldBe("Bạn chưa gõ đủ họ tên");
        var tries = 0;
        while (await AskAsync(resident, ("ten", $"Nguyễn Văn {tries}"), ("noi", "")) == Unknown && tries < 6) tries++;
        (await Task.WhenAll(Enumerable.Range(0, 12).Select(async n =>
        {
            using var other = new Resident(server);
            return await AskAsync(other, ("ten", $"Trần Văn {n}"), ("noi", ""));
        }))).ShouldContain("Bạn thử nhanh quá");
    }

    [Theory, OnBothEngines]
    public async Task A_fake_is_told_without_a_name_read_by_the_leadership_closed_with_an_outcome_and_then_warned_of(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        const string told = "Gọi xưng là Công an xã, đòi cài ứng dụng định danh";
        await resident.OpenAsync("/co-that-khong");
        (await resident.SubmitAsync("/co-that-khong/bao-gia", ("loai", "Call"), ("ke", ""), ("dau", "0987 000 111"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        resident.Page.Find("#dau")!.GetAttribute("value").ShouldBe("0987 000 111", "what was typed is not lost");
        (await resident.SubmitAsync("/co-that-khong/bao-gia", ("loai", "Call"), ("ke", told), ("dau", "0987 000 111"))).Words.ShouldContain("Đã nhận, cảm ơn bạn");
        (await AskAsync(resident, ("so", "0987000111"))).ShouldStartWith("Không phải số hay liên kết", Shouldly.Case.Sensitive, "a hint alone brands nobody's number");
        (await server.ReadAsync(db => db.Set<FakeReport>().SingleAsync(Stop))).Told.Envelope.AsSpan().IndexOf("định danh"u8).ShouldBe(-1);

        using var officer = await server.SignInAsync(StaffRole.AreaOfficer);
        (await officer.OpenAsync("/joining/fakes")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/joining")).Words.ShouldContain("1 báo giả mạo chờ kết luận");
        await chief.SeesAsync("/joining/fakes");
        chief.Page.Words.ShouldContain(told);
        var form = chief.Page.FindAll("form.toolbar").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single();
        (await chief.SubmitAsync(form, [("outcome", "")])).Errors.ShouldHaveSingleItem().ShouldContain("Chọn một kết luận");
        form = chief.Page.FindAll("form.toolbar").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single();
        var page = await chief.SubmitAsync(form, [("outcome", "Fake")]);
        page.Words.ShouldNotContain(told);
        page.FindAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("Giả mạo");
        (await chief.SubmitAsync(form, [("outcome", "Ours")])).Errors.ShouldHaveSingleItem().ShouldContain("đã được kết luận");

        (await AskAsync(resident, ("so", "+84987000111"))).ShouldStartWith("Giả mạo: đã có người báo");
        var row = await server.ReadAsync(db => db.Set<FakeReport>().SingleAsync(Stop));
        await using var scope = server.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<IRecordSealer>().MinutesOfAsync(row.KeyId, Stop)).ShouldNotBeNull("what was told is gone with the decision");
        (await server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Fact.StartsWith("groups.fake")).Select(e => e.Details).ToListAsync(Stop))).ShouldAllBe(d => !d.Contains("987") && !d.Contains("định danh"));
    }

    /// <returns>The heading of the answer.</returns>
    private static async Task<string> AskAsync(Resident resident, params (string, string)[] fields)
    {
        await resident.OpenAsync("/co-that-khong");
        var form = resident.Page.FindAll("form[action='/co-that-khong']").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.QuerySelector($"#{fields[0].Item1}") is not null);
        return (await resident.SubmitAsync(form, fields)).Find("[role=status] h2")?.TextContent ?? resident.Page.Words;
    }
}
