using System.Net;
using BinhYen.Cases;
using BinhYen.Intake;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Intake.Portal;

public sealed class SendReportTests(Servers servers) : IClassFixture<Servers>
{
    // The smallest PNG: one white point.
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC");

    [Theory, OnBothEngines]
    [Requirement("R-YC-13")]
    public async Task A_report_is_sent_in_three_steps_without_script_and_followed_by_its_code_without_signing_in(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        await resident.OpenAsync("/");
        await resident.OpenAsync(resident.Page.FindAll("a.button").Single(a => a.TextContent.Contains("Gửi tin báo")).GetAttribute("href")!);
        await resident.PressAsync("/bao-tin", "gui", ("ke", "mat con trau o dong sau nha, toi qua"));
        resident.Page.Heading.ShouldStartWith("Đã nhận tin báo lúc 09:00");
        var code = resident.Code;

        using var later = new Resident(server);
        await later.LookUpAsync(code.ToLowerInvariant().Replace('-', ' '));
        later.Page.Path.ShouldBe("/tin-cua-toi");
        later.Page.Words.ShouldContain("mat con trau o dong sau nha, toi qua");
        later.Page.FindAll(".path .done").ShouldHaveSingleItem().TextContent.ShouldContain("Đã nhận");
    }

    [Fact]
    public async Task Nothing_typed_and_nothing_attached_is_lost_when_something_must_be_mended()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.OpenAsync("/bao-tin");
        await resident.SendWithFileAsync("xe-la.png", Picture, ("viec", "trom-cuop"), ("canbo", "co"), ("thon", "H03"), ("cho", "sau chợ “Phú Lộc”"), ("luc", "toi-qua"),
            ("lucro", "khoảng 9 giờ"), ("ke", "Có xe lạ\nđi <quanh> xóm"), ("ai", "ten"), ("ten", "Nguyễn Văn Thử"), ("sdt", "12"));

        resident.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        resident.Page.Document.Title.ShouldStartWith("Lỗi: ");
        resident.Page.Find(".errors")!.HasAttribute("autofocus").ShouldBeTrue();
        var link = resident.Page.FindAll(".errors li a").ShouldHaveSingleItem().GetAttribute("href")!;
        resident.Page.Find(link)!.GetAttribute("name").ShouldBe("sdt");
        Chosen("viec").ShouldBe("trom-cuop");
        Chosen("thon").ShouldBe("H03");
        Chosen("luc").ShouldBe("toi-qua");
        Chosen("ai").ShouldBe("ten");
        Chosen("canbo").ShouldBe("co");
        Value("cho").ShouldBe("sau chợ “Phú Lộc”");
        Value("lucro").ShouldBe("khoảng 9 giờ");
        Value("ten").ShouldBe("Nguyễn Văn Thử");
        Value("sdt").ShouldBe("12");
        resident.Page.Find("#ke-text")!.TextContent.ShouldBe("Có xe lạ\nđi <quanh> xóm");
        resident.Page.Words.ShouldContain("xe-la.png");

        await resident.PressAsync("/bao-tin", "gui", ("sdt", "0912 345 678"));
        resident.Page.Path.ShouldBe("/da-nhan");
        var thread = (await StoredReport.ThreadAsync(server, resident.Code)).Id;
        var message = await server.ReadAsync(db => db.Set<ThreadMessage>().AsNoTracking().SingleAsync(m => m.ThreadId == thread && m.Kind == ThreadMessageKind.Report));
        var attached = AttachmentId.From(message.Attachments.ShouldHaveSingleItem());
        (await server.ReadAsync(db => db.Set<Attachment>().SingleAsync(a => a.Id == attached))).MediaType.ShouldBe("image/png");

        string? Chosen(string name) => resident.Page.Find($"[name={name}][checked]")?.GetAttribute("value");
        string? Value(string name) => resident.Page.Find($"[name={name}]")?.GetAttribute("value");
    }

    [Fact]
    public async Task Whoever_saw_the_key_of_a_page_does_not_get_what_was_sent_with_it()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.OpenAsync("/bao-tin");
        var key = resident.Page.Find("[name=khoa]")!.GetAttribute("value")!;
        await resident.PressAsync("/bao-tin", "gui", ("ke", "Nhà bên nuôi chó dữ thả rông"));
        using var stranger = new Resident(server);
        await stranger.ReportAsync(("khoa", key), ("ke", "x"));
        stranger.Page.Path.ShouldBe("/da-nhan");
        stranger.Code.ShouldNotBe(resident.Code);
    }

    [Theory, OnBothEngines]
    public async Task The_same_form_sent_twice_on_a_bad_line_is_one_report_with_one_code(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        await resident.OpenAsync("/bao-tin");
        var form = resident.Page.Form("/bao-tin");
        var before = await ReportsAsync(server);
        await resident.SubmitAsync(form, [("ke", "Ồn ào cả đêm")], ("lam", "gui"));
        var first = resident.Code;
        await resident.SubmitAsync(form, [("ke", "Ồn ào cả đêm")], ("lam", "gui"));
        resident.Code.ShouldBe(first);
        (await ReportsAsync(server)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Pressing_Enter_in_a_field_looks_over_and_sends_nothing()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.OpenAsync("/bao-tin");
        // A browser presses the first button of a form when Enter is hit.
        resident.Page.Form("/bao-tin").QuerySelector("button")!.GetAttribute("value").ShouldBe("xem");
        var before = await ReportsAsync(server);
        await resident.PressAsync("/bao-tin", "xem", ("ke", "Xe lạ đậu lâu"), ("cho", "đầu cầu"));
        resident.Page.Status.ShouldBe(HttpStatusCode.OK);
        resident.Page.Find("[data-of=ke]")!.TextContent.ShouldBe("Xe lạ đậu lâu");
        resident.Page.Find("[data-of=noi]")!.TextContent.ShouldBe("đầu cầu");
        (await ReportsAsync(server)).ShouldBe(before);
    }

    [Fact]
    public async Task A_code_never_stands_in_an_address_and_nothing_told_reaches_the_log()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "chuyenratrieng"), ("ai", "kin"), ("ten", "Trần Thị Mẫu"), ("sdt", "0987654321"));
        var code = resident.Code;
        resident.Page.Path.ShouldBe("/da-nhan");
        await resident.LookUpAsync(code);
        resident.Page.Path.ShouldBe("/tin-cua-toi");
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "noithemrieng"));
        resident.Page.Path.ShouldBe("/tin-cua-toi?xong=them");
        foreach (var line in server.Log.All)
        {
            foreach (var secret in (string[])[code, code.Replace("-", ""), "chuyenratrieng", "noithemrieng", "Trần Thị Mẫu", "0987654321"])
                line.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task Of_an_anonymous_sender_neither_a_person_nor_a_machine_is_kept()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var resident = new Resident(server);
        resident.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        await resident.ReportAsync(("ke", "Đánh bạc sau đình"), ("ai", "an"), ("ten", "Người Gõ Nhầm"), ("sdt", "0911222333"));
        var thread = await server.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().SingleAsync());
        thread.Secrecy.ShouldBe(Secrecy.Anonymous);
        thread.Reporter.ShouldBeNull();
        thread.Lane.ShouldBeNull();
        foreach (var file in server.Files())
        {
            var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            foreach (var trace in (string[])["203.0.113.77", "Chrome/140.0", "0911222333", "127.0.0.1:"]) bytes.ShouldNotContain(trace, customMessage: file);
        }

        server.Log.All.ShouldNotContain(line => line.Contains("203.0.113.77") || line.Contains("Chrome/140.0"));
    }

    [Theory]
    [InlineData(null, nameof(SenderKind.NotSaid))]
    [InlineData("nguoi-dan", nameof(SenderKind.Resident))]
    [InlineData("can-bo", nameof(SenderKind.Official))]
    [InlineData("to-chuc", nameof(SenderKind.Organisation))]
    [InlineData("qua-duong", nameof(SenderKind.PasserBy))]
    [Requirement("R-YC-62", "R-DT-31")]
    public async Task Whoever_the_sender_says_to_be_or_not_to_be_the_report_is_taken(string? said, string kind)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.OpenAsync("/bao-tin");
        resident.Page.FindAll("[required], [aria-required=true]").ShouldBeEmpty();
        resident.Page.FindAll("[name=nguoigui][checked]").ShouldBeEmpty();
        await resident.PressAsync("/bao-tin", "gui", said is null ? [("ke", "Đèn đường hỏng")] : [("ke", "Đèn đường hỏng"), ("nguoigui", said)]);
        resident.Page.Path.ShouldBe("/da-nhan");
        (await StoredReport.ThreadAsync(server, resident.Code)).SenderKind.ToString().ShouldBe(kind);
    }

    [Fact]
    [Requirement("R-TT-21")]
    public async Task The_form_asks_what_where_and_when_and_warns_against_following_filming_and_accusing()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        var page = await resident.OpenAsync("/bao-tin");
        page.FindAll("#don h2").Select(h => h.TextContent).ShouldBe(["Xem lại trước khi gửi", "Việc gì?", "Ở đâu, khi nào?", "Kể và kèm ảnh", "Cho biết mình là ai?"]);
        page.Words.ShouldContain("không bám theo, không quay phim khi nguy hiểm, không tố cáo công khai");
        page.Words.ShouldContain("Không cần tìm hiểu thêm về ai");
        // All it can hold: the event, and the sender's own name and number. No field about another person.
        page.FindAll("#don [name]").Select(e => e.GetAttribute("name")!).Where(n => !n.StartsWith("__", StringComparison.Ordinal)).Distinct()
            .ShouldBe(["khoa", "tep", "lam", "nguy", "viec", "canbo", "thon", "cho", "luc", "lucro", "ke", "anh", "ghiam", "video", "ai", "ten", "sdt", "nguoigui"]);
    }

    [Fact]
    public async Task Danger_shows_the_numbers_to_call_and_makes_the_report_an_emergency()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.OpenAsync("/bao-tin");
        resident.Page.FindAll(".call a").Select(a => a.GetAttribute("href")).ShouldBe(["tel:113", "tel:114", "tel:115", "tel:0100000113"]);
        await resident.PressAsync("/bao-tin", "gui", ("ke", "Hai nhóm cầm gậy đuổi nhau"), ("nguy", "co"));
        resident.Page.FindAll(".danger .call a").ShouldNotBeEmpty();
        (await StoredReport.CaseAsync(server, resident.Code)).Urgency.ShouldBe(Urgency.Emergency);
    }

    [Fact]
    public async Task A_report_about_an_officer_is_kept_from_officers_from_the_first_moment()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Cán bộ đòi tiền khi làm giấy tờ"), ("canbo", "co"), ("thon", "H01"));
        resident.Page.Words.ShouldContain("không thấy tin này");
        resident.Page.Words.ShouldContain("Viện kiểm sát nhân dân");
        (await StoredReport.CaseAsync(server, resident.Code)).Kind.ShouldBe(CaseKind.PoliceConduct);
    }

    [Fact]
    public async Task Where_the_words_say_nothing_the_line_the_sender_picked_counts()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "nhờ các anh xem giúp"), ("viec", "lua-dao"));
        (await StoredReport.CaseAsync(server, resident.ReportCode)).Category.ShouldBe(CaseCategory.Fraud);
    }

    [Fact]
    public async Task Where_the_words_are_clear_a_finger_on_the_wrong_line_does_not_mislead()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Đêm qua trộm vào nhà tôi lấy mất chiếc xe máy"), ("viec", "gop-y"));
        (await StoredReport.CaseAsync(server, resident.ReportCode)).Category.ShouldBe(CaseCategory.Theft);
    }

    [Fact]
    public async Task A_page_opened_too_long_ago_asks_to_send_once_more_and_keeps_the_words()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.PostAsync("/bao-tin", [new("ke", "Chờ lâu quá"), new("lam", "gui")]);
        resident.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        resident.Page.Find("#ke-text")!.TextContent.ShouldBe("Chờ lâu quá");
        await resident.PressAsync("/bao-tin", "gui");
        resident.Page.Path.ShouldBe("/da-nhan");
    }

    private static Task<int> ReportsAsync(BinhYenServer server) => server.ReadAsync(db => db.Set<ReportThread>().CountAsync());
}
