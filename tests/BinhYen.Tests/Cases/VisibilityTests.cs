using System.Net;
using BinhYen.Cases;
using BinhYen.Platform;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Cases;

/// <summary>What must not be seen is seen nowhere: neither in lists, search and counts nor by its address.</summary>
public sealed class VisibilityTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    [Requirement("R-YC-66", "R-DT-35", "R-HG-34")]
    public async Task A_report_about_an_unnamed_officer_is_hidden_from_the_officers_of_its_hamlet(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("cán bộ xuống thôn quát tháo bà già nhà tôi xolanhha", "H01", o => o with
        {
            Kind = CaseKind.PoliceConduct,
            Category = CaseCategory.PoliceConduct,
            OfficerConflict = true,
        });
        using var involved = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);

        await HiddenAsync(involved, opened, "xolanhha");
        (await chief.SeesAsync($"/cases/{opened.Code}")).Words.ShouldContain("xolanhha");
        (await chief.SeesAsync("/cases?category=PoliceConduct")).Words.ShouldContain(opened.Code.ToString());
        // No act reaches it either.
        var forced = await involved.PostAsync($"/cases/{opened.Code}/note", [KeyValuePair.Create("note-text", "x")]);
        forced.Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Anh Trí công an xã đòi tôi hai triệu", "truc-ban")]
    [InlineData("thiếu tá Nghiêm đòi tôi năm triệu", "pho-p02")]
    [InlineData("Ông Khải công an nhận tiền của bãi cát", "truong-cong-an")]
    [InlineData("ANH KHAI CONG AN NHAN TIEN CUA BAI CAT", "truong-cong-an")]
    [InlineData("Vũ Khải nhận phong bì", "truong-cong-an")]
    [InlineData("anh Bách khu vực nhận tiền, anh ấy quen chủ quán", "cskv-p04")]
    public async Task An_officer_whom_a_complaint_calls_as_people_do_is_kept_away(string words, string account)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var opened = await server.ReportAsync(words, "H12", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct, OfficerConflict = true });
        var @case = await server.CaseAsync(opened.Code);
        @case.IsHiddenFrom(await ActorAsync(server, account)).ShouldBeTrue();
        // The officers of the place stay away as well: a given name is not proof enough to let them in.
        @case.IsHiddenFrom(await ActorAsync(server, "cskv-p09")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Cán bộ có khai báo gian dối, tại trụ sở có tài liệu")]
    [InlineData("Công an xã cư xử thô lỗ với bà con, quyền của dân không được tôn trọng")]
    public async Task Words_that_only_sound_like_a_name_send_nothing_out_of_the_commune(string words)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var opened = await server.ReportAsync(words, "H12", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct, OfficerConflict = true });
        var @case = await server.CaseAsync(opened.Code);
        @case.ConflictAboveCommune.ShouldBeFalse();
        @case.IsHiddenFrom(await ActorAsync(server, "pho-p03")).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_moderates_a_group_with_the_named_officer_is_kept_away_as_the_receipt_promises()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var opened = await server.ReportAsync("Lưu Gia Bách nhận tiền của chủ quán", "H12", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct, OfficerConflict = true });
        var @case = await server.CaseAsync(opened.Code);
        foreach (var account in new[] { "cskv-p04", "cskv-p05" }) @case.IsHiddenFrom(await ActorAsync(server, account)).ShouldBeTrue(account);
        @case.IsHiddenFrom(await ActorAsync(server, "pho-p02")).ShouldBeFalse("somebody has to handle it");
    }

    /// <summary>The form adds lines with marks and capital letters; people send one letter with a mark among others without.</summary>
    [Theory]
    [InlineData("anh bach khong bao gio xu ly quan huong, toi nao cung ngoi nhau voi chu quan, keu mai khong nghe", "cskv-p04")]
    [InlineData("anh bach đem nao cung ngoi nhau o quan huong nen quan khong so ai", "cskv-p04")]
    [InlineData("a bách không bao giờ xử lý quán hương, tối nào cũng ngồi nhậu với chủ quán", "cskv-p04")]
    [InlineData("Anh Bach không bao giờ xử lý quán Hương, tối nào cũng ngồi nhậu với chủ quán", "cskv-p04")]
    [InlineData("anh khai toi nao cung ngoi nhau voi chu bai cat nen khong ai dam xu ly", "truong-cong-an")]
    [InlineData("A.Bách không bao giờ xử lý quán Hương, tối nào cũng ngồi nhậu với chủ quán", "cskv-p04")]
    [InlineData("Quản trị nhóm Zalo thôn tối nào cũng ngồi nhậu với chủ quán Hương", "cskv-p04")]
    [Threat(2)]
    public async Task What_is_typed_without_marks_is_read_whatever_the_form_adds(string words, string account)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var before = await server.ReadAsync(db => db.Set<Case>().Select(c => c.Id).ToListAsync());
        using var resident = new Resident(server);
        (await resident.ReportAsync(("ke", words), ("thon", "H01"), ("luc", "Tối qua"))).Path.ShouldBe("/da-nhan");
        var told = await server.ReadAsync(db => db.Set<Case>().AsNoTracking().Include(c => c.Exclusions).SingleAsync(c => !before.Contains(c.Id)));
        told.IsHiddenFrom(await ActorAsync(server, account)).ShouldBeTrue();
    }

    private static async Task<Actor.Staff> ActorAsync(BinhYenServer server, string account)
    {
        var member = await server.StaffAsync(account);
        return new Actor.Staff(member.Id, server.Commune, member.Role);
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-63", "R-DT-32")]
    public async Task National_security_is_the_chiefs_alone_and_its_words_go_with_the_receipt(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("nội dung riêng xoanquoc", "H01", o => o with { Category = CaseCategory.NationalSecurity, Urgency = Urgency.High });
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await HiddenAsync(deputy, opened, "xoanquoc");

        await CaseWorkTests.DoAsync(chief, opened, "national-security", ("national-security-body", "Phòng An ninh nội địa Công an tỉnh"), ("national-security-passed", "Toàn bộ tin"));
        (await chief.SeesAsync($"/cases/{opened.Code}")).Words.ShouldContain("xoanquoc");
        await CaseWorkTests.DoAsync(chief, opened, "receipt");

        var after = await chief.SeesAsync($"/cases/{opened.Code}");
        after.Words.ShouldNotContain("xoanquoc");
        (await server.CaseAsync(opened.Code)).TextRemovedAt.ShouldNotBeNull();
    }

    [Theory, OnBothEngines]
    public async Task An_area_officer_sees_the_own_hamlets_only(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var own = await server.ReportAsync("việc ở thôn mình", "H01");
        var other = await server.ReportAsync("việc ở thôn khác", "H05");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));

        await officer.SeesAsync($"/cases/{own.Code}");
        using var duty = await server.SignInAsync(StaffRole.DutyOfficer);
        await duty.SeesAsync($"/cases/{other.Code}");
        using var head = await Officer.SignInAsync(server, BinhYenServer.Account(StaffRole.HamletHead));
        (await head.OpenAsync($"/cases/{own.Code}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        (await administrator.OpenAsync("/cases")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task Search_finds_words_without_marks_and_in_pairs(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("Hố ga đường liên thôn sụt sâu xoquetim");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);

        foreach (var words in new[] { "xoquetim", "sụt sâu", "sut sau", "SUT SAU XOQUETIM", "sụt sâu".Normalize(System.Text.NormalizationForm.FormD), opened.Code.ToString() })
            (await chief.SeesAsync($"/cases?q={Uri.EscapeDataString(words)}"))
                .FindAll("a.item").Count(a => a.GetAttribute("data-code") == opened.Code.ToString()).ShouldBe(1, words);
        (await chief.SeesAsync("/cases?q=sut%20ga")).FindAll("a.item").Any(a => a.GetAttribute("data-code") == opened.Code.ToString()).ShouldBeFalse();
    }

    [Theory, OnBothEngines]
    public async Task The_list_goes_on_page_by_page_without_a_gap_or_a_repetition(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = new HashSet<string>();
        for (var i = 0; i < 30; i++) opened.Add((await server.ReportAsync($"tin thứ {i}", "H09", o => o with { Category = CaseCategory.LostPapers, Urgency = Urgency.Low })).Code.ToString());
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        foreach (var list in new[] { "/cases?category=LostPapers", "/cases?category=LostPapers&q=tin%20thu" })
        {
            var seen = new List<string>();
            for (var next = list; next is not null; next = chief.Page.Find("a[rel=next]")?.GetAttribute("href"))
                seen.AddRange((await chief.SeesAsync(next)).FindAll("a.item").Select(a => a.GetAttribute("data-code")!));
            seen.Where(opened.Contains).ShouldBe(seen.Where(opened.Contains).Distinct());
            seen.Where(opened.Contains).Count().ShouldBe(30, list);
        }
    }

    private static async Task HiddenAsync(Officer officer, OpenedCase opened, string word)
    {
        (await officer.OpenAsync($"/cases/{opened.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var list in new[] { "/cases", "/cases?tab=DueSoon", $"/cases?q={word}", $"/cases?q={opened.Code}", "/cases?fragment=list" })
            (await officer.SeesAsync(list)).FindAll("a.item").Any(a => a.GetAttribute("data-code") == opened.Code.ToString()).ShouldBeFalse(list);
    }
}
