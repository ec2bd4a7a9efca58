using System.Net;
using BinhYen.Communes;
using BinhYen.Communes.FirstRun;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Communes;

/// <summary>An empty installation becomes a commune that takes reports.</summary>
public sealed class FirstRunTests
{
    [Theory, OnBothEngines]
    public async Task A_commune_is_set_up_and_takes_a_report_at_once(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = new NewCommune(server);
        (await stranger.OpenAsync("/")).Words.ShouldContain("đang được thiết lập");
        await stranger.SetUpAsync("ha-giang");

        stranger.Page.Heading.ShouldBe("Công an xã Hoa Sen đã sẵn sàng nhận tin");
        stranger.Codes.Keys.ShouldBe(["yen-do-hai", "hung-tran-van", "mai-le-thi", "ha-ngo-thu", "tuan-pham-minh", "long-vu-duc"], ignoreOrder: true);
        stranger.Page.FindAll("tbody tr")[0].TextContent.ShouldContain("Đỗ Hải Yến", customMessage: "the administrator comes first");

        using var resident = new Resident(server);
        (await resident.OpenAsync("/")).Words.ShouldContain("Công an xã Hoa Sen");
        await resident.ReportAsync(("ke", "Mất xe máy ở đầu thôn Đông tối qua"));
        resident.Page.Path.ShouldBe("/da-nhan");

        // Nobody has a password yet, and nobody needs one that we made.
        (await server.ReadAsync(db => db.Set<StaffMember>().CountAsync(s => s.PasswordHash != null))).ShouldBe(0);
        using var chief = await stranger.TakesCodeAsync("hung-tran-van");
        (await chief.OpenAsync("/cases")).Status.ShouldBe(HttpStatusCode.OK);
        chief.Page.Words.ShouldContain("HS-");
        (await chief.OpenAsync("/profile/groups")).Words.ShouldContain("Trưởng thôn");
        (await chief.OpenAsync("/duty")).Words.ShouldContain("Vũ Đức Long");
        (await server.ReadAsync(async db => await db.Set<JournalEntry>().Select(j => j.Fact).ToListAsync())).ShouldContain("communes.set-up.v1");
    }

    [Theory, OnBothEngines]
    public async Task Heads_get_the_hamlet_their_position_names_and_papers_carry_the_address_the_set_up_was_told(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = new NewCommune(server);
        await stranger.EnterAsync();
        stranger.Page.Find("#publicUrl")!.GetAttribute("value").ShouldBe(server.Address, "the address it was opened at");
        (await stranger.SubmitAsync("/setup/place", ("kind", "xã"), ("name", "Hoa Sen"), ("province", "Sông Thanh"), ("dutyPhone", "0100 000 113"), ("address", "Thôn Đông"), ("publicUrl", "congan.hoasen.example/bao-tin")))
            .Errors.ShouldHaveSingleItem().ShouldContain("đủ cả https://");
        await stranger.SubmitAsync("/setup/place", ("publicUrl", "https://congan.hoasen.example/"));
        await stranger.SetUpAsync("ha-giang", people: NewCommune.People + "Nguyễn Thị Sáu\t\tTrưởng thôn Tây\n", entered: true);
        stranger.Page.Words.ShouldContain("https://congan.hoasen.example/first-sign-in");
        stranger.Page.Words.ShouldContain("ghi nơi nhận tin về chính Trưởng Công an xã");
        (await stranger.OpenAsync("/ho-tro")).Words.ShouldContain("congan.hoasen.example");
        System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(server.DataFolder, "binhyen.json"), TestContext.Current.CancellationToken))!["BinhYen"]!["PublicUrl"]!.GetValue<string>().ShouldBe("https://congan.hoasen.example", "a restart knows it");
        var held = await server.ReadAsync(async db => await db.Set<PositionHolding>().AsNoTracking().ToListAsync());
        held.ShouldHaveSingleItem().Title.ShouldBe("Trưởng thôn Tây");
        held[0].Kind.ShouldBe(PositionKind.HamletHead);
    }

    [Theory, OnBothEngines]
    public async Task Only_the_code_of_the_console_opens_it_and_only_until_the_administrator_is_there(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var guesser = new Browser(server.Address);
        (await guesser.OpenAsync("/setup/place")).Path.ShouldBe("/setup");
        await guesser.SubmitAsync("/setup", ("code", "AAAA-AAAA-AAAA-AAAA"));
        guesser.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var token = guesser.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await guesser.PostAsync("/setup/finish", [new("__RequestVerificationToken", token)])).Path.ShouldBe("/setup");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(server.DataFolder, AnnounceFirstRun.FileName)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        using var stranger = new NewCommune(server);
        await stranger.SetUpAsync("default");
        // The browser was closed before anybody wrote the codes down: new ones, and the old ones are worthless.
        var lost = stranger.Codes["yen-do-hai"];
        using var again = new NewCommune(server);
        await again.EnterAsync();
        again.Page.Path.ShouldBe("/setup/done");
        await again.SubmitAsync("/setup/done/codes");
        again.CopyCodes();
        again.Codes["yen-do-hai"].ShouldNotBe(lost);

        using var administrator = await again.TakesCodeAsync("yen-do-hai");
        (await administrator.OpenAsync("/admin/accounts")).Status.ShouldBe(HttpStatusCode.OK);
        (await again.OpenAsync("/setup/done")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await again.OpenAsync("/setup")).Status.ShouldBe(HttpStatusCode.NotFound);
        await server.RestartAsync();
        await server.AnnounceAsync();
        File.Exists(Path.Combine(server.DataFolder, AnnounceFirstRun.FileName)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_closed_browser_and_a_restart_lose_nothing_and_a_mistake_is_undone()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using (var morning = new NewCommune(server))
        {
            await morning.EnterAsync();
            await morning.SubmitAsync("/setup/place", ("kind", "xã"), ("name", "Hoa Sen"), ("province", "Sông Thanh"), ("dutyPhone", "0100 000 113"), ("address", "Thôn Đông"));
            await morning.SubmitAsync("/setup/preset", ("preset", "dong-tam"));
            await morning.PressAsync("/setup/hamlets", "read", ("paste", "Ấp 1\nẤp 2"));
        }

        var code = File.ReadAllText(Path.Combine(server.DataFolder, AnnounceFirstRun.FileName));
        await server.RestartAsync();
        await server.AnnounceAsync();
        File.ReadAllText(Path.Combine(server.DataFolder, AnnounceFirstRun.FileName)).ShouldBe(code, "it may already be on a slip of paper");

        using var evening = new NewCommune(server);
        await evening.EnterAsync();
        evening.Page.Path.ShouldBe("/setup/people");
        await evening.OpenAsync("/setup/hamlets");
        evening.Page.Find("#h1-name")!.GetAttribute("value").ShouldBe("2");
        await evening.PressAsync("/setup/hamlets", "read", ("paste", "Ấp 3\nẤp 4\nẤp 5"));
        evening.Page.Words.ShouldContain("5 địa bàn");
        await evening.SubmitAsync("/setup/undo");
        evening.Page.Words.ShouldContain("2 địa bàn");
        // A step cannot be skipped.
        (await evening.OpenAsync("/setup/check")).Path.ShouldBe("/setup/people");
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_stays()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var stranger = new NewCommune(server);
        await stranger.EnterAsync();
        await stranger.SubmitAsync("/setup/place", ("name", "Hoa Sen"), ("province", ""), ("dutyPhone", "gọi trưởng thôn"), ("address", "Thôn Đông"));
        stranger.Page.Errors.Count.ShouldBe(2);
        stranger.Page.Find("#dutyPhone")!.GetAttribute("value").ShouldBe("gọi trưởng thôn");
        await stranger.SubmitAsync("/setup/place", ("province", "Sông Thanh"), ("dutyPhone", "0100000113"));
        await stranger.SubmitAsync("/setup/preset", ("preset", "default"));
        await stranger.PressAsync("/setup/hamlets", "next");
        stranger.Page.Errors.ShouldContain("Thêm ít nhất một địa bàn.");
        await stranger.PressAsync("/setup/hamlets", "next", ("h0-name", "Đông"), ("h1-name", "ĐÔNG"));
        stranger.Page.Errors.ShouldContain(e => e.Contains("đã có"));
        await stranger.PressAsync("/setup/hamlets", "next", ("h1-name", ""));
        // Bodies may wait; the same one twice may not be.
        await stranger.PressAsync("/setup/units", "next", ("u0-name", "Trường Tiểu học Hoa Sen"), ("u1-name", "TRƯỜNG TIỂU HỌC HOA SEN"));
        stranger.Page.Errors.ShouldContain(e => e.Contains("đã có"));
        await stranger.PressAsync("/setup/units", "next", ("u0-name", ""), ("u1-name", ""));

        // Only a chief: nobody could stand in, and nobody could give accounts.
        await stranger.PressAsync("/setup/people", "next", ("p0-name", "Trần Văn Hùng"), ("p0-role", "PoliceChief"));
        stranger.Page.Errors.ShouldContain(e => e.StartsWith("Cần ít nhất hai người xử lý tin"));
        stranger.Page.Errors.ShouldContain(e => e.StartsWith("Thêm một Quản trị hệ thống"));
        stranger.Page.Find("#p0-name")!.GetAttribute("value").ShouldBe("Trần Văn Hùng");
        (await stranger.OpenAsync("/setup/duties")).Path.ShouldBe("/setup/people");
    }

    [Fact]
    public async Task The_ugliest_table_gives_the_hamlets_and_their_heads()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var stranger = new NewCommune(server);
        await stranger.EnterAsync();
        await stranger.SubmitAsync("/setup/place", ("name", "Hoa Sen"), ("province", "Sông Thanh"), ("dutyPhone", "0100000113"), ("address", "Thôn Đông"));
        await stranger.SubmitAsync("/setup/preset", ("preset", "ha-giang"));
        await stranger.UploadAsync("/setup/hamlets", "danh sach thon.xlsx", UglyHamlets());
        stranger.Page.Errors.ShouldBeEmpty();
        stranger.Page.FindAll("input[id$=-name]").Select(i => i.GetAttribute("value")).Where(v => v is { Length: > 0 }).ShouldBe(["Đông Khê", "Cầu Đá", "Hòa Bình", "Thượng Lâm", "7"]);
        stranger.Page.FindAll("input[id$=-term]").Select(i => i.GetAttribute("value")).Take(5).ShouldBe(["thôn", "xóm", "thôn", "khu dân cư", "thôn"]);
        stranger.Page.Words.ShouldContain("Bỏ 1 dòng trùng tên");
        await stranger.PressAsync("/setup/hamlets", "next");
        await stranger.PressAsync("/setup/units", "next");
        stranger.Page.FindAll("input[id$=-name]").Select(i => i.GetAttribute("value")).ShouldContain("Lưu Gia Bách");
        stranger.Page.FindAll("input[id$=-position]").Select(i => i.GetAttribute("value")).ShouldContain("Trưởng xóm Cầu Đá");

        await stranger.OpenAsync("/setup/hamlets");
        await stranger.UploadAsync("/setup/hamlets", "anh.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);
        stranger.Page.Errors.ShouldContain(e => e.StartsWith("Đây không phải bảng tính"));
    }

    [Theory, OnBothEngines]
    public async Task Bodies_are_read_from_a_list_and_stand_in_the_console_from_the_first_day(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = new NewCommune(server);
        await stranger.SetUpAsync("ha-giang", units: "STT\tTên đơn vị\n1\tTrường Tiểu học Hoa Sen\n2\tHTX nông nghiệp Hoa Sen\n3\tHội Phụ nữ xã\n4\ttrường tiểu học hoa sen\n5\tTổ liên gia an toàn\nTổng cộng\t4 đơn vị");
        var units = await server.ReadAsync(db => db.Set<CommuneUnit>().AsNoTracking().OrderBy(u => u.Kind).Select(u => new { u.Kind, u.Name }).ToListAsync(TestContext.Current.CancellationToken));
        units.OrderBy(u => u.Name, StringComparer.Ordinal).Select(u => $"{u.Kind}: {u.Name}").ShouldBe(
            ["Cooperative: HTX nông nghiệp Hoa Sen", "Union: Hội Phụ nữ xã", "School: Trường Tiểu học Hoa Sen", "Agency: Tổ liên gia an toàn"]);
    }

    [Theory]
    [InlineData("Trường THCS Đông Khê", BodyKind.School)]
    [InlineData("Công ty TNHH may Sông Thanh", BodyKind.Enterprise)]
    [InlineData("Hội đồng quản trị HTX dệt chiếu", BodyKind.Cooperative)]
    [InlineData("Ủy ban MTTQ xã", BodyKind.Union)]
    [InlineData("Ban Chỉ huy Quân sự xã", BodyKind.Department)]
    [InlineData("Trạm Y tế", BodyKind.Agency)]
    [InlineData("Tổ liên gia an toàn", null)]
    public void A_body_is_what_its_name_says(string name, object? kind) => UnitNames.KindOf(name).ShouldBe((BodyKind?)kind);

    [Theory]
    [InlineData("xuan truong ninh binh", "Xuân Trường", "Ninh Bình")]
    [InlineData("HOÀN KIẾM", "Hoàn Kiếm", "Hà Nội")]
    [InlineData("phú quốc", "Phú Quốc", "An Giang")]
    public void A_commune_is_found_as_people_type_it(string typed, string name, string province)
    {
        var units = AdminUnits.Load();
        units.Count.ShouldBe(3321);
        var found = units.Search(typed, 5, out _);
        found[0].Name.ShouldBe(name);
        found[0].Province.ShouldBe(province);
    }

    [Theory]
    [InlineData("3. THÔN ĐÔNG KHÊ", "thôn", "Đông Khê")]
    [InlineData("Thon Dong Khe", "thôn", "Dong Khe")]
    [InlineData("khu dân cư số 2", "khu dân cư", "số 2")]
    [InlineData("Tổ dân phố 12", "tổ dân phố", "12")]
    [InlineData("5", "xóm", "5")]
    [InlineData("- Bản Mường", "bản", "Mường")]
    [InlineData("Bản", null, null)]
    [InlineData("Tổng cộng: 12 thôn", null, null)]
    [InlineData("…", null, null)]
    public void A_hamlet_is_read_as_it_is_meant(string cell, string? term, string? name) =>
        HamletNames.Parse(cell, "xóm").ShouldBe(term is null ? null : new HamletAnswer(term, name!));

    [Theory]
    [InlineData("Trưởng Công an xã", StaffRole.PoliceChief)]
    [InlineData("Phó Trưởng Công an xã", StaffRole.DeputyPoliceChief)]
    [InlineData("CSKV thôn Đông, thôn Tây", StaffRole.AreaOfficer)]
    [InlineData("Trưởng thôn Đông", StaffRole.HamletHead)]
    [InlineData("Chủ tịch UBND xã", StaffRole.Committee)]
    [InlineData("Công chức văn phòng, quản trị hệ thống", StaffRole.SystemAdministrator)]
    public void A_position_suggests_a_role(string position, object role) => PeopleNames.RoleOf(position).ShouldBe((StaffRole)role);

    [Theory]
    [InlineData("An Phú Khê", "AP")]
    [InlineData("Đông", "DO")]
    [InlineData("Ý Yên", "YY")]
    public void Case_codes_begin_with_two_letters_of_the_name(string name, string prefix) => FinishFirstRun.PrefixOf(name).ShouldBe(prefix);

    // A title over all columns, two header rows, merged cells, numbers as names, decomposed letters, a double, a total, a stray note.
    private static byte[] UglyHamlets() => new GivenWorkbook().Sheet("Sheet1",
    [
        ["UBND XÃ HOA SEN – DANH SÁCH CÁC THÔN, XÓM NĂM 2026", null, null, null],
        [null],
        ["STT", "Địa bàn", null, "Người phụ trách"],
        [null, "Tên thôn, xóm", "Số hộ", "Họ tên trưởng thôn"],
        [1, "THÔN ĐÔNG KHÊ", 312, "Lưu Gia Bách"],
        [2, "Xóm Câ\u0300u Đa\u0301", 189, "MẠC VĂN THỤ"],
        [3, "  Thôn  Hòa   Bình ", 200, null],
        [4, "thôn Đông Khê", 312, "Lưu Gia Bách"],
        [5, "Khu dân cư Thượng Lâm", 231, "Hà Bích Ngân"],
        [6, 7, 90, null],
        ["Tổng cộng", "Tổng cộng", 1022, null],
    ], merges: ["A1:D1", "A3:A4", "B3:C3", "A11:B11"]).Bytes();
}
