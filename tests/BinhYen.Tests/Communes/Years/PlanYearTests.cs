using BinhYen.Communes;
using BinhYen.Communes.ModelProfile;
using BinhYen.Groups;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Communes.Years;

/// <summary>One suite per plan: its own values and dates, then the chapters that every plan lives.</summary>
/// <param name="preset">Name of the preset.</param>
/// <param name="begin">The day of the plan.</param>
/// <param name="province">Province of the plan; the commune in it is invented.</param>
public abstract class PlanYearTests(string preset, DateOnly begin, string province)
{
    [Fact]
    public async Task The_plan_lives_for_a_year()
    {
        await using var year = await PlanYear.BeginAsync(preset, begin, province);
        var profile = await year.ProfileAsync();
        Decides(profile);
        await ShowsAsync(year, profile);
        foreach (var (name, live) in PlanYear.Chapters)
        {
            await live(year);
            if (name.StartsWith("The model goes", StringComparison.Ordinal)) Plans(await year.CalendarAsync());
            if (name.StartsWith("Groups are led", StringComparison.Ordinal)) await OwnAsync(year);
        }

        await EndsAsync(year);
    }

    /// <summary>The values of the plan, word for word.</summary>
    private protected abstract void Decides(ProfileValues profile);

    /// <summary>Meetings and reviews of the year.</summary>
    private protected abstract void Plans(ModelCalendar calendar);

    /// <summary>What no other plan asks for.</summary>
    private protected virtual Task OwnAsync(PlanYear year) => Task.CompletedTask;

    /// <summary>What stands in the books after the year.</summary>
    private protected virtual Task EndsAsync(PlanYear year) => Task.CompletedTask;

    private protected DateOnly Until => begin.AddYears(1);

    // Name, nature and leading body stand before residents and staff alike.
    private static async Task ShowsAsync(PlanYear year, ProfileValues profile)
    {
        using var resident = new Resident(year.Server);
        await resident.OpenAsync("/");
        resident.Page.Words.ShouldContain($"Mô hình “{profile.ModelName}”");
        resident.Page.Words.ShouldContain(ProfileWords.Called(profile.LegalForm));
        resident.Page.Words.ShouldContain(profile.LeadBody);
        (await year.SeesAsync("/profile")).Heading.ShouldBe(profile.ModelName);
        foreach (var alias in profile.Aliases) year.Chief.Page.Words.ShouldContain(alias);
        year.Chief.Page.Words.ShouldContain(profile.Period.From is { } from ? from.InWords() : "không định thời hạn");
        (await year.SeesAsync("/profile/groups")).Words.ShouldContain(ProfileWords.Called(profile.GroupLeader));
        (await resident.OpenAsync("/bao-tin")).Words.ShouldContain(profile.UnitTerms[0]);
    }
}

[Requirement("R-YC-04", "R-YC-46", "R-YC-81", "R-YC-102")]
[Trait("Speed", "Slow")]
public sealed class YenCuongYearTests() : PlanYearTests("yen-cuong", new DateOnly(2026, 5, 11), "Ninh Bình")
{
    private protected override void Decides(ProfileValues profile)
    {
        profile.ModelName.ShouldBe("Zalo an ninh trật tự của Cảnh sát khu vực");
        profile.LeadBody.ShouldBe("Công an xã");
        profile.OperationFrom.ShouldBe(new YearMonth(2026, 5));
        profile.BuildDeadline.ShouldBe(new DateOnly(2026, 5, 20));
        profile.BasisDocuments.Single().Number.ShouldBe("59/KH-CAT-PC06");
        profile.GroupLeader.ShouldBe(GroupRole.AreaOfficer);
        profile.GroupDeputies.ShouldBeEmpty();
        profile.GroupCoManagers.ShouldBe([GroupRole.HamletHead]);
        profile.RequiredRegulations.ShouldBe([RegulationKind.Committee, RegulationKind.Model, RegulationKind.Group]);
        profile.HouseholdBase.ShouldBe(HouseholdBase.WithMeans);
        profile.HouseholdTarget.In(2026).ShouldBe(100);
        profile.CommitteeHeadPosition.ShouldBe("Phó Chủ tịch UBND xã");
        profile.HelpTeam.Count.ShouldBe(3);
        profile.GroupNameTemplate.For("thôn Đông", new Commune { Slug = "hoa-sen", Name = "Hoa Sen", Kind = "xã", Province = "Ninh Bình", CodePrefix = "HS" }).ShouldBe("Zalo ANTT thôn Đông xã Hoa Sen");
        profile.OutboundTopics.Count.ShouldBe(14);
    }

    private protected override void Plans(ModelCalendar calendar)
    {
        var meetings = calendar.Meetings(new DateOnly(2026, 5, 11), Until);
        meetings.Count.ShouldBe(12);
        // 20 June, 20 February and 20 March are Saturdays, 20 September and 20 December Sundays.
        meetings.Where(m => m.Held != m.Planned).Select(m => m.Held).ShouldBe([new(2026, 6, 22), new(2026, 9, 21), new(2026, 12, 21), new(2027, 2, 22), new(2027, 3, 22)]);
        meetings[0].InvitationDrafted.ShouldBe(new DateOnly(2026, 5, 15));

        var reviews = calendar.Reviews(new DateOnly(2026, 5, 11), Until);
        reviews.Count(r => r.Months == 1).ShouldBe(12);
        reviews.Where(r => r.Months == 6).Select(r => r.Due).ShouldBe([new(2026, 11, 1), new(2027, 5, 1)]);
        reviews.Where(r => r.Months == 12).Select(r => r.Due).ShouldBe([new(2027, 5, 1)]);
        var preliminary = reviews.Single(r => r.Purpose == ReviewPurpose.Preliminary);
        preliminary.Due.ShouldBe(new DateOnly(2026, 12, 14), "before the 15th");
        preliminary.JoinsMeeting.ShouldBe(new DateOnly(2026, 11, 20), "the last meeting that is still in time");
    }
}

[Requirement("R-TT-02", "R-TT-35", "R-TT-46", "R-TT-55", "R-TT-65")]
[Trait("Speed", "Slow")]
public sealed class TanThanhYearTests() : PlanYearTests("tan-thanh", new DateOnly(2023, 4, 10), "Lạng Sơn")
{
    private protected override void Decides(ProfileValues profile)
    {
        profile.ModelName.ShouldBe("Zalo an ninh");
        profile.Aliases.ShouldBe(["Zalo tự quản về ANTT"]);
        profile.LeadBody.ShouldBe("Công an xã");
        profile.LegalForm.ShouldBe(LegalForm.Movement);
        profile.Tiering.ShouldBe(GroupTiering.TwoTier);
        profile.SensitiveChannel.ShouldBe(SensitiveChannel.Tier1Only);
        profile.OneSourcePerChannel.ShouldBeTrue();
        profile.Committee.ShouldBe(CommitteeKind.Committee138);
        profile.CommitteeHasOwnNumbers.ShouldBeTrue();
        profile.GroupLeader.ShouldBe(GroupRole.RegularPoliceOfficer);
        profile.MemberApproval.ShouldBe(MemberApproval.ByInvitation);
        profile.HouseholdTarget.In(2023).ShouldBeNull("no target is not 0 %");
        profile.SurveyFirst.ShouldBeTrue();
        // The district still existed then; a paper of today could not name it.
        profile.ReportRecipients(new DateOnly(2023, 12, 1)).ShouldContain("Công an huyện");
        profile.ReportRecipients(new DateOnly(2025, 7, 1)).ShouldBe(["Đảng ủy xã", "Ban Chỉ đạo 138 xã"]);
        // Police conduct is always in it, whatever the plan lists (C-14).
        profile.InboundTopics.ShouldContain(InboundTopic.PoliceConduct);
    }

    private protected override void Plans(ModelCalendar calendar)
    {
        calendar.Meetings(new DateOnly(2023, 4, 10), Until.AddYears(1)).ShouldBeEmpty();
        var reviews = calendar.Reviews(new DateOnly(2023, 4, 10), Until.AddYears(5));
        reviews.Select(r => (r.Purpose, r.Due)).ShouldBe([(ReviewPurpose.Preliminary, new DateOnly(2024, 4, 17)), (ReviewPurpose.Periodic, new DateOnly(2024, 4, 17))]);
    }

    private protected override async Task OwnAsync(PlanYear year)
    {
        // One group of the second tier for a hamlet or a cluster, with people chosen by position.
        (await year.SeesAsync("/groups")).Words.ShouldContain("3 thôn, xóm chưa có nhóm xác minh");
        var code = await PlanGroups.ProposeAsync(year, ("purpose", nameof(GroupPurpose.Verification)), ("unitKind", "Hamlet"), ("hamlet", await PlanGroups.HamletAsync(year, "Đông")), ("cluster", await PlanGroups.HamletAsync(year, "Tây")));
        (await year.SeesAsync("/groups")).Words.ShouldContain("1 thôn, xóm chưa có nhóm xác minh: thôn Nam");
        var west = await PlanGroups.HamletAsync(year, "Tây");
        (await year.Chief.SubmitAsync("/groups/new", ("purpose", nameof(GroupPurpose.Verification)), ("unitKind", "Hamlet"), ("hamlet", west))).Errors.ShouldHaveSingleItem().ShouldContain($"đã thuộc nhóm xác minh {code}");
        const string wanted = "Chưa có đại diện: Công an viên, lực lượng bảo vệ ANTT, Trưởng thôn, Ban công tác Mặt trận";
        (await PlanGroups.PeopleAsync(year, code)).Words.ShouldContain(wanted);
        foreach (var (name, position) in new[] { ("Hà Văn Tổ", GroupRole.SecurityTeam), ("Lò Thị Trưởng", GroupRole.HamletHead), ("Vi Văn Mặt", GroupRole.FrontCommittee), ("Nông Văn Uy", GroupRole.RespectedPerson) })
            await PlanGroups.AppointAsync(year, code, null, ("duty", nameof(GroupDuty.Representative)), ("person", name), ("position", position.ToString()));
        (await PlanGroups.PeopleAsync(year, code)).Words.ShouldNotContain("Chưa có đại diện");
        year.Chief.Page.FindAll("#account option").ShouldNotContain(o => o.TextContent.Contains("Đỗ Hải Yến", StringComparison.Ordinal), "who is no police officer is not even offered");

        // Who leads the group is the first to handle what is told from the hamlet.
        using var leader = await year.Commune.TakesCodeAsync("tuan-pham-minh");
        using var resident = new Resident(year.Server);
        await resident.OpenAsync("/bao-tin");
        await resident.PressAsync("/bao-tin", "gui", ("ke", "Xe lạ đậu suốt đêm ở cổng chợ"), ("thon", await PlanGroups.HamletAsync(year, "Đông")));
        resident.Page.Path.ShouldBe("/da-nhan");
        (await leader.OpenAsync("/cases")).Words.ShouldContain("Xe lạ đậu suốt đêm");
        var address = leader.Page.FindAll("a[href^='/cases/']").First(a => a.Closest("li, tr, article")!.TextContent.Contains("Xe lạ đậu", StringComparison.Ordinal)).GetAttribute("href")!;
        await leader.OpenAsync(address);
        foreach (var deed in new[] { "look", "confirm-kind", "assign" })
        {
            await leader.SubmitAsync($"{address}/{deed}");
            leader.Page.Errors.ShouldBeEmpty(deed);
        }

        (await leader.OpenAsync(address)).Words.ShouldContain("Phạm Minh Tuấn");
    }
}

[Requirement("R-DT-02", "R-DT-03", "R-DT-10", "R-DT-40", "R-DT-41", "R-DT-42")]
[Trait("Speed", "Slow")]
public sealed class DongTamYearTests() : PlanYearTests("dong-tam", new DateOnly(2025, 9, 29), "Đồng Nai")
{
    private protected override void Decides(ProfileValues profile)
    {
        profile.ModelName.ShouldBe("Zalo kết nối bình yên");
        profile.LegalForm.ShouldBe(LegalForm.SelfManagedMassOrganisation);
        profile.BasisDocuments.Single().InWords().ShouldBe("Hướng dẫn số 579/HD-CAT-PV01 ngày 22 tháng 7 năm 2025 của Công an tỉnh Đồng Nai");
        profile.ProvinceTemplate.ShouldContain("579/HD-CAT-PV01");
        profile.UnitTerm.ShouldBe("ấp");
        profile.SubUnits.ShouldBe(["tổ nhân dân", "đội nhân dân"]);
        profile.GroupsPerUnit.ShouldBe(GroupsPerUnit.ExactlyOne);
        profile.GroupDeputies.ShouldBe([GroupRole.PartyCellSecretary, GroupRole.HamletHead, GroupRole.TeamLeader]);
        profile.ManagementTeam.ShouldBe(["Trưởng Công an xã", "Phó Trưởng Công an xã"]);
        profile.GroupSettingsChecklist.ShouldBe([GroupSettingCheck.EditingRights]);
        profile.HandoverMode.ShouldBe(HandoverMode.PassAdminRight);
        profile.HouseholdTarget.In(2026).ShouldBe(100);
        profile.HouseholdBase.ShouldBe(HouseholdBase.All);
        profile.ConsultLevels.ShouldBe([ConsultLevel.Bodies, ConsultLevel.Teams, ConsultLevel.Residents]);
        // Dated one day before its own deadline: late from the start is allowed and visible.
        profile.BuildDeadline.ShouldBe(new DateOnly(2025, 9, 30));
    }

    private protected override void Plans(ModelCalendar calendar)
    {
        calendar.Meetings(new DateOnly(2025, 9, 29), Until).ShouldBeEmpty();
        calendar.Reviews(new DateOnly(2025, 9, 29), Until.AddDays(14)).Select(r => r.Due).ShouldBe([new DateOnly(2026, 10, 6)]);
    }

    private protected override async Task OwnAsync(PlanYear year)
    {
        // One person is secretary of the cell and head of the hamlet: two positions, one person.
        const string code = "G01";
        await PlanGroups.AppointAsync(year, code, null, ("duty", nameof(GroupDuty.Deputy)), ("person", "Nguyễn Văn Hai"), ("position", nameof(GroupRole.PartyCellSecretary)));
        await PlanGroups.AppointAsync(year, code, null, ("duty", nameof(GroupDuty.Deputy)), ("person", "Nguyễn  Văn hai"), ("position", nameof(GroupRole.HamletHead)));
        await PlanGroups.AppointAsync(year, code, "đang giữ việc đó rồi", ("duty", nameof(GroupDuty.Deputy)), ("person", "Nguyễn Văn Hai"), ("position", nameof(GroupRole.HamletHead)));
        var page = await PlanGroups.PeopleAsync(year, code);
        page.Words.ShouldContain("Phó nhóm: 1 người, giữ 2 chức vụ");
        page.Words.ShouldContain("Chưa có phó nhóm là: Tổ trưởng Tổ bảo vệ ANTT.");
        await PlanGroups.AppointAsync(year, code, null, ("duty", nameof(GroupDuty.Deputy)), ("person", "Trần Thị Ba"), ("position", nameof(GroupRole.TeamLeader)));
        page = await PlanGroups.PeopleAsync(year, code);
        page.Words.ShouldContain("Phó nhóm: 2 người, giữ 3 chức vụ");
        page.Words.ShouldNotContain("Chưa có phó nhóm");
        page.Words.ShouldContain("Chưa có đại diện: Ban cán sự thôn, Công an viên, lực lượng bảo vệ ANTT", customMessage: "households are counted, the others are named");

        // All households count, with or without a smartphone.
        await PlanTargets.SignedAsync(year, withMeans: 80, joined: 80);
        (await PlanTargets.LineAsync(year, PlanTargets.Households, 2025)).ShouldBe(("100 %", "240/300 (80,0 %)", "Chậm"));
    }
}

[Requirement("R-HG-01", "R-HG-02", "R-HG-14", "R-HG-15", "R-HG-16", "R-HG-17", "R-HG-18", "R-HG-19", "R-HG-20", "R-HG-41", "R-HG-42", "R-HG-43", "R-HG-44", "R-HG-46", "R-HG-54")]
[Trait("Speed", "Slow")]
public sealed class HaGiangYearTests() : PlanYearTests("ha-giang", new DateOnly(2024, 4, 8), "Thanh Hóa")
{
    private protected override void Decides(ProfileValues profile)
    {
        profile.ModelName.ShouldBe("Ứng dụng mạng xã hội Zalo trong công tác tiếp nhận thông tin về ANTT và phòng chống tội phạm");
        profile.ShortName.ShouldBe("Zalo ANTT");
        profile.Period.Until.ShouldBe(new YearMonth(2025, 12));
        new[] { 2023, 2024, 2025, 2026 }.Select(profile.HouseholdTarget.In).ShouldBe([null, 70, 90, null]);
        new[] { 2024, 2025 }.Select(profile.EnterpriseTarget.In).ShouldBe([70, 100]);
        new[] { 2024, 2025 }.Select(profile.AgencyTarget.In).ShouldBe([100, 100]);
        profile.OnTimeTarget.In(2024).ShouldBe(100);
        profile.GroupLeader.ShouldBe(GroupRole.HamletHead);
        profile.GroupDeputies.ShouldBe([GroupRole.AreaOfficer]);
        profile.CommitteeHasOwnGroup.ShouldBeTrue();
        profile.GroupNameTemplate.IsFree.ShouldBeTrue();
        profile.ItContactRequired.ShouldBeTrue();
        profile.MemberApproval.ShouldBe(MemberApproval.PreApprovedList);
        profile.SensitiveChannel.ShouldBe(SensitiveChannel.GroupAllowed);
        profile.UnitKinds.ShouldContain(UnitKind.Cooperative);
        profile.ReportRecipients(new DateOnly(2024, 6, 1)).ShouldContain("UBND huyện");
    }

    private protected override void Plans(ModelCalendar calendar)
    {
        calendar.Reviews(new DateOnly(2024, 4, 8), new DateOnly(2027, 1, 1)).Select(r => r.Due).ShouldBe([new DateOnly(2025, 4, 15)], "the period ends with 2025");
        calendar.Meetings(new DateOnly(2024, 4, 8), Until).ShouldBeEmpty();
    }

    private protected override async Task OwnAsync(PlanYear year)
    {
        // A civilian leads, and only the head of the hamlet.
        await PlanGroups.AppointAsync(year, "G01", "Trưởng nhóm của nhóm này phải là Trưởng thôn", ("duty", nameof(GroupDuty.Leader)), ("person", "Lê Văn Tổ"), ("position", nameof(GroupRole.TeamLeader)));
        await PlanGroups.AppointAsync(year, "G01", null, ("duty", nameof(GroupDuty.Leader)), ("person", "Lê Văn Trưởng"), ("position", nameof(GroupRole.HamletHead)));
        (await year.SeesAsync("/groups/G01")).Words.ShouldNotContain("trưởng nhóm; ");

        // The committee has one group of its own.
        (string, string)[] committee = [("purpose", nameof(GroupPurpose.Committee)), ("unitKind", nameof(UnitKind.Committee)), ("hamlet", ""), ("unit", "Ban Chỉ đạo xây dựng mô hình")];
        var code = await PlanGroups.ProposeAsync(year, committee);
        (await year.SeesAsync($"/groups/{code}")).Words.ShouldContain("Nhóm của Ban Chỉ đạo");
        await year.SeesAsync("/groups/new");
        (await year.Chief.SubmitAsync("/groups/new", [.. committee, ("number", "2")])).Errors.ShouldHaveSingleItem().ShouldContain("mỗi xã một nhóm");
        await CommitteeAsync(year, code);

        // Targets of 2024, and of 2025 from the same figures.
        await PlanTargets.SignedAsync(year, withMeans: 90, joined: 70);
        await PlanTargets.InvitedAsync(year, BodyKind.School, all: 1, joined: 1);
        await PlanTargets.InvitedAsync(year, BodyKind.Agency, all: 2, joined: 1);
        await PlanTargets.InvitedAsync(year, BodyKind.Enterprise, all: 8, joined: 6);
        await PlanTargets.InvitedAsync(year, BodyKind.Cooperative, all: 2, joined: 1);
        (await PlanTargets.LineAsync(year, PlanTargets.Households, 2024)).ShouldBe(("70 %", "210/300 (70,0 %)", "Đạt"));
        (await PlanTargets.LineAsync(year, PlanTargets.Households, 2025)).ShouldBe(("90 %", "210/300 (70,0 %)", "Chậm"));
        (await PlanTargets.LineAsync(year, PlanTargets.Enterprises, 2024)).ShouldBe(("70 %", "7/10 (70,0 %)", "Đạt"));
        (await PlanTargets.LineAsync(year, PlanTargets.Enterprises, 2025)).ShouldBe(("100 %", "7/10 (70,0 %)", "Chậm"));
        (await PlanTargets.LineAsync(year, PlanTargets.Hamlets, 2024)).ShouldBe(("100 %", "3/3 (100,0 %)", "Đạt"));
        foreach (var of in new[] { 2024, 2025 }) (await PlanTargets.LineAsync(year, PlanTargets.Agencies, of)).ShouldBe(("100 %", "2/3 (66,6 %)", "Chậm"), $"{of}");
    }

    // Nobody answered anything in time: what is open and overdue fails like what was answered late.
    private protected override async Task EndsAsync(PlanYear year)
    {
        var (asked, figure, verdict) = await PlanTargets.LineAsync(year, PlanTargets.OnTime, 2024);
        (asked, verdict).ShouldBe(("100 %", "Không đạt"));
        figure.ShouldStartWith("0/9 ");

        // Another deputy head: the member of the group changes with the office, and the officer is told what to mend in Zalo.
        await HoldsAsync(year, "Phó Trưởng ban, phụ trách văn hóa", "Đinh Thị Mới");
        Seats(await PlanGroups.PeopleAsync(year, "G02")).ShouldBe(
            ["Trưởng nhóm: Chủ tịch UBND xã: Lê Văn Chủ", "Phó nhóm: Phó Trưởng ban, phụ trách kinh tế: Phạm Thị Kinh", "Phó nhóm: Phó Trưởng ban, phụ trách văn hóa: Đinh Thị Mới", "Thành viên: Thành viên Ban Chỉ đạo xây dựng mô hình, Mặt trận: Bùi Văn Trận", "Thành viên: Khách mời: chưa có ai"]);
        (await year.SeesAsync("/groups/G02")).Words.ShouldContain("Mời vào: Đinh Thị Mới (Phó Trưởng ban, phụ trách văn hóa). Mời ra: Hoàng Văn Cũ (Phó Trưởng ban, phụ trách văn hóa)");
        var people = await PlanGroups.PeopleAsync(year, "G02");
        people.Find("section[aria-labelledby=people]")!.TextContent.ShouldNotContain("Giám đốc Nhà máy", customMessage: "the guest's time is over");
        people.Words.ShouldContain("Khách mời: Giám đốc Nhà máy, 08/04/2024 – 20/05/2024");
    }

    // Its members sit there by office; guests come for a time; its rules are its own.
    private static async Task CommitteeAsync(PlanYear year, string code)
    {
        (await year.SeesAsync($"/groups/{code}")).Words.ShouldContain("Chưa ghi ai giữ chức Trưởng Ban Chỉ đạo");
        await HoldsAsync(year, "Chủ tịch UBND xã", "Lê Văn Chủ");
        await HoldsAsync(year, "Phó Trưởng ban, phụ trách kinh tế", "Phạm Thị Kinh");
        await HoldsAsync(year, "Phó Trưởng ban, phụ trách văn hóa", "Hoàng Văn Cũ");
        await HoldsAsync(year, "Thành viên Ban Chỉ đạo xây dựng mô hình, Mặt trận", "Bùi Văn Trận");
        await HoldsAsync(year, "Trưởng ban Quản lý chợ", "Người Ngoài Ban");
        Seats(await PlanGroups.PeopleAsync(year, code)).ShouldBe(
            ["Trưởng nhóm: Chủ tịch UBND xã: Lê Văn Chủ", "Phó nhóm: Phó Trưởng ban, phụ trách kinh tế: Phạm Thị Kinh", "Phó nhóm: Phó Trưởng ban, phụ trách văn hóa: Hoàng Văn Cũ", "Thành viên: Thành viên Ban Chỉ đạo xây dựng mô hình, Mặt trận: Bùi Văn Trận", "Thành viên: Khách mời: chưa có ai"]);
        (await year.SeesAsync($"/groups/{code}")).Words.ShouldNotContain("trưởng nhóm; ");
        foreach (var duty in new[] { GroupDuty.Leader, GroupDuty.Deputy, GroupDuty.Representative })
            await PlanGroups.AppointAsync(year, code, "theo chức vụ trong ban", ("duty", duty.ToString()), ("person", "Ai Đó"), ("position", nameof(GroupRole.HamletHead)));

        await PlanGroups.AppointAsync(year, code, "phải có ngày kết thúc", ("duty", nameof(GroupDuty.Guest)), ("person", "Giám đốc Nhà máy"));
        await PlanGroups.AppointAsync(year, code, null, ("duty", nameof(GroupDuty.Guest)), ("person", "Giám đốc Nhà máy"), ("until", "2024-05-20"));
        await PlanGroups.AppointAsync(year, "G01", "Khách mời chỉ có ở nhóm của Ban Chỉ đạo", ("duty", nameof(GroupDuty.Guest)), ("person", "Giám đốc Nhà máy"), ("until", "2024-05-20"));
        await year.SeesAsync($"/groups/{code}/figures");
        (await year.Chief.SubmitAsync($"/groups/{code}/figures", ("members", "5"))).Errors.ShouldBeEmpty();

        // Rules of this kind of group; what is secret does not get into them.
        await year.SeesAsync("/groups/regulations");
        (string, string)[] rules = [("book", nameof(RuleBook.Group)), ("purpose", nameof(GroupPurpose.Committee)), ("title", "Quy chế nhóm Ban Chỉ đạo"), ("from", "2024-04-08"), ("allowed", "Chỉ đạo, hướng dẫn")];
        var page = await year.Chief.SubmitAsync("/groups/regulations", [.. rules, ("text", "Điều 1. Nhóm trao đổi về đặc tình ở địa bàn.")]);
        page.Errors.ShouldHaveSingleItem().ShouldContain("bí mật nhà nước");
        page.Find("#text-marked mark")!.TextContent.ShouldBe("đặc tình");
        page.Find("#text")!.TextContent.ShouldContain("Điều 1.", customMessage: "what was typed is not lost");
        (await year.Chief.SubmitAsync("/groups/regulations", [.. rules, ("text", "Điều 1. Không đăng biện pháp nghiệp vụ, tài liệu mật.")])).Errors.ShouldBeEmpty();
        (await year.SeesAsync($"/groups/{code}/regulation")).Words.ShouldContain("Quy chế nhóm Ban Chỉ đạo");
        (await year.SeesAsync("/groups/G01/regulation")).Words.ShouldContain("Chưa có quy chế nào đang có hiệu lực cho nhóm này");
    }

    private static async Task HoldsAsync(PlanYear year, string title, string holder)
    {
        await year.SeesAsync("/areas/positions?kind=Other");
        var form = year.Chief.Page.Document.Forms.Single(f => f is { Method: "post" } && f.GetAttribute("action") == "/areas/positions");
        (await year.Chief.SubmitAsync(form, [("title", title), ("holder", holder)])).Errors.ShouldBeEmpty();
    }

    private static IEnumerable<string> Seats(WebPage people) =>
        people.FindAll("section[aria-labelledby=committee] tbody tr").Select(r => string.Join(": ", r.QuerySelectorAll("td").Take(3).Select(c => c.TextContent.Trim())));
}

[Requirement("R-TL-02", "R-TL-04", "R-TL-08", "R-TL-12", "R-TL-15", "R-TL-17")]
[Trait("Speed", "Slow")]
public sealed class ThuanLoiYearTests() : PlanYearTests("thuan-loi", new DateOnly(2025, 8, 28), "Đồng Nai")
{
    private protected override void Decides(ProfileValues profile)
    {
        profile.ModelName.ShouldBe("Zalo kết nối bình yên");
        profile.LegalForm.ShouldBe(LegalForm.SelfManagedMassOrganisation);
        profile.LeadBody.ShouldBe("Công an xã (chủ trì, tham mưu UBND xã)");
        profile.ProvinceTemplate.ShouldContain("579/HD-CAT-PV01");
        profile.Committee.ShouldBe(CommitteeKind.None);
        profile.UnitTerms.ShouldBe(["ấp", "khu dân cư", "tổ nhân dân"]);
        profile.GroupUnits.ShouldBe([GroupUnit.Hamlet, GroupUnit.SubHamlet]);
        profile.HouseholdTarget.In(2026).ShouldBeNull();
        profile.SecuritySelfAssessment.ShouldBeTrue();
        profile.ObstaclePath.ShouldBe(["Đảng ủy xã"]);
        profile.InboundTopics.ShouldContain(InboundTopic.PoliceConduct, "not in the plan's list, always in the product's (C-14)");
    }

    private protected override void Plans(ModelCalendar calendar) =>
        calendar.Reviews(new DateOnly(2025, 8, 28), Until.AddDays(14)).Select(r => r.Due).ShouldBe([new DateOnly(2026, 9, 4)]);

    private protected override async Task OwnAsync(PlanYear year)
    {
        // No percentage is no target of 0 %: counts are shown, nobody is red.
        await PlanTargets.SignedAsync(year, withMeans: 90, joined: 3);
        (await PlanTargets.LineAsync(year, PlanTargets.Households, 2025)).ShouldBe(("khuyến khích", "9/300 (3,0 %)", "Khuyến khích"));
        year.Chief.Page.FindAll("section[aria-labelledby=hamlets] .badge.late").ShouldBeEmpty();

        // A people's cell below the hamlet has a group like a hamlet, with the area officer on the side of the police.
        var code = await PlanGroups.ProposeAsync(year, ("unitKind", nameof(UnitKind.SubHamlet)), ("hamlet", await PlanGroups.HamletAsync(year, "Tây")), ("unit", "tổ nhân dân số 2"));
        await PlanGroups.AppointAsync(year, code, "phải là Cảnh sát khu vực", ("duty", nameof(GroupDuty.Officer)), ("account", PlanGroups.Account(await PlanGroups.PeopleAsync(year, code), "Vũ Đức Long")));
        (await PlanGroups.PeopleAsync(year, code)).FindAll("tbody, .items, dl").ShouldContain(list => list.TextContent.Contains("Ngô Thu Hà"), "whom the hamlet has is given to the group as it begins");
        // Whoever takes over from the officer cannot be the substitute at the same time.
        await PlanGroups.AppointAsync(year, code, null, ("duty", nameof(GroupDuty.Substitute)), ("account", PlanGroups.Account(await PlanGroups.PeopleAsync(year, code), "Lê Thị Mai")));
    }
}

[Trait("Speed", "Slow")]
public sealed class DefaultYearTests() : PlanYearTests("default", new DateOnly(2026, 11, 23), "Sông Thanh")
{
    private protected override void Decides(ProfileValues profile)
    {
        ProfileKeys.All.ShouldAllBe(key => key == ProfileKeys.OutsideAddress || profile.IsDefault(key));
        profile.OutsideAddress.ShouldBe("Thanh tra Công an tỉnh Sông Thanh");
    }

    private protected override void Plans(ModelCalendar calendar) =>
        calendar.Reviews(new DateOnly(2026, 11, 23), Until.AddDays(14)).Select(r => r.Due).ShouldBe([new DateOnly(2027, 11, 30)]);
}
