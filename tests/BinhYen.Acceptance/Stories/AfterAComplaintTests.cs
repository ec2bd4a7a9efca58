using System.Net;
using BinhYen.Acceptance.Drivers;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Conversations;
using BinhYen.Platform;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Acceptance.Stories;

/// <summary>Whoever complained about an officer goes on speaking in the same chat: nothing of it reaches that officer, whatever became of the complaint.</summary>
public sealed class AfterAComplaintTests
{
    private const string Accused = "cskv-p04";
    private const string AboutChief = "Trưởng Công an xã nhận phong bì của chủ sòng bạc để bỏ qua";
    private const string AboutOfficer = "Anh Bách công an khu vực Đông Khê đòi nhà em 5 triệu mới cho mở quán";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_is_answered_to_the_body_above_the_commune_is_read_by_that_body_alone(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        using var inspection = await AskedFromAboveAsync(village, resident);
        var question = await resident.Reads("ngày nào, ở đâu");

        await resident.SaysAbout("Dạ hôm 12/11 lúc 8 giờ tối tại quán Hoa Mai, phong bì 20 triệu, vợ tôi là người đưa tận tay ạ xomot");
        await resident.SaysAbout("đánh bạc ở nhà ông Tư thôn Đông Khê xohai");
        await resident.Quotes(question, "Có chị Lan bán nước chứng kiến xoba");
        await village.Zalo.WriteAsync(resident.Id, new { image = SeveralReportsTests.Pixel });
        await village.CalmAsync();
        await resident.TapsFirst("Về tin ");
        await village.SeeAsync("the picture hangs in the complaint", async () => await village.Police.ReadAsync(async db =>
            (await db.Set<ThreadMessage>().AsNoTracking().ToListAsync(Stop)).Sum(m => m.Attachments.Count)) == 1);
        (await village.CountCasesAsync()).ShouldBe(1);
        await resident.Reads("Đã ghi thêm");

        var page = await inspection.ReadsAsync();
        foreach (var word in (string[])["xomot", "xohai", "xoba"]) page.Words.ShouldContain(word);
        page.FindAll("a.file").Count.ShouldBe(1);
        await NobodyInsideReadsAsync(village, "xomot", "xohai", "xoba");
    }

    [Theory, OnBothEngines]
    public async Task The_question_of_the_body_above_waits_like_any_other_beside_a_newer_report(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        using var inspection = await AskedFromAboveAsync(village, resident);
        var theft = await AnswerAndReportTheftAsync(village, resident);
        (await village.StatusForAsync(Accused, theft)).ShouldBe(HttpStatusCode.OK, "an ordinary report stays with the commune");

        await inspection.WritesAsync("Sòng bạc ở nhà ai ạ?");
        await resident.Reads("Sòng bạc ở nhà ai ạ?");
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await resident.SaysAbout("họ đánh bạc ở nhà ông Tư thôn Đông Khê xomot");
        (await inspection.ReadsAsync()).Words.ShouldContain("xomot");
        await NobodyInsideReadsAsync(village, "xomot");

        // An officer asks as well: what may be about an officer is no answer to that one.
        using (var officer = await village.SignInAsync(Accused))
        {
            await officer.Does(theft, "look");
            await inspection.WritesAsync("Ai đưa tiền ạ?");
            await resident.Reads("Ai đưa tiền ạ?");
            village.Clock.Advance(TimeSpan.FromMinutes(1));
            await officer.Does(theft, "ask", ("text", "Xe màu gì ạ?"));
            await resident.Reads("Xe màu gì ạ?");
        }

        await resident.Says("ông ấy cầm tận tay xohai");
        await NobodyInsideReadsAsync(village, "xohai");
        await resident.TapsLast("Về tin ");
        (await inspection.ReadsAsync()).Words.ShouldContain("xohai");
        await resident.SaysAbout("xe màu đỏ xoba");
        using var later = await village.SignInAsync(Accused);
        (await later.SeesAsync($"/cases/{theft}")).Words.ShouldContain("xoba");
        (await inspection.ReadsAsync()).Words.ShouldNotContain("xoba");
        await NobodyInsideReadsAsync(village, "xomot", "xohai");
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_goes_on_with_a_complaint_that_has_left_or_ended_is_closed_to_whom_that_is(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await EndedComplaintAsync(village, resident);

        village.Clock.Advance(TimeSpan.FromDays(20));
        await resident.Says("Em báo thêm ạ");
        await IsASecondCaseAsync(village, resident, "Anh ấy lại xuống quán nhà em ở Đông Khê đòi tiền nữa rồi, em chưa đưa");
        await IsClosedToAccusedAsync(village, await village.NewestCaseAsync());
    }

    [Theory]
    [InlineData("Lại xuống quán nữa rồi, em chưa đưa")]
    [InlineData("anh ay lai xuong quan em doi tien nua")]
    [InlineData("Ổng lại ghé quán em chiều nay")]
    [InlineData("biết là em báo nên đã dặn em không được nói")]
    public async Task However_it_goes_on_the_accused_does_not_read_it(string words)
    {
        await using var village = await Village.WakeAsync();
        var resident = await ADayAfterTheEndAsync(village);
        await IsASecondCaseAsync(village, resident, words);
        await IsClosedToAccusedAsync(village, await village.NewestCaseAsync());
    }

    /// <summary>Who could read it and try whom it is closed to would know that its sender complained, and about whom.</summary>
    [Fact]
    [Threat(2)]
    public async Task What_goes_on_with_a_complaint_is_read_by_leaders_alone()
    {
        await using var village = await Village.WakeAsync();
        var resident = await ADayAfterTheEndAsync(village);
        await IsASecondCaseAsync(village, resident, "Ông ấy lại mở loa karaoke to ở Đông Khê nữa rồi ạ");
        var noise = await village.NewestCaseAsync();
        foreach (var account in BinhYenServer.Accounts)
        {
            if (account.Role is not (StaffRole.AreaOfficer or StaffRole.DutyOfficer or StaffRole.ProcedureDesk or StaffRole.PoliceChief or StaffRole.DeputyPoliceChief)) continue;
            var isLeader = account.Role is StaffRole.PoliceChief or StaffRole.DeputyPoliceChief;
            (await village.StatusForAsync(account.User, noise)).ShouldBe(isLeader ? HttpStatusCode.OK : HttpStatusCode.NotFound, account.User);
        }
    }

    /// <summary>Were a deputy missing where only one of three neighbours once complained of one, the chief would see who that is (decision 0157).</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task What_points_at_somebody_is_read_by_all_leaders_whatever_its_sender_complained_of(bool hasComplained)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Hồ Thị Mận");
        if (hasComplained)
        {
            await resident.Reports("Phó Trưởng Công an xã Đoàn Thế Nghiêm nhận tiền của chủ bãi cát");
            await village.SeeAsync("it is a report", async () => await village.CountCasesAsync() == 1);
            village.Clock.Advance(TimeSpan.FromDays(3));
        }

        await resident.Reports("Chào các anh. Ông ấy lại mở loa hát ầm cả đêm, nhà em không ngủ được");
        await village.SeeAsync("it is a report", async () => await village.CountCasesAsync() == (hasComplained ? 2 : 1));
        var noise = await village.NewestCaseAsync();
        foreach (var leader in (string[])["truong-cong-an", "pho-p02"]) (await village.StatusForAsync(leader, noise)).ShouldBe(HttpStatusCode.OK, leader);
    }

    /// <summary>The police are spoken of every day where papers are asked for.</summary>
    [Fact]
    [Threat(2)]
    public async Task A_question_about_papers_stays_with_the_desk_whoever_complained()
    {
        await using var village = await Village.WakeAsync();
        var resident = await ADayAfterTheEndAsync(village);
        await IsASecondCaseAsync(village, resident, "công an xã có làm thủ tục căn cước vào thứ bảy không");
        (await NewestIsClosedToSomebodyAsync(village)).ShouldBeFalse();
    }

    /// <summary>Asked of several neighbours, it is answered by all: also by the one who complained.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task Anh_ay_in_an_answer_is_whoever_the_question_speaks_of(bool inTheChat)
    {
        await using var village = await Village.WakeAsync();
        var resident = await ADayAfterTheEndAsync(village);
        await IsASecondCaseAsync(village, resident, "Quán karaoke Đông Khê mở loa to đến khuya");
        var noise = await village.NewestCaseAsync();
        await village.SeeAsync("its sender has the receipt", async () => (await resident.Replies()).Count(b => b.Says("Mã tra cứu")) == 2);
        var tracking = await resident.TrackingCode();
        using (var officer = await village.SignInAsync(Accused))
        {
            await officer.Does(noise, "look");
            await officer.Does(noise, "ask", ("text", "Chủ quán ấy có cho khách uống rượu trong quán không?"));
        }

        await resident.Reads("cho khách uống rượu");
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        const string answer = "Anh ấy cho khách ăn nhậu trong quán đến khuya xomot";
        if (inTheChat)
        {
            await resident.Says(answer);
            await resident.TapsLast("Về tin ");
        }
        else
        {
            using var web = new Resident(village.Police);
            await web.LookUpAsync(tracking);
            await web.SubmitAsync("/tin-cua-toi/them", ("them", answer));
        }

        using var accused = await village.SignInAsync(Accused);
        await village.SeeAsync("the answer is there", async () => (await accused.SeesAsync($"/cases/{noise}")).Words.Contains("xomot", StringComparison.Ordinal));
        (await village.CountCasesAsync()).ShouldBe(2);
    }

    /// <summary>An officer who called a colleague involved in a report that names nobody would know that person's later reports by the mark.</summary>
    [Fact]
    [Threat(2)]
    public async Task What_an_officer_made_of_a_report_marks_no_later_one()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Reports("Đèn đường thôn Đông Khê hỏng cả tuần nay");
        await resident.Reads("Mã tra cứu");
        var lamp = await village.NewestCaseAsync();
        using (var officer = await village.SignInAsync(Accused))
        {
            await officer.Does(lamp, "look");
            await officer.Does(lamp, "widen-conflict", ("who", await village.IdOfAsync(BinhYenServer.Account(StaffRole.ProcedureDesk))), ("why", "người nhà của bên sửa đèn"));
        }

        await village.PassOnAsync(lamp, "Thanh tra Công an tỉnh");
        village.Clock.Advance(TimeSpan.FromDays(1));
        await IsASecondCaseAsync(village, resident, "Quán karaoke Đông Khê lại mở loa to, khách nhậu cùng nhau chửi con tôi");
        (await NewestIsClosedToSomebodyAsync(village)).ShouldBeFalse();
    }

    /// <summary>What has nothing to do with the complaint tells nobody that there is one.</summary>
    [Theory]
    [InlineData("Quán karaoke Đông Khê lại mở loa to nữa rồi ạ")]
    [InlineData("Cứu với! Cháy nhà ở thôn Đông Khê, lửa lại bùng lên")]
    public async Task What_goes_on_by_itself_stays_ordinary(string words)
    {
        await using var village = await Village.WakeAsync();
        var resident = await ADayAfterTheEndAsync(village);
        await IsASecondCaseAsync(village, resident, words);
        (await NewestIsClosedToSomebodyAsync(village)).ShouldBeFalse();
    }

    /// <summary>A button may be pressed later, when something else was told meanwhile.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_button_about_data_concerns_the_report_it_was_asked_for(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Reports("Tối qua nhà em ở Đông Khê bị kẻ trộm bẻ khóa lấy mất xe máy");
        await resident.Reads("Mã tra cứu");
        await resident.Says("dữ liệu của tôi");
        await resident.Reads("Bạn có quyền biết");
        await resident.Reports(AboutChief);
        await village.SeeAsync("the complaint stands apart", async () => await village.CountCasesAsync() == 2);
        await resident.Taps("Hạn chế xử lý");
        await resident.Reads("trong tin có mã kiểm chứng");
        var threads = await village.Police.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().OrderBy(t => t.OpenedAt).ToListAsync(Stop));
        (await village.Police.ReadAsync(db => db.Set<DataRequest>().AsNoTracking().SingleAsync(Stop))).Thread.ShouldBe(threads[0].Id.Value);
        threads[1].RestrictedAt.ShouldBeNull();
    }

    /// <summary>A request that waited would lock whatever the person tells afterwards in one second, before the eyes of whoever carries it out.</summary>
    [Fact]
    [Threat(2)]
    public async Task A_wish_about_data_before_there_is_a_report_is_answered_at_once_and_waits_for_nobody()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Says("#dulieu han-che");
        await resident.Reads("chưa có tin báo nào của bạn");
        (await village.Police.ReadAsync(db => db.Set<DataRequest>().CountAsync(Stop))).ShouldBe(0);
    }

    /// <summary>Asked of five neighbours, an ordinary report is told by all of them: also by the one who complained, and it stands in the same inboxes.</summary>
    [Fact]
    [Threat(2)]
    public async Task What_somebody_complained_of_changes_nothing_of_who_reads_a_later_report()
    {
        await using var village = await Village.WakeAsync();
        var complainer = await ADayAfterTheEndAsync(village);
        foreach (var words in (string[])
            [
                "Hàng xóm nhà tôi ở thôn Đông Khê tối nào cũng nhậu cùng bạn bè, hát karaoke ầm ĩ đến nửa đêm, nhắc mãi không nghe",
                "Báo các anh quán Hương Đông Khê mở nhạc to đêm khuya, nhắc không nghe, còn chửi con tôi",
                "Gửi anh Bách: quán Hương ở Đông Khê lại mở loa to, công an xã xuống rồi mà vẫn thế",
                "Ông hàng xóm ở Đông Khê nuôi chó thả rông, ông ấy còn chửi tôi",
                "Anh ấy lại xuống quán ở Đông Khê đòi tiền nữa rồi",
            ])
        {
            var other = await village.NeighbourAsync($"Trịnh Thị {words.Length}");
            var scopes = new List<string>();
            foreach (var resident in (Neighbour[])[complainer, other])
            {
                var code = await village.TellAsync(resident, words);
                scopes.Add(await village.Police.ReadAsync(async db => (await db.Set<BinhYen.Cases.Case>().AsNoTracking().Include(c => c.Exclusions).ToListAsync(Stop)).Single(c => c.Code.ToString() == code) is var told
                    ? $"{told.HasConflict} {told.ConflictAboveCommune} {told.ConflictHamlet} {string.Join(' ', told.Exclusions.Select(e => $"{e.StaffId}{e.Scope}").Order())}" : ""));
                village.Clock.Advance(TimeSpan.FromMinutes(11));
            }

            scopes[0].ShouldBe(scopes[1], words);
        }
    }

    [Theory]
    [InlineData("Nhà em mất xe máy ở chợ Đông Khê, nhờ công an xã tìm giúp")]
    [InlineData("Kính gửi công an xã, quán nhậu Đông Khê bật loa to đến khuya")]
    [InlineData("Công an xã ơi đường Đông Khê có dây điện đứt rơi xuống đất")]
    public async Task An_ordinary_report_stays_ordinary(string words)
    {
        await using var village = await Village.WakeAsync();
        var resident = await ADayAfterTheEndAsync(village);
        await IsASecondCaseAsync(village, resident, words);
        (await village.StatusForAsync(Accused, await village.NewestCaseAsync())).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task After_a_year_nothing_is_compared_any_more()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await EndedComplaintAsync(village, resident);
        village.Clock.Advance(TimeSpan.FromDays(367));
        await IsASecondCaseAsync(village, resident, "Quán nhậu Đông Khê lại gọi người đến hát to, anh chủ quán kia say");
        // Accounts that rested for a year let nobody in: the row says whom it is closed to.
        (await NewestIsClosedToSomebodyAsync(village)).ShouldBeFalse();
    }

    /// <summary>A cry for help is everybody's on duty: were it closed to anybody where its sender once complained, who takes it would read that from it (decision 0157).</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task A_cry_for_help_is_closed_to_nobody_whatever_its_sender_complained_of(bool hasComplained)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        if (hasComplained) await ComplaintAsync(village, resident);
        await resident.Says("Cứu em với, hắn lại đang cầm dao đập cửa nhà em ở thôn Đông Khê");
        await village.SeeAsync("it is a report", async () => await village.CountCasesAsync() == (hasComplained ? 2 : 1));
        (await NewestIsClosedToSomebodyAsync(village)).ShouldBeFalse();
    }

    /// <summary>The next cry names nobody, and would alarm whom the first is closed to.</summary>
    [Fact]
    [Threat(2)]
    public async Task Another_cry_about_an_officer_stands_where_the_first_is_closed_to_that_one()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Says("Cứu với ông Bách công an khu vực say rượu đang cầm dao đuổi chém chồng tôi ở thôn Đông Khê");
        await village.SeeAsync("it is a report", async () => await village.CountCasesAsync() == 1);
        (await NewestIsClosedToSomebodyAsync(village)).ShouldBeTrue();
        village.Clock.Advance(TimeSpan.FromSeconds(30));
        await resident.Says("anh ta vẫn đang cầm dao đuổi chém chồng tôi ở thôn Đông Khê cứu với xohai");
        await village.StandsInAsync("xohai", await village.NewestCaseAsync());
        (await village.CountCasesAsync()).ShouldBe(1);
    }

    /// <summary>The button is offered for weeks after the end, and its sender says by it what the words go on with.</summary>
    [Fact]
    [Threat(2)]
    public async Task What_its_sender_gives_to_a_complaint_that_has_ended_is_closed_to_whom_that_was()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await EndedComplaintAsync(village, resident);
        var complaint = await village.NewestCaseAsync();
        village.Clock.Advance(TimeSpan.FromDays(1));
        await resident.Says("hôm qua ghé quán lấy thêm hai triệu nữa, ở thôn Đông Khê xothem");
        await resident.TapsFirst("Về tin ");
        await village.SeeAsync("it is a report", async () => await village.CountCasesAsync() == 2);
        await IsClosedToAccusedAsync(village, await village.NewestCaseAsync());
        (await village.NewestCaseAsync()).ShouldNotBe(complaint);
    }

    /// <summary>Above the commune nobody is on duty.</summary>
    [Fact]
    public async Task A_cry_for_help_from_the_chief_is_heard_in_the_commune_and_closed_to_the_chief()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        await resident.Says($"Cứu với trưởng công an xã {chief.Account.FullName} say rượu đang cầm dao đuổi chém chồng tôi ở thôn Đông Khê");
        await village.SeeAsync("it is a report", async () => await village.CountCasesAsync() == 1);
        var code = await village.NewestCaseAsync();
        using var deputy = await village.SignInAsync(StaffRole.DeputyPoliceChief);
        (await deputy.SeesAsync($"/cases/{code}")).Words.ShouldContain("cầm dao");
        (await chief.OpenAsync($"/cases/{code}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Who has told nothing writes both into one report: the name must go with the cry of whoever has, too.</summary>
    [Fact]
    [Threat(2)]
    public async Task A_cry_that_points_at_somebody_takes_along_who_was_named_a_moment_before()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await village.TellAsync(resident, "Đèn đường đầu thôn Đông Khê hỏng từ hôm qua");
        village.Clock.Advance(TimeSpan.FromDays(1));
        await resident.Says("ông Bách công an khu vực say rượu đang đứng chửi bới trước cửa nhà em xomot");
        await resident.Says("anh ta cầm dao chém chồng em rồi, ở thôn Đông Khê, cứu với xohai");
        await village.SeeAsync("it is a report", async () => await village.CountCasesAsync() == 2);
        foreach (var word in (string[])["xomot", "xohai"]) await village.StandsInAsync(word, await village.NewestCaseAsync());
        (await NewestIsClosedToSomebodyAsync(village)).ShouldBeTrue();
    }

    /// <summary>Who posted about an officer in a group and is asked to go on alone says "anh ấy": the two identities stay apart, the officer is kept away.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_goes_on_with_a_post_in_a_group_is_closed_to_whom_that_is(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Says("Xin chào");
        await resident.Reads("xin chào");
        var talk = await village.Police.ReadAsync(db => db.Set<Talk>().AsNoTracking().SingleAsync(Stop));
        var vault = village.Police.Services.GetRequiredService<ReporterVault>();
        var member = await vault.KnowGroupMemberAsync(talk.CommuneId, talk.Lane["zalo:".Length..], (await vault.ZaloAddressAsync(talk.Reporter, Stop)).ShouldNotBeNull(), Stop);
        await village.Police.ReportAsync(AboutOfficer, "H01", o => o with
        {
            Reporter = member,
            Lane = talk.Lane,
            Channel = SourceChannel.ZaloGroup,
            Kind = CaseKind.PoliceConduct,
            Category = CaseCategory.PoliceConduct,
            OfficerConflict = true,
        });

        await IsASecondCaseAsync(village, resident, "Dạ anh ấy lấy của em 5 triệu hôm 12/11 ở quán nhà em thôn Đông Khê, có chồng em thấy");
        await IsClosedToAccusedAsync(village, await village.NewestCaseAsync());
        talk.Reporter.ShouldNotBe(member);
    }

    /// <summary>Nobody in the commune may decide about a report on its chief: to lock it needs nobody.</summary>
    [Theory, OnBothEngines]
    public async Task A_wish_to_stop_the_use_of_a_complaint_about_the_chief_is_done_at_once(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Reports(AboutChief);
        await village.SeeAsync("it is a report", async () => await village.CountCasesAsync() == 1);
        await resident.Says("dữ liệu của tôi");
        await resident.Taps("Hạn chế xử lý");
        await village.SeeAsync("the words are locked", async () => await village.Police.ReadAsync(db => db.Set<ReportThread>().AnyAsync(t => t.RestrictedAt != null, Stop)));
        (await village.Police.ReadAsync(db => db.Set<DataRequest>().AsNoTracking().SingleAsync(Stop))).State.ShouldNotBe(DataRequestState.New);
    }

    /// <summary>One person tells on the page of the report and goes on in the chat, a day later too.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_was_told_on_the_page_of_a_report_is_remembered_by_its_chat(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Lý Thị Hiền");
        await resident.Reports("Tối qua nhà em ở thôn Đông Khê mất cuộn dây thừng ngoài hiên");
        await resident.Reads("Mã tra cứu");
        var theft = await village.NewestCaseAsync();
        using (var officer = await village.SignInAsync(Accused)) await officer.Does(theft, "look");
        using var web = new Resident(village.Police);
        await web.LookUpAsync(await resident.TrackingCode());
        await web.SubmitAsync("/tin-cua-toi/them", ("them", "Anh Bách cảnh sát khu vực xuống xem thì đòi tiền nhà em hai triệu"));
        await village.SeeAsync("the complaint stands apart", async () => await village.CountCasesAsync() == 2);
        village.Clock.Advance(TimeSpan.FromHours(20));
        await resident.SaysAbout("Anh ấy còn bảo đưa thêm ba triệu thì mới lập biên bản xomot");
        await village.SeeAsync("what goes on stands apart", async () => await village.CountCasesAsync() == 3);
        await IsClosedToAccusedAsync(village, await village.NewestCaseAsync());
        using var accused = await village.SignInAsync(Accused);
        (await accused.SeesAsync($"/cases/{theft}")).Source.ShouldNotContain("xomot");
    }

    /// <summary>Whoever copied the main database once or twice sees no row of the report change or move, and nothing in the new one.</summary>
    [Theory, OnBothEngines]
    [Threat(2, 9)]
    public async Task What_is_told_on_the_page_of_a_report_changes_nothing_in_its_row(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Lý Thị Hiền");
        await resident.Reports("Tối qua nhà em ở thôn Đông Khê mất cuộn dây thừng ngoài hiên");
        await resident.Reads("Mã tra cứu");
        await village.CalmAsync();
        var before = (await RowsAsync(village, engine)).ShouldHaveSingleItem();
        foreach (var complaint in (string[])["Anh Bách cảnh sát khu vực xuống xem thì đòi tiền nhà em hai triệu xomot", "Công an khu vực còn dọa bắt chồng em nếu không đưa tiền xohai"])
        {
            using var web = new Resident(village.Police);
            await web.LookUpAsync(await resident.TrackingCode());
            await web.SubmitAsync("/tin-cua-toi/them", ("them", complaint));
        }

        await village.SeeAsync("both stand apart", async () => await village.CountCasesAsync() == 3);
        var after = await RowsAsync(village, engine);
        after.ShouldContain(before, "nothing in the row of the report, nor its place, tells that something was told on its page");
    }

    // Every column of every row, and on PostgreSQL where it lies and which transaction wrote it.
    private static Task<List<string>> RowsAsync(Village village, Engine engine) => village.Police.ReadAsync(async db =>
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = engine is Engine.Postgres ? "SELECT ctid::text, xmin::text, * FROM report_threads" : "SELECT rowid, * FROM report_threads";
        await db.Database.OpenConnectionAsync(Stop);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var rows = new List<string>();
        while (await reader.ReadAsync(Stop))
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetValue(column)}")));
        return rows;
    });

    /// <summary>Beside an ordinary report that is open, blame of "anh ấy" stands in it where its sender says so and nowhere else.</summary>
    [Fact]
    public async Task Blame_told_beside_an_ordinary_report_stands_apart_for_everybody()
    {
        await using var village = await Village.WakeAsync();
        var resident = await ADayAfterTheEndAsync(village);
        await IsASecondCaseAsync(village, resident, "Nhà em mất xe máy ở chợ Đông Khê");
        var theft = await village.NewestCaseAsync();
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await resident.Says("Anh ấy còn cầm của em năm triệu hôm qua, bảo im đi xomot");
        await village.PassAsync(TimeSpan.FromMinutes(31));
        await village.SeeAsync("the blame stands apart", async () => await village.CountCasesAsync() == 3);
        await IsClosedToAccusedAsync(village, await village.NewestCaseAsync());
        using var accused = await village.SignInAsync(Accused);
        (await accused.SeesAsync($"/cases/{theft}")).Source.ShouldNotContain("xomot");
    }

    // Whoever complained comes back a day after the complaint has ended.
    private static async Task<Neighbour> ADayAfterTheEndAsync(Village village)
    {
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await EndedComplaintAsync(village, resident);
        village.Clock.Advance(TimeSpan.FromDays(1));
        return resident;
    }

    private static async Task IsASecondCaseAsync(Village village, Neighbour resident, string words)
    {
        await resident.Reports(words);
        await village.SeeAsync("it is a case of its own", async () => await village.CountCasesAsync() == 2);
        await village.CalmAsync();
    }

    private static async Task<bool> NewestIsClosedToSomebodyAsync(Village village) =>
        (await village.Police.ReadAsync(db => db.Set<BinhYen.Cases.Case>().AsNoTracking().OrderByDescending(c => c.ReceivedAt).FirstAsync(Stop))).HasConflict;

    private static async Task<string> ComplaintAsync(Village village, Neighbour resident)
    {
        await resident.Reports(AboutOfficer);
        await resident.Reads("Mã tra cứu");
        var complaint = await village.NewestCaseAsync();
        await IsClosedToAccusedAsync(village, complaint);
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        return complaint;
    }

    // Handed to another body by the chief and confirmed by a deputy: for the chat it has ended.
    private static async Task EndedComplaintAsync(Village village, Neighbour resident)
    {
        var complaint = await ComplaintAsync(village, resident);
        using (var chief = await village.SignInAsync(StaffRole.PoliceChief)) await chief.Does(complaint, "look");
        await village.PassOnAsync(complaint, "Thanh tra Công an tỉnh");
    }

    private static async Task<Inspection> AskedFromAboveAsync(Village village, Neighbour resident)
    {
        await resident.Reports(AboutChief);
        await resident.Reads("Mã tra cứu");
        await Inspection.BeatAsync(village.Police);
        var inspection = await Inspection.EnrolAsync(village.Police);
        await inspection.ReadsAsync();
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await inspection.WritesAsync("Việc ấy xảy ra ngày nào, ở đâu, có ai chứng kiến?");
        await village.CalmAsync();
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        return inspection;
    }

    private static async Task<string> AnswerAndReportTheftAsync(Village village, Neighbour resident)
    {
        await resident.Reads("ngày nào, ở đâu");
        await resident.SaysAbout("Hôm 12/11 ở quán Hoa Mai ạ");
        village.Clock.Advance(TimeSpan.FromHours(2));
        await resident.Reports("Nhà em mất xe máy ở chợ Đông Khê");
        await village.SeeAsync("the theft is a report of its own", async () => await village.CountCasesAsync() == 2);
        return await village.NewestCaseAsync();
    }

    private static async Task IsClosedToAccusedAsync(Village village, string code)
    {
        (await village.StatusForAsync(Accused, code)).ShouldBe(HttpStatusCode.NotFound);
        using var accused = await village.SignInAsync(Accused);
        (await accused.SeesAsync("/cases")).Source.ShouldNotContain(code);
        // Not for want of a place, which may be told later.
        var id = StaffId.From(Guid.Parse(await village.IdOfAsync(BinhYenServer.Account(Accused))));
        (await village.Police.ReadAsync(async db => (await db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(Stop)).Single(c => c.Code.ToString() == code)))
            .IsClosedTo(ConflictScope.Of(id)).ShouldBeTrue();
    }

    private static async Task NobodyInsideReadsAsync(Village village, params string[] words)
    {
        var codes = await village.Police.ReadAsync(async db => (await db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(Stop)).ConvertAll(c => c.Code.ToString()));
        foreach (var role in (StaffRole[])[StaffRole.PoliceChief, StaffRole.DeputyPoliceChief, StaffRole.DutyOfficer, StaffRole.AreaOfficer])
        {
            using var officer = await village.SignInAsync(role);
            foreach (var path in codes.Select(code => $"/cases/{code}").Concat(["/cases", .. words.Select(w => $"/cases?q={w}")]))
            {
                var page = await officer.OpenAsync(path);
                foreach (var word in words.Where(w => !path.Contains(w, StringComparison.Ordinal))) page.Source.ShouldNotContain(word, Shouldly.Case.Sensitive, $"{role} at {path}");
            }
        }
    }
}
