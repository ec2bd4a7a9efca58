using System.Net;
using System.Text.RegularExpressions;
using ArchLoader = ArchUnitNET.Loader.ArchLoader;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Conversations.Replies;
using BinhYen.Platform;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Architecture;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BinhYen.Tests.Confidentiality;

/// <summary>The eighteen refusals of /cam-ket, each with a test that fails when it is broken. The page prints their names.</summary>
[Trait("Speed", "Slow")]
public sealed class PromiseTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public void Every_promise_names_tests_that_exist()
    {
        var written = Directory.EnumerateFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\[(?:Fact|Theory)[^\]]*\][\s\S]*?public (?:async Task|Task|void) (?<name>\w+)\(").Select(m => $"{Path.GetFileNameWithoutExtension(file)}.{m.Groups["name"].Value}"))
            .ToHashSet();
        written.Count.ShouldBeGreaterThan(300);
        Refusals.All.Count.ShouldBe(18);
        Refusals.All.SelectMany(p => p.Proofs.Select(proof => (p.Id, Proof: proof))).Where(p => !written.Contains(p.Proof)).ShouldBeEmpty("a promise without its test is only words");
        Refusals.All.ShouldAllBe(p => p.Proofs.Count > 0);
    }

    [Fact]
    public async Task The_public_page_names_each_promise_with_its_tests()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.OpenAsync("/cam-ket");
        foreach (var promise in Refusals.All)
            foreach (var proof in promise.Proofs) resident.Page.Find($"#{promise.Id}")!.TextContent.ShouldContain(proof);
    }

    [Fact]
    [Requirement("R-TT-18", "R-HG-38")]
    public async Task No_table_keeps_persons_to_be_watched()
    {
        // X-01, X-09: neither by table nor by column, under any of the usual names, in English or Vietnamese.
        var names = (await ModelAsync()).SelectMany(t => t.Columns.Select(c => c.Name).Append(t.Table)).ToList();
        names.Count.ShouldBeGreaterThan(200);
        names.Where(n => Regex.IsMatch(n, "suspect|watch_?list|wanted(_person|_list|_since|$)|informant|ex_?prisoner|addict|debtor|doi_tuong|tien_an|tien_su|nghien|criminal_record|target_person|risk_level|managed_subject")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_has_no_field_for_a_person_and_no_link_by_name()
    {
        // X-02: the rows casework lives in hold no name in the clear; what was said is sealed under a key of its own record.
        var open = (await ModelAsync()).Where(t => t.Table is "cases" or "report_threads" or "thread_messages" or "case_notes" or "case_reports").ToList();
        open.Count.ShouldBe(5);
        open.SelectMany(t => t.Columns.Select(c => $"{t.Table}.{c.Name}")).Where(n => Regex.IsMatch(n, @"(person|suspect|accused|victim|full_name|nick|alias|phone|address)(_|$)")).ShouldBeEmpty();
        open.SelectMany(t => t.Columns).Count(c => c.Type == typeof(SealedText)).ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task No_column_holds_a_score_of_people() =>
        // X-03. The stars a reporter gives to our answer are about us.
        (await ModelAsync()).SelectMany(t => t.Columns.Select(c => $"{t.Table}.{c.Name}")).Where(n => n != "report_threads.rating")
            .Where(n => Regex.IsMatch(n, @"score|rating|(^|[._])points|rank_of|reliab|loyal|trust_level|grade|reputation")).ShouldBeEmpty();

    [Fact]
    public void Nothing_reads_chat_histories_contacts_or_profiles()
    {
        // X-04: the library can read the Official Account's own chats and list who follows it. The sender looks whether its own
        // message arrived when Zalo gave no answer; nobody else looks, and nobody lists people. Whether one person who asked to be invited
        // follows the account is asked by the invitation alone, for Zalo allows no other.
        var product = new ArchLoader().LoadAssemblies(typeof(BinhYenApp).Assembly, typeof(BinhYen.Zalo.ZaloClient).Assembly).Build();
        var uses = product.Types.Where(t => Regex.IsMatch(t.FullName, @"^BinhYen\.(?!Zalo\.)")).SelectMany(t => t.Dependencies.Select(d => (From: t.FullName, To: d.Target.FullName)))
            .Where(u => u.To.StartsWith("BinhYen.Zalo.", StringComparison.Ordinal)).ToList();
        uses.Count.ShouldBeGreaterThan(5);
        uses.Where(u => (u.To.StartsWith("BinhYen.Zalo.History", StringComparison.Ordinal) && !u.From.StartsWith("BinhYen.Conversations.Replies.DrainLane", StringComparison.Ordinal)) || u.To is "BinhYen.Zalo.Users.UserFilter"
                || (u.To is "BinhYen.Zalo.Users.ZaloUsers" && !u.From.StartsWith("BinhYen.Groups.Members.AdmitMembers", StringComparison.Ordinal)))
            .Select(u => $"{u.From} uses {u.To}").ShouldBeEmpty();
    }

    [Fact]
    public void No_library_that_recognises_faces_voices_or_plates_is_shipped()
    {
        var locked = File.ReadAllText(Repository.Path("src/BinhYen/packages.lock.json"));
        locked.ShouldContain("SkiaSharp");
        Regex.Matches(locked, @"""(?<name>[\w.]+)"": \{").Select(m => m.Groups["name"].Value)
            .Where(n => Regex.IsMatch(n, "OpenCv|Emgu|Dlib|FaceRec|FaceAi|Tesseract|Alpr|OnnxRuntime|ML\\.NET|Microsoft\\.ML|TensorFlow|Torch|Whisper|Vosk|Speech|CognitiveServices", RegexOptions.IgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_column_holds_where_somebody_is() =>
        // X-06: a place stands only in the words a resident sent. A hamlet of a case is where something happened.
        (await ModelAsync()).SelectMany(t => t.Columns.Select(c => $"{t.Table}.{c.Name}")).Where(n => Regex.IsMatch(n, @"latitude|longitude|(^|[._])(gps|lat|lng|geo)([._]|$)|last_position|whereabouts")).ShouldBeEmpty();

    [Fact]
    public async Task No_column_asks_for_belief_origin_opinion_or_health() =>
        (await ModelAsync()).SelectMany(t => t.Columns.Select(c => $"{t.Table}.{c.Name}")).Where(n => Regex.IsMatch(n, "religion|belief|ethnic|political|opinion_of|health_of|disease|illness|disability|ton_giao|dan_toc")).ShouldBeEmpty();

    [Fact]
    public void No_kind_or_category_is_about_opinions()
    {
        var labels = Enum.GetValues<CaseCategory>().Select(CaseCategories.Label).Concat(Enum.GetValues<CaseKind>().Select(CaseKinds.Label)).ToList();
        labels.Count.ShouldBeGreaterThan(30);
        labels.Where(l => Regex.IsMatch(l, "ý kiến trái|quan điểm|tư tưởng|chính kiến|dư luận|bất mãn|phản động", RegexOptions.IgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    [Requirement("R-HG-38")]
    public async Task No_table_or_word_tasks_or_pays_a_source()
    {
        (await ModelAsync()).SelectMany(t => t.Columns.Select(c => $"{t.Table}.{c.Name}"))
            .Where(n => Regex.IsMatch(n, "informant|payment|reward_amount|tasking|assignment_to_reporter|source_code_name|co_so_bi_mat")).ShouldBeEmpty();
        // What residents are told never asks them to follow, film or search.
        var said = Directory.EnumerateFiles(Repository.Path("data"), "canned-replies.json").Select(File.ReadAllText).Append(File.ReadAllText(Repository.Path("src/BinhYen/Conversations/Replies/Phrases.cs"))).ToList();
        said.Count.ShouldBe(2);
        said.SelectMany(s => Regex.Matches(s, @"(?<!đừng |không |Đừng |Không )(bám theo|theo dõi (họ|người đó|đối tượng)|quay lén|chụp lén|dò hỏi|ghi lại biển số giúp)", RegexOptions.IgnoreCase).Select(m => m.Value)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_sent_something_useless_is_heard_again()
    {
        // X-10: nothing is remembered against a sender; only the pace of one address is slowed.
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "mua chung cư giá rẻ liên hệ ngay"));
        resident.Code.ShouldNotBeEmpty();
        await resident.ReportAsync(("ke", "xin lỗi gửi nhầm, giờ báo thật: mất xe đạp ở cổng chợ"));
        resident.Code.ShouldNotBeEmpty();
        (await ModelAsync()).SelectMany(t => t.Columns.Select(c => c.Name).Append(t.Table)).Where(n => Regex.IsMatch(n, "black_?list|blocked_sender|banned|strikes|offences_of_sender")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_machine_suggests_and_a_person_confirms()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var opened = await server.ReportAsync("tối qua mất xe máy", "H01", o => o with { Kind = CaseKind.CrimeTip, Category = CaseCategory.Theft });
        var @case = await server.CaseAsync(opened.Code);
        @case.KindConfirmedBy.ShouldBeNull("no machine confirms");
        @case.Assign(new Assignment(new BinhYen.Platform.Actor.Staff(new BinhYen.Platform.StaffId(Guid.NewGuid()), server.Commune, StaffRole.AreaOfficer), HandlerIsAway: false, null!),
            new Occasion(BinhYen.Platform.Actor.System, server.Clock.GetUtcNow(), new GivenCase().Rules)).Succeeded.ShouldBeFalse("nor does it hand out work on its own guess");
    }

    [Fact]
    public void What_a_group_is_answered_names_nobody()
    {
        // X-13: the answer in a group is one fixed sentence; there is no place in it for a name or a story.
        var said = Phrases.GroupHint("https://example.invalid");
        said.ShouldNotContain("{");
        typeof(Phrases).GetMethod(nameof(Phrases.GroupHint))!.GetParameters().Length.ShouldBe(1, "nothing but our own address goes in");
    }

    [Fact]
    public async Task No_column_holds_a_citizen_or_vehicle_number() =>
        (await ModelAsync()).SelectMany(t => t.Columns.Select(c => $"{t.Table}.{c.Name}")).Where(n => Regex.IsMatch(n, "cccd|cmnd|citizen_id|identity_number|national_id|passport_number|plate|vehicle_number|vneid")).ShouldBeEmpty();

    [Fact]
    public async Task Residents_pages_load_nothing_from_elsewhere()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        foreach (var path in new[] { "/", "/bao-tin", "/tra-cuu", "/cam-ket", "/ho-tro", "/co-that-khong", "/dong-y" })
        {
            await resident.OpenAsync(path);
            resident.Page.FindAll("script[src], img[src], iframe, link[rel=stylesheet], object, embed, video, audio").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href") ?? "")
                .Where(src => !src.StartsWith('/') && !src.StartsWith("data:", StringComparison.Ordinal)).ShouldBeEmpty(path);
            resident.Page.Answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        }
    }

    [Fact]
    public async Task A_report_needs_no_name_no_account_and_no_Zalo()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Đèn đường hỏng đã ba hôm"));
        resident.Page.Status.ShouldBe(HttpStatusCode.OK);
        resident.Code.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_administrator_of_the_system_opens_no_content()
    {
        var rights = Rights.Of(StaffRole.SystemAdministrator);
        rights.ShouldContain(Permission.ManageAccounts);
        foreach (var content in new[] { Permission.ReadCases, Permission.SeeAllCases, Permission.HandleCases, Permission.RevealReporter, Permission.ReadJournal, Permission.ProtectData, Permission.EnterReports, Permission.Verify })
            rights.ShouldNotContain(content);
    }

    private async Task<IReadOnlyList<(string Table, IReadOnlyList<(string Name, Type Type)> Columns)>> ModelAsync()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        return await server.ReadAsync(db => Task.FromResult<IReadOnlyList<(string, IReadOnlyList<(string, Type)>)>>([.. db.Model.GetEntityTypes()
            .Where(e => e.GetTableName() is not null).GroupBy(e => e.GetTableName()!)
            .Select(g => (g.Key, (IReadOnlyList<(string, Type)>)[.. g.SelectMany(e => e.GetProperties().Select(p => (p.GetColumnName(StoreObjectIdentifier.Table(g.Key)) ?? p.Name, p.ClrType)))]))]));
    }
}
