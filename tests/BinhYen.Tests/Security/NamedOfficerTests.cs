using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Platform;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Security;

/// <summary>A report that names an officer does not go to that officer, whatever else is made of its words (workflow §7).</summary>
public sealed class NamedOfficerTests(Servers servers) : IClassFixture<Servers>
{
    [Theory]
    [InlineData("Đại úy Lưu Gia Bách cầm của chủ quán năm triệu rồi bỏ qua hết, không lập biên bản")]
    [InlineData("Hôm qua Lưu Gia Bách ngồi ở quán karaoke đến khuya")]
    [InlineData("luu gia bach ngoi o quan karaoke den khuya")]
    [InlineData("Anh Bách nói tên người báo tin cho chủ quán biết")]
    [InlineData("Anh Bách đánh tôi hôm qua tại trụ sở")]
    [InlineData("Cán bộ Bách đi với chủ quán")]
    [InlineData("Quán này của em trai anh Bách công an khu vực")]
    [InlineData("Kính gửi Công an xã. Bách công an thường ngồi ở quán này")]
    [InlineData("Chiều qua tôi gặp đại úy Lưu Gia Bách ở quán karaoke, ông ấy cầm của chủ quán năm triệu")]
    [InlineData("chieu qua toi gap dai uy Luu Gia Bach o quan karaoke")]
    [InlineData("Quán này được bảo kê bởi Lưu Gia Bách")]
    [InlineData("Quán nhỏ có Lưu Gia Bách ngồi chia tiền")]
    [InlineData("Người ta gọi ông Lưu Gia Bách đến, ông ấy cầm năm triệu")]
    [InlineData("Chủ quán gửi Lưu Gia Bách năm triệu mỗi tháng")]
    [InlineData("Kính gửi đồng chí Lưu Gia Bách. Hôm qua ở quán Lưu Gia Bách cầm năm triệu")]
    [InlineData("thieu ta Bach di voi chu quan")]
    [InlineData("can bo Bach di voi chu quan")]
    [InlineData("Đại uý Bach đi với chủ quán")]
    [InlineData("CA Bách đi với chủ quán")]
    [InlineData("đ/c Bách đi với chủ quán")]
    [InlineData("L.G.Bách đi với chủ quán")]
    [InlineData("Chủ quán biếu anh Bách con lợn")]
    [InlineData("Quán ở thôn Đông Khê kinh doanh cùng đại úy Bách đến 2 giờ sáng")]
    [InlineData("Chủ quán kinh doanh với anh Bách, chia tiền hằng tháng")]
    [InlineData("Gia đình tôi đã kính gửi anh Bách năm triệu mà chưa xong")]
    [InlineData("Tôi ra một cửa thì đại úy Bách bảo tôi nộp thêm cho anh ấy")]
    public async Task What_names_the_officer_is_closed_to_the_officer(string words)
    {
        var scope = await FindAsync(words);
        scope.Excluded.ShouldContain(await OfficerAsync("Lưu Gia Bách"));
        scope.AboveCommune.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Kính gửi đại úy Lưu Gia Bách. Quán karaoke cạnh nhà tôi ồn quá", "H01")]
    [InlineData("Nhờ anh Bách xuống giúp, quán đầu thôn mở loa cả đêm", "H01")]
    [InlineData("Cảm ơn anh Bách, tối nay bọn nó lại mở loa", "H01")]
    [InlineData("Nhà ông Bách mất con bò", "H09")]
    [InlineData("Tôi muốn hỏi thủ tục làm căn cước cho cháu ở một cửa", "H01")]
    public async Task Who_is_spoken_to_or_only_shares_a_name_far_away_keeps_the_report(string words, string hamlet) =>
        (await FindAsync(words, hamlet)).IsEmpty.ShouldBeTrue();

    [Fact]
    public async Task The_given_name_of_the_officer_of_the_place_is_enough() =>
        (await FindAsync("Nhà anh Bách mở quán không phép", "H01")).Excluded.ShouldContain(await OfficerAsync("Lưu Gia Bách"));

    /// <summary>Who is to have the hamlet from next week, who has it until today, and who had it last month: all are meant by "anh Bách" and by "the officer of our hamlet".</summary>
    [Theory, OnBothEngines]
    public async Task Planned_and_ending_duties_count_and_those_of_the_last_year(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        const string named = "Nhà anh Bách mở quán không phép", unnamed = "Công an khu vực thôn tôi đòi tiền";
        var officer = await OfficerAsync(server, "Lưu Gia Bách");
        var today = server.Clock.Today();
        (await MeantAsync()).ShouldBe((false, false));
        foreach (var (from, until, isMeant) in new (DateOnly, DateOnly?, bool)[]
        {
            (today.AddDays(7), null, true), (today.AddDays(-30), today, true), (today.AddDays(-30), today.AddDays(-1), true), (today.AddDays(-800), today.AddDays(-400), false),
        })
        {
            foreach (var isSubstitute in new[] { false, true })
            {
                var other = await OfficerAsync(server, "Phan Hữu Lân");
                var duty = new HamletDuty
                {
                    Id = Guid.NewGuid(), CommuneId = server.Commune, HamletId = (await server.HamletAsync("H09")).Id, From = from, Until = until,
                    OfficerId = isSubstitute ? other : officer, SubstituteId = isSubstitute ? officer : other,
                };
                await ChangeAsync(db => db.Add(duty));
                (await MeantAsync()).ShouldBe((isMeant, isMeant), $"{from} to {until}, {isSubstitute}");
                await ChangeAsync(db => db.Remove(duty));
            }
        }

        async Task<(bool Named, bool Unnamed)> MeantAsync() =>
            ((await FindAsync(server, named, "H09")).Excluded.Contains(officer), (await FindAsync(server, unnamed, "H09")).Excluded.Contains(officer));

        async Task ChangeAsync(Action<BinhYenDb> change)
        {
            await using var scope = server.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
            change(db);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A complaint from one hamlet that names another one means also the officer of that one, by the name that it was given a moment ago.</summary>
    [Theory, OnBothEngines]
    public async Task A_hamlets_new_name_counts_at_once(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var officer = await OfficerAsync(server, "Lưu Gia Bách");
        (await IsMeantAsync()).ShouldBeFalse();
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
        var hamlet = await db.Set<Hamlet>().SingleAsync(h => h.CommuneId == server.Commune && h.Code == "H01", TestContext.Current.CancellationToken);
        hamlet.OldNames = [.. hamlet.OldNames, "Bến Gỗ Lim"];
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        (await IsMeantAsync()).ShouldBeTrue();

        async Task<bool> IsMeantAsync() =>
            (await FindAsync(server, "Công an khu vực ở xóm BẾN GỖ LIM đòi tiền", "H09")).Excluded.Contains(officer);
    }

    [Theory]
    [InlineData("Trưởng Công an xã cho chủ bến cát mượn tên mua đất")]
    [InlineData("Vũ Đình Khải lấy xe công đi đám cưới")]
    [InlineData("Ông Khải nhận phong bì của chủ bến cát")]
    [InlineData("Chủ bến hay mời trưởng công an xã đến nhậu, biếu phong bì")]
    [InlineData("Tôi gặp ông Vũ Đình Khải ở bến cát, ông ấy cầm năm triệu")]
    [InlineData("Chủ bến gửi trưởng công an xã năm triệu")]
    [InlineData("Chu ben bieu trung ta Khai nam trieu")]
    [InlineData("Quán kinh doanh karaoke được Trưởng Công an xã bảo kê, nhận tiền hằng tháng.")]
    [InlineData("Cơ sở kinh doanh của Trưởng Công an xã mở sòng bạc, nhận tiền bảo kê")]
    [InlineData("Trưởng Công an xã nhận tiền của quán karaoke Hoa Mai, Phó Trưởng Công an xã biết mà im.")]
    [InlineData("Đồng chí trưởng công an nhận tiền, đồng chí phó trưởng công an chia nhau")]
    [InlineData("Vợ ông trưởng công an xã mở sòng bạc, phó trưởng công an xã đến dọa dân")]
    [InlineData("Lãnh đạo Công an xã nhận tiền của chủ bến")]
    [InlineData("Sếp công an xã nhận phong bì của chủ bến")]
    [InlineData("Trưởng CA An Phú Khê nhận tiền của chủ bến")]
    [InlineData("Trưởng CAX nhận tiền của chủ bến")]
    [InlineData("Tr. Công an xã nhận tiền của chủ bến")]
    [InlineData("Trung tá Công an xã nhận tiền của chủ bến")]
    [InlineData("Người đứng đầu công an xã nhận tiền của chủ bến")]
    [InlineData("Trưởng C.A xã nhận tiền của chủ bến")]
    [InlineData("T.C.A xã nhận tiền của chủ bến")]
    [InlineData("TCA xã nhận tiền của chủ bến")]
    [InlineData("Trưởng đồn nhận tiền của chủ bến")]
    [InlineData("Trưởng đồn công an xã hay ghé sòng bạc")]
    [InlineData("Trưởng ban công an xã nhận tiền của chủ bến")]
    [InlineData("Ông trưởng bên công an xã nhận tiền của chủ bến")]
    public async Task What_speaks_of_the_chief_leaves_the_commune(string words) => (await FindAsync(words)).AboveCommune.ShouldBeTrue();

    [Theory]
    [InlineData("Kính gửi Trưởng Công an xã, đêm qua nhà tôi mất trộm hai con trâu")]
    [InlineData("Ông Khải bán nước đầu ngõ bị mất xe đạp")]
    [InlineData("Phó trưởng công an xã có biết việc này không, xin trả lời")]
    [InlineData("Kính gửi đồng chí Trưởng Công an xã. Chủ quán đưa tiền cho người ta để mở loa cả đêm")]
    [InlineData("Đề nghị lãnh đạo Công an xã xử lý, chủ quán đánh tôi hôm qua")]
    [InlineData("Trưởng ca trực ở nhà máy đánh tôi")]
    [InlineData("Trưởng đồn biên phòng nhận tiền của chủ bến")]
    [InlineData("Kính gửi Trưởng C.A xã, đêm qua nhà tôi mất trộm hai con trâu")]
    public async Task What_is_sent_to_the_chief_stays(string words) => (await FindAsync(words)).AboveCommune.ShouldBeFalse();

    [Theory]
    [InlineData("Anh Bách ơi làm căn cước cần giấy tờ gì", true)]
    [InlineData("Anh Bách công an khu vực hẹn tôi lên làm căn cước, cần giấy tờ gì", false)]
    [InlineData("Làm căn cước mà anh Bách công an khu vực đòi năm trăm nghìn, có đúng không", false)]
    public async Task A_question_about_papers_reaches_the_officer_it_is_put_to_and_not_whom_it_speaks_of(string words, bool reaches) =>
        (await FindAsync(words, category: CaseCategory.ProcIdCard)).IsEmpty.ShouldBe(reaches);

    [Theory]
    [InlineData("Khen đại úy Lưu Gia Bách rất tốt, chỉ lấy của nhà tôi hai triệu thôi.", CaseCategory.Praise)]
    [InlineData("Cảm ơn đồng chí Bách, đã nhận của tôi năm triệu rồi giải quyết nhanh", CaseCategory.Praise)]
    [InlineData("Hoan hô anh Bách đã bao che cho sòng bạc", CaseCategory.Greeting)]
    [InlineData("Cảm ơn các anh. Riêng anh Bách đêm nào cũng ngồi đánh tổ tôm ở nhà văn hóa", CaseCategory.Praise)]
    [InlineData("Cảm ơn Công an xã, nhưng đại úy Lưu Gia Bách ở lại trong nhà tôi cả đêm không có giấy gì", CaseCategory.Praise)]
    [InlineData("Xin hỏi thủ tục đăng ký tạm trú, đại úy Lưu Gia Bách giữ căn cước của em ba tuần", CaseCategory.ProcResidence)]
    [InlineData("Bán đất giá rẻ, anh Bách công an nhận tiền làm luật", CaseCategory.Spam)]
    public async Task Praise_with_blame_in_it_is_closed_to_whom_it_praises(string words, CaseCategory category) =>
        (await FindAsync(words, category: category)).Excluded.ShouldContain(await OfficerAsync("Lưu Gia Bách"));

    [Theory]
    [InlineData("Bách cảnh sát nhận tiền của chủ quán")]
    [InlineData("Bách bên công an nhận tiền của chủ quán")]
    [InlineData("Công an xã tên Bách nhận tiền của chủ quán")]
    [InlineData("Cảnh sát Bách nhận tiền của chủ quán")]
    [InlineData("Cán bộ tên Bách nhận tiền của chủ quán")]
    [InlineData("Anh tên là Bách ở công an xã nhận tiền của chủ quán")]
    public async Task A_name_beside_the_service_means_the_officer(string words) => (await FindAsync(words)).Excluded.ShouldContain(await OfficerAsync("Lưu Gia Bách"));

    /// <summary>Whoever is on duty today belongs to no hamlet and would read it.</summary>
    [Fact]
    public async Task A_complaint_that_names_nobody_for_sure_is_for_leaders_alone()
    {
        var scope = await FindAsync("Cán bộ công an xã quát mắng tôi ngoài chợ", "H05", category: CaseCategory.PoliceConduct);
        foreach (var name in (string[])["Lưu Gia Bách", "Phan Hữu Lân", "Kiều Anh Tài"]) scope.Excluded.ShouldContain(await OfficerAsync(name));
        scope.Excluded.ShouldNotContain(await OfficerAsync("Vũ Đình Khải"));
        scope.AboveCommune.ShouldBeFalse();
    }

    /// <summary>In a complaint about the police the given name alone is enough, from whatever hamlet it is sent.</summary>
    [Theory]
    [InlineData("Hôm nọ Bách đòi tiền tôi ngoài quán")]
    [InlineData("Đồng chí cảnh sát Bách đòi tiền tôi")]
    public async Task A_complaint_about_the_police_is_closed_to_whose_given_name_it_holds(string words) =>
        (await FindAsync(words, "H05", category: CaseCategory.PoliceConduct)).Excluded.ShouldContain(await OfficerAsync("Lưu Gia Bách"));

    /// <summary>A second wall, for a complaint that nobody took for one: whoever is named does not ask who spoke.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Whoever_the_words_name_does_not_open_the_name_of_who_spoke(Engine engine)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var server = await BinhYenServer.StartAsync(engine);
        var reporter = await server.Services.GetRequiredService<BinhYen.Confidentiality.ReporterVault>().KeepAsync(server.Commune, new("Đinh Thị Xomơ", "0100 000 512"), stop);
        var opened = await server.ReportAsync("Cảm ơn trung tá Vũ Đình Khải đã về thôn", "H01", o => o with { Kind = CaseKind.Praise, Category = CaseCategory.Praise, Reporter = reporter, Secrecy = Secrecy.Named });
        (await AgainstAsync("truong-cong-an")).ShouldBe(BinhYen.Cases.Revealing.RevealRefusals.Named);
        (await AgainstAsync("pho-p02")).ShouldBeNull();
        // Words that nobody foresees: the given name alone is enough here.
        opened = await server.ReportAsync("Trưởng công an xã bảo nộp năm trăm thì làm căn cước nhanh có đúng không ạ?", "H01", o => o with { Kind = CaseKind.ProcedureQuestion, Category = CaseCategory.ProcIdCard, Reporter = reporter, Secrecy = Secrecy.Named });
        (await AgainstAsync("truong-cong-an")).ShouldBe(BinhYen.Cases.Revealing.RevealRefusals.Named);
        opened = await server.ReportAsync("Trên đồn có Khải, đêm nào cũng sang quán đầu thôn", "H01", o => o with { Reporter = reporter, Secrecy = Secrecy.Named });
        (await AgainstAsync("truong-cong-an")).ShouldBe(BinhYen.Cases.Revealing.RevealRefusals.Named);
        (await AgainstAsync("pho-p02")).ShouldBeNull();

        async Task<Refusal?> AgainstAsync(string user)
        {
            await using var scope = server.Services.CreateAsyncScope();
            var (sight, staff) = (scope.ServiceProvider.GetRequiredService<BinhYen.Cases.Revealing.RevealSight>(), await server.StaffAsync(user));
            var (@case, thread) = (await sight.ThreadAsync(staff, opened.ThreadId.Value, stop)).ShouldNotBeNull();
            return await sight.AgainstAskingAsync(staff, @case, thread, stop);
        }
    }

    /// <summary>The duty officer is called, the officer of the place is accused; a report sent from one hamlet accuses the officer of another.</summary>
    [Theory]
    [InlineData("Tôi gọi trực ban rồi mà công an khu vực thôn Đông Khê vẫn nhận tiền của chủ quán rồi bỏ qua", "H01")]
    [InlineData("Tôi ra một cửa hỏi, công an khu vực đòi tiền", "H01")]
    [InlineData("Công an khu vực thôn Đông Khê nhận tiền của chủ quán", "H05")]
    [InlineData("Anh công an quản lý nhóm Zalo Đông Khê dọa xóa tôi khỏi nhóm", "H05")]
    public async Task Who_polices_the_place_is_kept_away_whoever_else_is_spoken_of(string words, string hamlet) =>
        (await FindAsync(words, hamlet, category: CaseCategory.PoliceConduct)).Excluded.ShouldContain(await OfficerAsync("Lưu Gia Bách"));

    /// <summary>How people write in a chat: "a" for "anh", the bare name, and "mấy chú công an" for those who come to the place.</summary>
    [Theory]
    [Threat(2)]
    [InlineData("a Bách cũng ghé quán nhận phong bì")]
    [InlineData("Bách nhận tiền chủ sới bạc Đông Khê")]
    [InlineData("Con Bách nó lấy tiền của chủ quán")]
    [InlineData("bách nhận tiền của chủ sới")]
    [InlineData("Mấy chú công an cứ xuống là ăn nhậu ở nhà chủ sới bạc, dân báo thì chủ sới biết trước")]
    [InlineData("Cán bộ công an xuống nhà tôi toàn bắt dọn cơm rượu, không có là khó dễ")]
    [InlineData("Có ông mặc quân phục công an vào quán uống bia không trả tiền")]
    [InlineData("Chủ quán khoe công an khu vực là khách ruột, tối nào cũng ngồi đó nên không sợ ai")]
    [InlineData("Tôi là người đã đăng bài trong nhóm thôn hôm qua. Tôi kể thêm: anh ấy lấy của tôi 5 triệu")]
    [InlineData("Ông đại úy phụ trách thôn em tháng nào cũng lấy tiền của quán")]
    [InlineData("Anh nào bên xã phụ trách thôn này đòi em hai triệu")]
    [InlineData("Mấy chú áo xanh xuống kiểm tra là phải có phong bì")]
    [InlineData("Đội đi tuần đêm qua đánh con tôi")]
    [InlineData("Ông đại úy nhận tiền của chủ quán nên quán hát suốt đêm")]
    public async Task What_chats_call_the_officer_of_the_place_is_closed_to_that_one(string words) =>
        (await FindAsync(words)).Excluded.ShouldContain(await OfficerAsync("Lưu Gia Bách"));

    /// <summary>What is typed for short is the same office: the one of the place does not read it (decision 0146).</summary>
    [Theory]
    [Threat(2)]
    [InlineData("Quán karaoke Hoa Lan mở ồn tới 2 giờ sáng, gọi mãi mà CAKV không xuống vì tháng nào cũng nhận tiền của quán")]
    [InlineData("quan karaoke mo toi 2h sang goi mai cakv ko xuong vi thang nao cung nhan tien cua quan")]
    [InlineData("Quán karaoke Hoa Lan mở ồn tới 2 giờ sáng, ổng khu vực ăn tiền của quán hết rồi nên không ai dẹp")]
    [InlineData("Quán karaoke Hoa Lan mở ồn tới 2 giờ sáng, mấy chú CA ghé lấy tiền rồi về")]
    [InlineData("quán mở tới khuya, mấy chú ca ghé lấy tiền rồi về")]
    [InlineData("quan mo toi khuya, may chu ca ghe lay tien roi ve")]
    [InlineData("Anh kv là khách ruột của quán, tối nào cũng ngồi đó")]
    [InlineData("C.S.K.V là khách ruột của quán, tối nào cũng ngồi đó")]
    [InlineData("csk là khách ruột của quán")]
    [InlineData("cảnh sát kv là khách ruột của quán")]
    [InlineData("công an kv bảo kê quán này")]
    [InlineData("c.a.k.v bảo kê quán này")]
    [InlineData("cbkv bảo kê quán này")]
    [InlineData("thằng ca bảo kê quán này")]
    [InlineData("bên ca bảo kê quán này")]
    [InlineData("CAX bảo kê quán này")]
    [InlineData("cớm bảo kê quán này")]
    [InlineData("côg an bảo kê quán này")]
    [InlineData("công.an bảo kê quán này")]
    [InlineData("CAV thôn bảo kê quán này")]
    [InlineData("cán bộ kv Bách đi với chủ quán")]
    [InlineData("Đ.uý Bách đi với chủ quán")]
    [InlineData("Ông áo xanh phụ trách xóm nhận tiền quán ông Sáu")]
    [InlineData("Mấy ông mặc sắc phục nhận phong bì của quán")]
    [InlineData("Người trên đồn xuống uống rượu với ông Sáu rồi bỏ qua")]
    [InlineData("Đ/c phụ trách thôn Đông Khê nhậu với chủ quán rồi bỏ qua")]
    [InlineData("Các anh trên xã nhận tiền của quán nên không phạt")]
    public async Task A_short_form_keeps_the_officer_of_the_place_away(string words)
    {
        var scope = await FindAsync(words);
        scope.Excluded.ShouldContain(await OfficerAsync("Lưu Gia Bách"));
        scope.AboveCommune.ShouldBeFalse();
    }

    [Theory]
    [Threat(2)]
    [InlineData("TCAX nhận tiền của chủ mỏ cát ở xóm Bãi nên cho khai thác cả đêm")]
    [InlineData("tcax nhan tien cua chu mo cat")]
    [InlineData("T.C.A.X nhận tiền của chủ mỏ cát")]
    [InlineData("Tr.CA nhận tiền của chủ mỏ cát")]
    [InlineData("trg ca nhận tiền của chủ mỏ cát")]
    [InlineData("ba trưởng ca nhận tiền của chủ mỏ cát")]
    [InlineData("sếp trưởng ca nhận tiền của chủ mỏ cát")]
    [InlineData("xếp ca nhận tiền của chủ mỏ cát")]
    [InlineData("LĐCA xã nhận tiền của chủ mỏ cát")]
    [InlineData("truong cong.an xa nhan tien cua chu mo cat")]
    [InlineData("Tr.tá công an nhận tiền của chủ mỏ cát")]
    [InlineData("ông 2// CA nhận tiền của chủ mỏ cát")]
    public async Task A_short_form_of_the_chief_leaves_the_commune(string words) => (await FindAsync(words)).AboveCommune.ShouldBeTrue();

    [Theory]
    [Threat(2)]
    [InlineData("PCAX nhận tiền của chủ mỏ cát")]
    [InlineData("pcax nhan tien cua chu mo cat")]
    [InlineData("P.CAX nhận tiền của chủ mỏ cát")]
    [InlineData("p.trưởng ca nhận tiền của chủ mỏ cát")]
    [InlineData("phó t.c.a nhận tiền của chủ mỏ cát")]
    [InlineData("fó ca nhận tiền của chủ mỏ cát")]
    public async Task A_short_form_of_the_deputy_is_for_the_chief_alone(string words)
    {
        var (scope, deputies) = (await FindAsync(words), await InRoleAsync(StaffRole.DeputyPoliceChief));
        deputies.ShouldNotBeEmpty();
        foreach (var deputy in deputies) scope.Excluded.ShouldContain(deputy);
        scope.AboveCommune.ShouldBeFalse();
    }

    /// <summary>"Ca" is a shift, a song and a cup, and without marks everybody and a fish.</summary>
    [Theory]
    [InlineData("Tôi đi làm ca đêm về, chủ quán đòi tiền gửi xe")]
    [InlineData("Anh ca sĩ hát ở quán đòi tiền tôi")]
    [InlineData("Trưởng ca ở nhà máy lấy tiền của công nhân")]
    [InlineData("Mấy anh ca đêm ở xưởng ăn nhậu lấy tiền nhau")]
    [InlineData("Quán hát ca cổ tới khuya, chủ quán đòi tiền")]
    [InlineData("may ong ca do bong da lay tien cua nhau")]
    [InlineData("ca xom gop tien nuoi ca, bi lay mat tien")]
    [InlineData("anh ca toi lay tien cua me toi")]
    [InlineData("Mấy anh khu vực chợ thu tiền chỗ ngồi")]
    [InlineData("Báo mấy chú ca rồi, quán vẫn mở loa")]
    [InlineData("Nhờ CAX xuống giúp, chủ quán lấy tiền của tôi không trả")]
    [InlineData("Em gọi cakv rồi, quán lại mở loa")]
    public async Task An_ordinary_ca_keeps_nobody_away(string words)
    {
        var scope = await FindAsync(words);
        scope.AboveCommune.ShouldBeFalse();
        scope.Excluded.ShouldBeEmpty();
    }

    /// <summary>Told as a new report, what speaks of whoever worked on an earlier one reaches nobody who had a case of the place in hand.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Who_worked_on_an_earlier_report_of_the_place_is_kept_away_from_what_is_said_of_it(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var earlier = await server.ReportAsync("Nhà bên mở loa cả đêm", "H08");
        var handler = await server.IdOfAsync("cskv-p04");
        await using (var scope = server.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<BinhYenDb>().Set<Case>().Where(c => c.Id == earlier.CaseId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Handler, handler), TestContext.Current.CancellationToken);
        (await FindAsync(server, "Cán bộ xử lý vụ lần trước của tôi cứ kéo dài, hỏi thì gắt gỏng", "H08")).Excluded.ShouldContain(handler);
        (await FindAsync(server, "Anh tiếp nhận tin hôm nọ của tôi lại đi kể với nhà bị báo", "H08")).Excluded.ShouldContain(handler);
        (await FindAsync(server, "Nhờ các anh xử lý giúp, quán lại mở loa", "H08")).Excluded.ShouldNotContain(handler);
    }

    [Theory]
    [InlineData("Nhờ công an xã xuống giúp, chủ quán lấy tiền của tôi không trả")]
    [InlineData("Em báo công an khu vực rồi, quán đầu thôn lại mở loa")]
    [InlineData("Có người bán thuốc lắc ở đầu thôn, cả thôn ai cũng biết")]
    [InlineData("Chủ quán nhận tiền mở loa cả đêm, cả xóm mất ngủ")]
    [InlineData("Chủ quán lấy tiền của khách, nhờ các anh xử lý giúp em")]
    [InlineData("Nhà tôi có cây bách xanh bị nhổ, nghi bọn lấy đi bán được mấy triệu. Hôm qua chúng lại đến")]
    public async Task What_only_turns_to_the_police_keeps_nobody_away(string words) => (await FindAsync(words)).Excluded.ShouldNotContain(await OfficerAsync("Lưu Gia Bách"));

    /// <summary>Words nobody foresees: whoever is of the police and asks has somebody else agree; a leader in what also blames.</summary>
    [Theory]
    [Threat(2)]
    [InlineData("Mấy chú công an hay qua lại nhà chủ sới", "cskv-p04", true)]
    [InlineData("Ai cũng biết Bách thân nhà ấy", "cskv-p04", true)]
    [InlineData("ai cung biet bach than nha ay", "cskv-p04", true)]
    [InlineData("Nhà bên mở loa cả đêm", "cskv-p04", false)]
    [InlineData("Đề nghị công an xã nhắc nhà bên mở loa cả đêm", "truong-cong-an", false)]
    [InlineData("Mấy ông công an nhận tiền nhà bên", "truong-cong-an", true)]
    [InlineData("Người xuống kiểm tra hôm qua ngồi uống bia với chủ quán", "cskv-p04", true)]
    [InlineData("Loa mở cả đêm, cả xóm mất ngủ, nhờ các anh xử lý giúp", "cskv-p04", false)]
    [InlineData("Gọi mãi mà CAKV chẳng thèm tới", "cskv-p04", true)]
    [InlineData("TCAX bao che cho bãi cát", "truong-cong-an", true)]
    public async Task Where_words_may_speak_of_the_police_somebody_else_agrees_to_the_name(string words, string user, bool needs)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var staff = await server.StaffAsync(user);
        (await server.Services.GetRequiredService<ConflictFinder>().MaySpeakOfAsync(server.Commune, staff.Id, [words], TestContext.Current.CancellationToken)).ShouldBe(needs);
    }

    /// <summary>Beside blame a rank alone may be whoever bears it, where nobody is named.</summary>
    [Theory]
    [Threat(2)]
    [InlineData("Chủ mỏ cát tháng nào cũng biếu trung tá nên khai thác cả đêm", "truong-cong-an", true)]
    [InlineData("Chủ mỏ cát tháng nào cũng biếu ông hai gạch hai sao nên khai thác cả đêm", "truong-cong-an", true)]
    [InlineData("Chủ mỏ cát tháng nào cũng biếu đại úy Bách", "truong-cong-an", false)]
    [InlineData("Chủ mỏ cát khai thác cả đêm, nhờ trung tá xem giúp", "truong-cong-an", false)]
    public async Task Who_bears_the_rank_that_is_blamed_does_not_ask_for_the_name(string words, string user, bool isMeant)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        (await server.Services.GetRequiredService<ConflictFinder>().MayMeanAsync(server.Commune, await server.IdOfAsync(user), [words], isComplaint: false, TestContext.Current.CancellationToken)).ShouldBe(isMeant);
    }

    /// <summary>Who tells under the own name that they complained of "ông trưởng" says so in plain words: neither leader reads on to the name, and the chief does not read it (decision 0154).</summary>
    [Theory]
    [Threat(2)]
    [InlineData("Tôi đã tố cáo ông trưởng hôm trước. Nay quán karaoke lại hát to")]
    [InlineData("Tôi đã gửi đơn về sếp trên xã tuần trước. Nay quán lại hát to")]
    [InlineData("Tôi viết đơn lên tỉnh về lãnh đạo xã rồi mà quán vẫn hát to")]
    [InlineData("Tôi tố cáo ông trưởng bao che cho quán hát to")]
    [InlineData("Ông trưởng nhậu với chủ quán ông Sáu rồi bỏ qua")]
    [InlineData("Sếp của mấy anh công an nhậu với chủ quán rồi bỏ qua")]
    [InlineData("Ông sếp lớn bên công an nhận phong bì của quán")]
    [InlineData("Sếp trên xã nhậu với chủ quán rồi bỏ qua")]
    [InlineData("Công an xã trưởng nhận phong bì của quán")]
    [InlineData("Cấp trên của đại úy Bách bao che cho quán")]
    public async Task A_complaint_of_a_leader_that_is_mentioned_leaves_the_commune(string words)
    {
        (await FindAsync(words)).AboveCommune.ShouldBeTrue();
        var server = await servers.OnAsync(Engine.Sqlite);
        if (!words.StartsWith("Tôi", StringComparison.Ordinal)) return;
        foreach (var user in (string[])["truong-cong-an", "pho-p02"])
            (await server.Services.GetRequiredService<ConflictFinder>().MayMeanAsync(server.Commune, await server.IdOfAsync(user), [words], isComplaint: false, TestContext.Current.CancellationToken)).ShouldBeTrue(user);
    }

    [Theory]
    [InlineData("Bác trưởng thôn đã nhắc mà quán vẫn hát to, tôi tố cáo quán này")]
    [InlineData("Mong lãnh đạo công an xã xử lý quán hát to")]
    [InlineData("Kính gửi lãnh đạo công an xã, tôi tố cáo quán hát to")]
    [InlineData("Sếp công ty nợ lương, tôi đã khiếu nại mà không ai trả lời")]
    [InlineData("Tôi đã phản ánh với ông trưởng thôn rồi, nay quán lại hát to")]
    public async Task A_leader_who_is_asked_or_leads_something_else_is_not_complained_of(string words) => (await FindAsync(words)).AboveCommune.ShouldBeFalse();

    /// <summary>"Last night's duty officer" is whoever stood on the roster, not who holds the post.</summary>
    [Theory]
    [InlineData("Cán bộ trực đêm qua ở Công an xã quát mắng tôi và đòi tiền")]
    [InlineData("Người trực ban tối hôm kia chửi tôi")]
    public async Task Who_was_on_duty_lately_is_kept_away_from_what_is_said_of_the_duty(string words)
    {
        await using var server = await BinhYenServer.StartAsync(Engine.Sqlite);
        var (today, officer) = (server.Clock.Today(), await OfficerAsync(server, "Phan Hữu Lân"));
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
            var yesterday = await db.Set<DutyShift>().SingleOrDefaultAsync(s => s.CommuneId == server.Commune && s.Date == today.AddDays(-1), TestContext.Current.CancellationToken);
            if (yesterday is null)
                db.Add(yesterday = new DutyShift { Id = Guid.NewGuid(), CommuneId = server.Commune, Date = today.AddDays(-1), DayOfficerId = officer, NightOfficerId = officer, SubstituteId = officer });
            yesterday.Assign(yesterday.DayOfficerId, officer, yesterday.SubstituteId, today);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await FindAsync(server, words, "H09", category: CaseCategory.PoliceConduct)).Excluded.ShouldContain(officer);
        (await FindAsync(server, "Anh trực đêm qua cười rồi tắt máy", "H09")).Excluded.ShouldContain(officer, "it needs no word of blame");
        (await FindAsync(server, "Tôi gọi trực ban rồi, quán vẫn mở loa", "H09")).Excluded.ShouldNotContain(officer);
        await using var asked = server.Services.CreateAsyncScope();
        (await asked.ServiceProvider.GetRequiredService<ConflictFinder>().MayMeanAsync(server.Commune, officer, ["anh trực cười rồi tắt máy"], isComplaint: false, TestContext.Current.CancellationToken)).ShouldBeTrue();
    }

    /// <summary>Whom a victim calls by the office is no help for that victim: others are on duty.</summary>
    [Theory]
    [InlineData("CSKV thôn Đông Khê sàm sỡ em")]
    [InlineData("Cảnh sát khu vực thôn Đông Khê gạ gẫm em gái em")]
    [InlineData("Người phụ trách địa bàn thôn Đông Khê đến nhà em ban đêm sàm sỡ em")]
    [InlineData("Công an viên thôn Đông Khê hiếp dâm em tháng trước")]
    [Threat(2)]
    public async Task Who_is_said_to_lay_hands_on_somebody_does_not_read_it_in_an_emergency_either(string words)
    {
        var scope = await FindAsync(words, urgency: Urgency.Emergency, category: CaseCategory.Assault);
        scope.Excluded.ShouldContain(await OfficerAsync("Lưu Gia Bách"));
        scope.AboveCommune.ShouldBeFalse();
    }

    /// <summary>Presents are no advertising where an officer takes them.</summary>
    [Fact]
    [Threat(2)]
    public async Task What_reads_as_advertising_and_names_an_officer_is_a_complaint()
    {
        (await FindAsync("Anh Khải công an xã mình nhận quà của nhà thầu", category: CaseCategory.Spam)).AboveCommune.ShouldBeTrue();
        (await FindAsync("Anh Bách công an xã nhận quà của chủ quán karaoke", category: CaseCategory.Spam)).Excluded.ShouldContain(await OfficerAsync("Lưu Gia Bách"));
    }

    [Fact]
    public async Task Danger_to_life_stays_with_the_commune() =>
        (await FindAsync("Cháy nhà trưởng công an xã, còn người bên trong", urgency: Urgency.Emergency)).AboveCommune.ShouldBeFalse();

    /// <summary>Who did not pick up is still who has to come.</summary>
    [Fact]
    public async Task Danger_to_life_stays_with_whoever_is_on_duty() =>
        (await FindAsync("Chồng đang đánh tôi chảy máu, gọi trực ban không nghe máy, công an khu vực không đến", urgency: Urgency.Emergency)).IsEmpty.ShouldBeTrue();

    /// <summary>What accuses in words that nobody foresees reads as praise or as a question: a leader passes on what is meant well.</summary>
    [Theory]
    [Threat(2)]
    [InlineData("Đại úy Lưu Gia Bách tận tình giúp mẹ tôi", CaseCategory.Praise)]
    [InlineData("Cảm ơn đại úy Lưu Gia Bách đêm nào cũng sang nhà em dâu tôi chơi tới sáng", CaseCategory.Praise)]
    [InlineData("Cảm ơn anh Bách đêm nào cũng sang nhà em dâu tôi chơi tới sáng", CaseCategory.Praise)]
    [InlineData("Đồng chí Bách bảo đưa năm trăm thì làm nhanh, có đúng quy định không ạ", CaseCategory.ProcIdCard)]
    public async Task Praise_and_questions_reach_whom_they_name_through_a_leader(string words, CaseCategory category)
    {
        var scope = await FindAsync(words, category: category);
        scope.Excluded.ShouldBe([await OfficerAsync("Lưu Gia Bách")]);
        scope.AboveCommune.ShouldBeFalse();
    }

    [Fact]
    public async Task Thanks_for_the_officer_of_the_place_reach_that_one_through_a_leader() =>
        (await FindAsync("Cảm ơn anh cảnh sát khu vực thôn Đông Khê đêm nào cũng sang nhà em dâu tôi", "H05", category: CaseCategory.Praise)).Excluded.ShouldContain(await OfficerAsync("Lưu Gia Bách"));

    [Theory]
    [InlineData("Người đứng đầu công an xã đã mở tên tôi không có lý do", true)]
    [InlineData("Tôi không tin, vì trưởng công an xã hay ngồi chơi ở quán đó", true)]
    [InlineData("Kính gửi Trưởng Công an xã, tôi chưa đồng ý", false)]
    [InlineData("Đề nghị Trưởng Công an xã xem lại giúp tôi", false)]
    public async Task What_is_said_of_a_leader_by_position_names_that_one(string words, bool isNamed)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var named = await server.Services.GetRequiredService<ConflictFinder>().NamedInAsync(server.Commune, TestContext.Current.CancellationToken);
        named(words).Contains(await OfficerAsync("Vũ Đình Khải")).ShouldBe(isNamed);
    }

    [Fact]
    public async Task Praise_of_the_chief_stays_with_the_chief() =>
        (await FindAsync("Cảm ơn trung tá Vũ Đình Khải đã về thôn", category: CaseCategory.Praise)).IsEmpty.ShouldBeTrue();

    [Theory]
    [InlineData("Lưu Gia Bách", false)]
    [InlineData("Vũ Đình Khải", true)]
    public async Task An_objection_is_closed_to_whoever_handled_the_case(string handler, bool leavesTheCommune)
    {
        var scope = await FindAsync("Người xuống kiểm tra quen với chủ sân", about: await OfficerAsync(handler));
        scope.Excluded.ShouldContain(await OfficerAsync(handler));
        scope.Excluded.ShouldContain(await OfficerAsync("Phan Hữu Lân"), "a colleague who sees the case would see whose objection it is");
        scope.AboveCommune.ShouldBe(leavesTheCommune);
    }

    [Fact]
    public async Task An_officer_of_today_is_known_to_the_next_report()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        (await FindAsync("Đại úy Mạc Thiên Ân đòi tiền", category: CaseCategory.Noise)).IsEmpty.ShouldBeTrue();
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
            var officer = await db.Set<StaffMember>().SingleAsync(s => s.FullName == "Ngô Thùy Dương", TestContext.Current.CancellationToken);
            officer.Call("Mạc Thiên Ân", officer.Rank);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var renamed = (await FindAsync("Đại úy Mạc Thiên Ân đòi tiền", category: CaseCategory.Noise)).Excluded;
        renamed.ShouldNotBeEmpty();
        (await FindAsync("Chị Ngô Thùy Dương đòi tiền", category: CaseCategory.Noise)).Excluded.ShouldBe(renamed, ignoreOrder: true, "whoever is renamed keeps the name by which residents know them");
    }

    /// <summary>The running day's roster is changed by whoever was on it; an entry of leave says who stood in.</summary>
    [Fact]
    [Threat(2)]
    public async Task Who_left_the_roster_of_a_day_that_began_and_who_stood_in_are_kept_away()
    {
        await using var server = await BinhYenServer.StartAsync(Engine.Sqlite);
        var (today, gone, standIn) = (server.Clock.Today(), await OfficerAsync(server, "Phan Hữu Lân"), await OfficerAsync(server, "Lưu Gia Bách"));
        var others = (await OfficerAsync(server, "Ngô Thùy Dương"), await OfficerAsync(server, "Vũ Đình Khải"));
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
            foreach (var shift in await db.Set<DutyShift>().Where(s => s.CommuneId == server.Commune && s.Date >= today.AddDays(-7)).ToListAsync(TestContext.Current.CancellationToken)) db.Remove(shift);
            var day = new DutyShift { Id = Guid.NewGuid(), CommuneId = server.Commune, Date = today, DayOfficerId = gone, NightOfficerId = gone, SubstituteId = others.Item2 };
            db.Add(day);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            day.Assign(others.Item1, others.Item1, others.Item2, today);
            db.Add(new Leave { Id = Guid.NewGuid(), CommuneId = server.Commune, StaffId = others.Item1, From = today, Until = today, SubstituteId = standIn, CancelledAt = server.Clock.GetUtcNow() });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var away = (await FindAsync(server, "Cán bộ trực sáng nay ở Công an xã quát mắng tôi", "H09", category: CaseCategory.PoliceConduct)).Excluded;
        away.ShouldContain(gone);
        away.ShouldContain(standIn);
    }

    /// <summary>What is written piece by piece into a report that the officer has in hand.</summary>
    [Theory]
    [InlineData("Chuyện anh Bách phụ trách thôn tôi, hôm qua anh ấy cầm của chủ quán năm triệu xocam", null)]
    [InlineData("Tôi kể thêm chuyện anh Bách", "Hôm qua anh ấy cầm của chủ quán năm triệu xocam")]
    [InlineData("Chủ quán biếu đại úy Lưu Gia Bách năm triệu mỗi tháng xocam", null)]
    [InlineData("Hôm qua tôi gặp đại úy Lưu Gia Bách, ông ấy cầm năm triệu xocam", null)]
    [InlineData("Người xử lý tin này làm qua loa, bênh hàng xóm xocam", null)]
    public async Task Blame_added_in_pieces_stands_apart(string first, string? second)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var opened = await server.ReportAsync("Quán đầu thôn mở loa cả đêm", "H01");
        using var handler = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await handler.TakesAsync(opened);
        using var resident = new Resident(server);
        await resident.LookUpAsync(opened.TrackingCode.Reveal());
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", first));
        if (second is not null)
        {
            await resident.LookUpAsync(opened.TrackingCode.Reveal());
            await resident.SubmitAsync("/tin-cua-toi/them", ("them", second));
        }

        (await handler.SeesAsync($"/cases/{opened.Code}")).Source.ShouldNotContain("xocam");
        (await handler.SeesAsync("/cases?q=xocam")).FindAll("a.item").ShouldBeEmpty();
    }

    private async Task<ConflictScope> FindAsync(string words, string hamlet = "H01", Urgency urgency = Urgency.Normal, CaseCategory category = CaseCategory.Noise, StaffId? about = null) =>
        await FindAsync(await servers.OnAsync(Engine.Sqlite), words, hamlet, urgency, category, about);

    private static async Task<ConflictScope> FindAsync(
        BinhYenServer server, string words, string hamlet, Urgency urgency = Urgency.Normal, CaseCategory category = CaseCategory.Noise, StaffId? about = null)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var place = await scope.ServiceProvider.GetRequiredService<BinhYenDb>().Set<Hamlet>().SingleAsync(h => h.CommuneId == server.Commune && h.Code == hamlet, TestContext.Current.CancellationToken);
        return await server.Services.GetRequiredService<ConflictFinder>().FindAsync(new CaseOpening
        {
            CommuneId = server.Commune, Channel = SourceChannel.Web, Messages = [words], Kind = CaseCategories.Of(category).DefaultKind, Category = category, Urgency = urgency,
            HamletId = place.Id, About = about, ReceivedAt = server.Clock.GetUtcNow(),
        }, TestContext.Current.CancellationToken);
    }

    private async Task<List<StaffId>> InRoleAsync(StaffRole role)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        await using var scope = server.Services.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<BinhYenDb>().Set<StaffMember>().Where(s => s.CommuneId == server.Commune && s.Role == role).Select(s => s.Id).ToListAsync(TestContext.Current.CancellationToken)).Select(id => new StaffId(id))];
    }

    private async Task<StaffId> OfficerAsync(string name) => await OfficerAsync(await servers.OnAsync(Engine.Sqlite), name);

    private static async Task<StaffId> OfficerAsync(BinhYenServer server, string name)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return new StaffId((await scope.ServiceProvider.GetRequiredService<BinhYenDb>().Set<StaffMember>().SingleAsync(s => s.FullName == name, TestContext.Current.CancellationToken)).Id);
    }
}
