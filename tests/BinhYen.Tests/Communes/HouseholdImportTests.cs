using System.Net;
using BinhYen.Communes;
using BinhYen.Communes.Households;
using BinhYen.Platform.Sheets;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Communes;

[Trait("Speed", "Slow")]
public sealed class HouseholdImportTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    public async Task The_ugliest_list_is_understood_tried_entered_and_taken_back_as_a_whole(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/households/imports");
        var page = await chief.UploadAsync("/households/imports", "file", "danh sach.xlsx", GivenHouseholds.Ugly());
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Heading.ShouldContain("9 dòng");

        // What must not be taken is gone before anything is stored, and the page says why.
        page.Words.ShouldContain("Đã bỏ 2 cột, không lưu");
        page.Words.ShouldContain("Số CCCD");
        page.Words.ShouldContain("Không nhập dân tộc");
        page.Source.ShouldNotContain("001085012345");
        var address = page.Path;
        var import = IdOf(address);
        Chosen(page).ShouldBe(["", "hamlet", "name", "phone", "means", "joined", ""]);

        page = await chief.SubmitAsync($"{address}/columns", ("consent", "AllOnPaper"), ("document", "Biên bản họp thôn ngày 12/05/2026"));
        page = await RestAsync(server, chief, address);
        page.Words.ShouldContain("Sẽ thêm 5 hộ");
        page.Words.ShouldContain("Trùng, bỏ qua 1 dòng");
        page.Words.ShouldContain("Có lỗi, bỏ qua 3 dòng");
        page.Words.ShouldContain("Không có “Thôn Đông Khuê”. Có phải “thôn Đông Khê”?");
        page.Words.ShouldContain("Thiếu họ tên đại diện hộ");
        page.Words.ShouldContain("Dòng tổng cộng, không phải một hộ");
        page.Words.ShouldContain("Số điện thoại không đọc được");
        (await CountAsync(server, address)).ShouldBe(0, "a trial enters nothing");

        await chief.SubmitAsync($"{address}/run");
        page = await RestAsync(server, chief, address);
        page.Words.ShouldContain("Đã thêm 5 hộ");
        page.FindAll("main .actions a").Select(a => a.GetAttribute("href")).ShouldBe(["/households"], "the book is one press away");
        (await CountAsync(server, address)).ShouldBe(5);
        (await server.ReadAsync(db => db.Set<Household>().CountAsync(h => h.ImportId == import && h.JoinedOn != null))).ShouldBe(2);

        using (var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04")))
        {
            var list = await officer.SeesAsync((await officer.SeesAsync("/households")).FindAll("td a")[0].GetAttribute("href")! + "?show=All");
            list.Words.ShouldContain("Mẫn Thị Năm");
            list.Words.ShouldContain("0100 000 401", customMessage: "the zero that Excel lost is back");
            // A change by hand survives undoing the import.
            await officer.SubmitAsync((AngleSharp.Html.Dom.IHtmlFormElement)list.FindAll("form[action$='/mark']")[2], [], ("mark", "visit"));
        }

        await chief.SeesAsync(address);
        await chief.SubmitAsync($"{address}/undo");
        page = await RestAsync(server, chief, address);
        page.Words.ShouldContain("Đã hoàn tác 4 hộ; giữ lại 1 hộ");
        (await CountAsync(server, address)).ShouldBe(1);
        Disk(server).ShouldNotContain("Mẫn Thị Năm");
    }

    [Theory, OnBothEngines]
    public async Task Without_asking_only_places_and_counts_are_taken_and_the_table_can_be_thrown_away(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/households/imports");
        var page = await chief.SubmitAsync("/households/imports", ("pasted", "Thôn\tHọ tên\tĐiện thoại\tSố nhà\nĐông Khê\tLại Văn Tư\t0100000401\tsố 3\nĐông Khê\tMẫn Thị Năm\t0100000402\tsố 5"));
        var address = page.Path;
        var import = IdOf(address);
        await chief.SubmitAsync($"{address}/columns", ("consent", "NotAsked"));
        await RestAsync(server, chief, address);
        await chief.SubmitAsync($"{address}/run");
        await RestAsync(server, chief, address);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        var list = await officer.SeesAsync((await officer.SeesAsync("/households")).FindAll("td a")[0].GetAttribute("href")!);
        list.Words.ShouldContain("số 3");
        list.Words.ShouldNotContain("Lại Văn Tư");
        list.Words.ShouldNotContain("0100 000 401");

        await chief.SeesAsync(address);
        await chief.SubmitAsync($"{address}/forget");
        (await server.ReadAsync(db => db.Set<HouseholdImport>().Where(i => i.Id == import).Select(i => i.Table).SingleAsync())).ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Of_a_workbook_with_several_pages_the_households_are_read_and_another_page_can_be_chosen(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/households/imports");
        var page = await chief.UploadAsync("/households/imports", "file", GivenCommuneWorkbook.Name, GivenCommuneWorkbook.Bytes());
        page.Words.ShouldContain("Đọc trang “Hộ dân” của xa.xlsx; các trang khác: “Danh sách thôn”, “Cán bộ”.");
        page.Heading.ShouldContain("4 dòng");
        page.Source.ShouldNotContain(GivenCommuneWorkbook.PaperNumber);
        Disk(server).ShouldNotContain("Lại Văn Tư");
        var address = page.Path;

        page = await chief.SubmitAsync($"{address}/page", ("page", GivenCommuneWorkbook.StaffPage));
        page.Words.ShouldContain("Đọc trang “Cán bộ” của xa.xlsx");
        page.Heading.ShouldContain("5 dòng");
        page = await chief.SubmitAsync($"{address}/page", ("page", GivenCommuneWorkbook.HouseholdPage));
        page.Words.ShouldContain("Lại Văn Tư");
        page.Source.ShouldNotContain(GivenCommuneWorkbook.PaperNumber, customMessage: "what must not be taken was kept on no page");

        await chief.SubmitAsync($"{address}/forget");
        var import = IdOf(address);
        (await server.ReadAsync(db => db.Set<HouseholdImport>().Where(i => i.Id == import).Select(i => i.Table == null && i.Pages == null).SingleAsync())).ShouldBeTrue();
        chief.Page.FindAll("main a.button").Select(a => a.GetAttribute("href")).ShouldContain("/households/imports", "another list can be brought");
        (await server.ReadAsync(db => db.Set<BinhYen.Platform.Journal.JournalEntry>().CountAsync(j => j.Fact == "communes.household-import-page-chosen.v1"))).ShouldBe(2);
    }

    [Fact]
    public async Task A_sum_alone_is_no_mistake()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/households/imports");
        var page = await chief.SubmitAsync("/households/imports", ("pasted", "Thôn\tHọ tên\nĐông Khê\tLại Văn Tư\nTổng cộng\t1 hộ"));
        var address = page.Path;
        await chief.SubmitAsync($"{address}/columns", ("consent", "AllOnPaper"), ("document", "Biên bản"));
        page = await RestAsync(server, chief, address);
        page.Words.ShouldContain("Không phải hộ (dòng tổng), bỏ qua 1 dòng");
        page.Words.ShouldNotContain("Có lỗi");
        page.FindAll("td .badge.late").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Tổng cộng\t\t2 hộ\t")]
    [InlineData("\tTổng số: 2 hộ\t\t")]
    [InlineData("\t\tCộng\t")]
    public async Task A_total_is_never_told_to_name_its_hamlet(string total)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/households/imports");
        var page = await chief.SubmitAsync("/households/imports", ("pasted", $"STT\tThôn\tHọ tên\tSố nhà\n1\tĐông Khê\tTống Toàn\tngõ {total.Length}\n2\t\tMẫn Thị Năm\tsố 5\n{total}"));
        var address = page.Path;
        await chief.SubmitAsync($"{address}/columns", ("consent", "AllOnPaper"), ("document", "Biên bản"));
        page = await RestAsync(server, chief, address);
        page.Words.ShouldContain("Sẽ thêm 1 hộ");
        page.FindAll("td").Count(c => c.TextContent.StartsWith("Dòng tổng cộng, không phải một hộ", StringComparison.Ordinal)).ShouldBe(1);
        (await chief.SubmitAsync($"{address}/columns/again")).Find("input[name=consent][checked]")!.GetAttribute("value").ShouldBe("AllOnPaper");
        await chief.SubmitAsync($"{address}/columns", ("consent", "NotAsked"));
        page = await RestAsync(server, chief, address);
        (await chief.SubmitAsync($"{address}/columns/again")).Find("input[name=consent][checked]")!.GetAttribute("value").ShouldBe("NotAsked", "what was answered stands");
        page.FindAll("td").Count(c => c.TextContent.StartsWith("Chưa ghi thôn, xóm", StringComparison.Ordinal)).ShouldBe(1, "the household without a hamlet, not the total");
    }

    [Theory, OnBothEngines]
    public async Task An_import_that_was_interrupted_goes_on_after_a_restart_and_enters_nobody_twice(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/households/imports");
        var page = await chief.UploadAsync("/households/imports", "file", "ho.csv", GivenHouseholds.Csv(2_500));
        var address = page.Path;
        var import = IdOf(address);
        await chief.SubmitAsync($"{address}/columns", ("consent", "AllOnPaper"), ("document", "Biên bản"));
        (await RestAsync(server, chief, address)).Words.ShouldContain("Sẽ thêm 2.500 hộ");
        await chief.SubmitAsync($"{address}/run");
        await RestAsync(server, chief, address);
        (await CountAsync(server, address)).ShouldBe(2_500);

        // As if the power had failed after the first thousand rows: the mark says a thousand, and only what follows is entered.
        await RewindAsync(server, import, rowsDone: 1_000);
        await server.RestartAsync();
        await server.Services.GetRequiredService<RunImports>().WorkAsync(TestContext.Current.CancellationToken);
        (await CountAsync(server, address)).ShouldBe(1_500);
        (await server.ReadAsync(db => db.Set<HouseholdImport>().Where(i => i.Id == import).Select(i => new { i.State, i.Added, i.Doubles }).SingleAsync())).ShouldBe(new { State = ImportState.Done, Added = 2_500, Doubles = 0 });

        // Even a mark that was lost enters nobody twice.
        await RewindAsync(server, import, rowsDone: 0, delete: false);
        await server.Services.GetRequiredService<RunImports>().WorkAsync(TestContext.Current.CancellationToken);
        (await CountAsync(server, address)).ShouldBe(2_500);
        (await server.ReadAsync(db => db.Set<Household>().Where(h => h.ImportId == import).Select(h => h.Fingerprint).Distinct().CountAsync())).ShouldBe(2_500);
    }

    [Fact]
    public async Task Mistakes_say_what_to_do_and_other_roles_and_communes_are_kept_out()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/households/imports");
        (await chief.SubmitAsync("/households/imports")).Errors.ShouldBe(["Chọn một tệp, hoặc dán bảng vào ô."]);
        (await chief.UploadAsync("/households/imports", "file", "a.xls", [0xD0, 0xCF, 0x11, 0xE0, 1, 2])).Errors.Single().ShouldContain(".xlsx");
        (await chief.UploadAsync("/households/imports", "file", "ho dan.xlsx", "Thôn;Họ tên\nĐông Khê;Lại Văn Tư"u8.ToArray())).Errors.Single().ShouldContain("bên trong không phải bảng tính");
        await chief.SeesAsync("/households/imports");
        var page = await chief.SubmitAsync("/households/imports", ("pasted", "Lại Văn Tư\t0100000401\nMẫn Thị Năm\t0100000402"));
        var address = page.Path;
        var import = IdOf(address);
        page = await chief.SubmitAsync($"{address}/columns");
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Errors.ShouldContain("Chọn các hộ đã đồng ý lưu tên, số điện thoại chưa.");
        page.Errors.ShouldContain("Chọn cột ghi thôn, xóm, hoặc chọn một thôn cho cả bảng.");
        (await chief.OpenAsync("/households/imports/00000000-0000-0000-0000-000000000001")).Status.ShouldBe(HttpStatusCode.NotFound);

        foreach (var role in new[] { StaffRole.AreaOfficer, StaffRole.HamletHead, StaffRole.Committee, StaffRole.SystemAdministrator })
        {
            using var other = await server.SignInAsync(role);
            (await other.OpenAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden, $"{role}");
        }
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_answered_with_the_size_allowed_and_the_way_back()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await chief.SendTooMuchAsync("/households/imports", SheetLimits.FileBytes + 1_000_000);
        page.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        page.Words.ShouldContain("Tệp bảng tính được tối đa 20 MB");
        page.Find("a.button")!.GetAttribute("href").ShouldBe("/households/imports");

        // Elsewhere on the staff's side it may be a picture; the way back is the page, or the first one where the address has none.
        page = await chief.SendTooMuchAsync("/profile/draft", 31_000_000);
        page.Words.ShouldContain("Tệp, ảnh gửi kèm được tối đa 28 MB");
        page.Find("a.button")!.GetAttribute("href").ShouldBe("/profile/draft");
        (await chief.SendTooMuchAsync("/me/password", 31_000_000)).Find("a.button")!.GetAttribute("href").ShouldBe("/desk");

        // Residents read of photos, as before.
        using var stranger = server.NewBrowser();
        (await stranger.SendTooMuchAsync("/sign-in", 31_000_000)).Words.ShouldContain("bớt ảnh hoặc tệp kèm theo");
    }

    [Fact]
    public void Old_names_of_a_hamlet_lead_to_what_became_of_it()
    {
        var now = DateTimeOffset.UnixEpoch;
        var merged = new Hamlet { Id = BinhYen.Platform.HamletId.New(now), Code = "H20", Term = "thôn", Name = "Hòa Bình", OldNames = ["xóm 3", "xóm 4"] };
        var other = new Hamlet { Id = BinhYen.Platform.HamletId.New(now), Code = "H21", Term = "thôn", Name = "An Bình" };
        var names = new HamletNames([merged, other]);
        names.Find("xóm 3 cũ").ShouldBe(merged.Id);
        names.Find("XOM 4").ShouldBe(merged.Id);
        names.Find("Thôn Hoà Bình").ShouldBe(merged.Id);
        names.Find("h21").ShouldBe(other.Id);
        names.Find("xóm 5").ShouldBeNull();
    }

    [Fact]
    public void Every_column_that_must_not_be_taken_is_refused_with_a_sentence()
    {
        foreach (var header in new[] { "Dân tộc", "Tôn giáo", "Số CCCD/CMND", "Ngày sinh", "Năm sinh", "Xếp loại", "Tiền án", "Hộ nghèo", "Thu nhập", "Quan hệ với chủ hộ", "Tình trạng sức khỏe", "Đảng viên", "Thành phần dân tộc", "Đối tượng quản lý", "Đặc xá, tha tù", "Sau cai nghiện", "Chấp hành xong án phạt tù", "Liên quan ma túy" })
        {
            var guess = GuessColumns.Of([new SheetRow(1, ["Họ và tên chủ hộ", header, "Thôn"]), new SheetRow(2, ["Lại Văn Tư", "giá trị", "Đông Khê"])], HouseholdFields.All);
            var field = guess.Columns.Single(c => c.Index == 1).Field;
            field?.Refused.ShouldNotBeNull(header);
            field!.Refused!.ShouldEndWith(".");
        }
    }

    [Theory]
    [InlineData("Kinh", "Tày", true)]
    [InlineData("tha tù có điều kiện", "đặc xá 2026", true)]
    [InlineData("nghiện ma túy", "không", true)]
    [InlineData("thôn Tiên An", "thôn Mường", false)]
    [InlineData("Quán Kinh Bắc", "cạnh đình", false)]
    public void What_the_values_say_of_people_is_refused_under_any_header_and_under_none(string first, string second, bool refused)
    {
        foreach (var header in new[] { "Ghi chú", "" })
        {
            var guess = GuessColumns.Of([new SheetRow(1, ["Họ và tên chủ hộ", header, "Số điện thoại"]), new SheetRow(2, ["Lại Văn Tư", first, "0100000001"]), new SheetRow(3, ["Lại Thị Năm", second, "0100000002"])], HouseholdFields.All);
            (guess.Columns.Single(c => c.Index == 1).Field?.Refused is not null).ShouldBe(refused, header);
        }
    }

    private static async Task<WebPage> RestAsync(BinhYenServer server, Officer officer, string address)
    {
        await server.Services.GetRequiredService<RunImports>().WorkAsync(TestContext.Current.CancellationToken);
        return await officer.SeesAsync(address);
    }

    private static Task<int> RewindAsync(BinhYenServer server, Guid import, int rowsDone, bool delete = true) => server.ReadAsync(async db =>
    {
        if (delete) await db.Set<Household>().Where(h => h.ImportId == import).ExecuteDeleteAsync();
        return await db.Set<HouseholdImport>().Where(i => i.Id == import).ExecuteUpdateAsync(i => i.SetProperty(x => x.State, ImportState.Running).SetProperty(x => x.RowsDone, rowsDone).SetProperty(x => x.Added, rowsDone));
    });

    private static Guid IdOf(string address) => Guid.Parse(address.Split('/')[^1]);

    private static Task<int> CountAsync(BinhYenServer server, string address)
    {
        var import = IdOf(address);
        return server.ReadAsync(db => db.Set<Household>().CountAsync(h => h.ImportId == import));
    }

    private static string?[] Chosen(WebPage page) => [.. page.FindAll("select[name^=c]").OfType<AngleSharp.Html.Dom.IHtmlSelectElement>().Where(s => s.Name is [_, >= '0' and <= '9', ..]).Select(s => s.Value)];

    private static string Disk(BinhYenServer server) => string.Concat(server.Files().Select(f => { using var file = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite); using var reader = new StreamReader(file); return reader.ReadToEnd(); }));
}
