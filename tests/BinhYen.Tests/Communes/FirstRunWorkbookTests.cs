using BinhYen.Communes;
using BinhYen.Communes.FirstRun;
using BinhYen.Platform.Sheets;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Communes;

/// <summary>A commune set up from one workbook of several pages.</summary>
[Trait("Speed", "Slow")]
public sealed class FirstRunWorkbookTests
{
    [Theory, OnBothEngines]
    public async Task One_workbook_is_brought_once_and_each_step_reads_its_own_page(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = await AtHamletsAsync(server);
        await stranger.UploadAsync("/setup/hamlets", GivenCommuneWorkbook.Name, GivenCommuneWorkbook.Bytes());
        var said = Said(stranger);
        said.ShouldContain("Đọc trang “Danh sách thôn” của xa.xlsx; các trang khác: “Cán bộ”, “Hộ dân”.");
        said.ShouldContain("Lấy thêm tên 3 trưởng thôn");
        said.ShouldContain("Giữ tên cũ của 2 địa bàn");
        said.ShouldNotContain("“Trưởng thôn”", customMessage: "their names were taken");
        said.ShouldContain("“Trưởng thôn – Số điện thoại”");
        said.ShouldContain("Số riêng của từng người máy không cần");
        Values(stranger, "-name").ShouldBe(["Nà Lình", "Khuổi Vài", "Bản Tàn"]);
        Values(stranger, "-term").Take(3).ShouldBe(["thôn", "thôn", "thôn"], "the other names stand without a word for hamlets");
        await stranger.PressAsync("/setup/hamlets", "next");

        // No page lists bodies: it is said, and what was typed stays.
        await stranger.PressAsync("/setup/units", "again", ("u0-name", "Trạm Y tế Hoa Sen"));
        stranger.Page.Errors.ShouldHaveSingleItem().ShouldContain("Không trang nào của tệp có tiêu đề như danh sách đơn vị");
        Values(stranger, "-name").ShouldBe(["Trạm Y tế Hoa Sen"]);
        await stranger.PressAsync("/setup/units", "next");

        stranger.Page.FindAll("button[value=again]").ShouldHaveSingleItem().TextContent.ShouldBe("Dùng lại xa.xlsx");
        await stranger.PressAsync("/setup/people", "again");
        said = Said(stranger);
        said.ShouldContain("Đọc trang “Cán bộ” của xa.xlsx");
        said.ShouldContain("Đọc được 5 người");
        said.ShouldContain("Không lấy vào cột Địa bàn: “Phụ trách ANTT”, “chị Yến”");
        Values(stranger, "-area").ShouldBe(["thôn Nà Lình", "thôn Khuổi Vài", "thôn Bản Tàn", "Nà Lình, Khuổi Vài", "Bản Tàn"]);

        await stranger.PressAsync("/setup/people", "next");
        await stranger.SubmitAsync("/setup/duties");
        await stranger.SubmitAsync("/setup/zalo", ("zalo", "Later"));
        await stranger.FinishAsync();
        (await server.ReadAsync(db => db.Set<FirstRunFile>().CountAsync())).ShouldBe(0, "the workbook was kept for the set-up only");
        var old = await server.ReadAsync(db => db.Set<Hamlet>().AsNoTracking().OrderBy(h => h.Code).ToListAsync());
        old.Select(h => string.Join('|', h.OldNames)).ShouldBe(["Nà Cáy", "", "Khuổi Áng"]);
    }

    [Theory, OnBothEngines]
    public async Task Another_page_is_read_instead_and_what_somebody_typed_stays(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = await AtHamletsAsync(server);
        await stranger.UploadAsync("/setup/hamlets", GivenCommuneWorkbook.Name, GivenCommuneWorkbook.Bytes());
        await stranger.PressAsync("/setup/hamlets", "next");
        await stranger.PressAsync("/setup/units", "next");
        await stranger.PressAsync("/setup/people", "again", ("page", GivenCommuneWorkbook.HouseholdPage));
        Said(stranger).ShouldContain("Đọc trang “Hộ dân”");
        Values(stranger, "-name").ShouldContain("Lại Văn Tư");

        // One of the wrong rows was made somebody else before: a person typed that, so it stays.
        await stranger.PressAsync("/setup/people", "again", ("page", GivenCommuneWorkbook.StaffPage), ("p3-name", "Vũ Đức Long"), ("instead", "1"));
        Said(stranger).ShouldContain("Đọc trang “Cán bộ”");
        var names = Values(stranger, "-name");
        names.ShouldNotContain("Mẫn Thị Năm");
        names.ShouldContain("Vũ Đức Long");
        names.ShouldContain("Trần Văn Hùng");
        names.Count.ShouldBe(3 + 1 + 5, "heads, the one typed, the staff");
    }

    [Fact]
    public async Task The_workbook_is_kept_sealed_without_what_must_not_be_taken_and_for_a_week()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var stranger = await AtHamletsAsync(server);
        await stranger.UploadAsync("/setup/hamlets", GivenCommuneWorkbook.Name, GivenCommuneWorkbook.Bytes());
        var kept = (await server.ReadAsync(async db => await db.Set<FirstRunFile>().AsNoTracking().ToListAsync())).ShouldHaveSingleItem();
        System.Text.Encoding.UTF8.GetString(kept.Content).ShouldNotContain("Lại Văn Tư");
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var sheet = (await scope.ServiceProvider.GetRequiredService<KeptWorkbook>().OpenAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull();
            var cells = sheet.Pages().Value.SelectMany(p => p.Rows).SelectMany(r => r.Cells).ToList();
            cells.ShouldContain("Lại Văn Tư");
            cells.ShouldNotContain(GivenCommuneWorkbook.PaperNumber);
            cells.ShouldNotContain("họ và tên", "a hidden page is not read");
        }

        server.Clock.Advance(TimeSpan.FromDays(8));
        await server.AnnounceAsync();
        (await server.ReadAsync(db => db.Set<FirstRunFile>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Names_without_heading_and_position_are_no_people()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var stranger = await AtHamletsAsync(server);
        await stranger.PressAsync("/setup/hamlets", "next", ("h0-name", "Đông"));
        await stranger.PressAsync("/setup/units", "next");
        await stranger.PressAsync("/setup/people", "read", ("paste", "Nà Lình Cũ\nKhuổi Áng Hạ\nThâm Quang Mới"), ("p0-name", "Trần Văn Hùng"));
        stranger.Page.Errors.ShouldHaveSingleItem().ShouldContain("Không chắc đây là tên người");
        Values(stranger, "-name").ShouldBe(["Trần Văn Hùng"]);
        stranger.Page.Find("#paste")!.TextContent.ShouldContain("Khuổi Áng Hạ");
    }

    [Fact]
    public async Task A_hamlet_that_gets_another_name_takes_its_head_along()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var stranger = await AtHamletsAsync(server);
        await stranger.PressAsync("/setup/hamlets", "read", ("paste", "Tên thôn\tTrưởng thôn\nThôn Tàn\tMạc Văn Thụ\nThôn Tây\tHà Bích Ngân"));
        await stranger.PressAsync("/setup/hamlets", "next", ("h0-name", "Bản Tàn"));
        await stranger.PressAsync("/setup/units", "next");
        Values(stranger, "-position").ShouldBe(["Trưởng thôn Bản Tàn", "Trưởng thôn Tây"]);
        Values(stranger, "-area").ShouldBe(["thôn Bản Tàn", "thôn Tây"]);

        // Two names in the wrong rows: each head stays with the row.
        await stranger.OpenAsync("/setup/hamlets");
        await stranger.PressAsync("/setup/hamlets", "next", ("h0-name", "Tây"), ("h1-name", "Bản Tàn"));
        await stranger.OpenAsync("/setup/people");
        Values(stranger, "-position").ShouldBe(["Trưởng thôn Tây", "Trưởng thôn Bản Tàn"]);
        Values(stranger, "-area").ShouldBe(["thôn Tây", "thôn Bản Tàn"]);
    }

    [Theory]
    [InlineData("Tên thôn", "Bản Tàn", "thôn Bản Tàn")]
    [InlineData("Tên thôn", "Xóm Mới", "xóm Mới")]
    [InlineData("Tên thôn, bản", "Bản Tàn", "bản Tàn")]
    [InlineData("Địa bàn", "Bản Tàn", "bản Tàn")]
    public void A_word_for_hamlets_is_part_of_a_name_only_where_the_heading_names_another(string heading, string cell, string hamlet)
    {
        var list = HamletNames.Read(Sheet.Paste($"{heading}\tSố hộ\nNà Lình\t93\nKhuổi Vài\t41\n{cell}\t60").Value, "thôn").Value;
        list.Hamlets[2].FullName.ShouldBe(hamlet);
    }

    private static string Said(NewCommune stranger)
    {
        stranger.Page.Errors.ShouldBeEmpty();
        return stranger.Page.Find("[role=status]")!.TextContent;
    }

    private static IReadOnlyList<string> Values(NewCommune stranger, string field) =>
        [.. stranger.Page.FindAll($"input[id$={field}]").Select(i => i.GetAttribute("value")).OfType<string>().Where(v => v.Length > 0).Take(50)];

    private static async Task<NewCommune> AtHamletsAsync(BinhYenServer server)
    {
        var stranger = new NewCommune(server);
        await stranger.EnterAsync();
        await stranger.SubmitAsync("/setup/place", ("kind", "xã"), ("name", "Hoa Sen"), ("province", "Sông Thanh"), ("dutyPhone", "0100 000 113"), ("address", "Thôn Nà Lình"));
        await stranger.SubmitAsync("/setup/preset", ("preset", "ha-giang"));
        return stranger;
    }
}
