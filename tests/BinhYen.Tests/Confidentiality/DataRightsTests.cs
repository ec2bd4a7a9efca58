using System.IO.Compression;
using System.Net;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Conversations;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Confidentiality;

/// <summary>P-04: each right over one's data, asked for by its holder and really carried out. One test per right.</summary>
[Trait("Speed", "Slow")]
public sealed class DataRightsTests(Servers servers) : IClassFixture<Servers>
{
    private const string Name = "Lò Thị Quyền";
    private const string Phone = "0912000345";
    private const string Story = "Nhà bên cạnh đốt rác khói mù cả xóm";

    [Theory, OnBothEngines]
    public async Task Know_a_question_is_answered_and_every_step_is_shown_to_the_person(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = await WithThreadAsync(server);
        await AskAsync(resident, "hoi", "Ai đã đọc tin của tôi?");
        resident.Page.Words.ShouldContain("Đã ghi yêu cầu");
        var (id, number) = await LatestAsync(server);

        using var contact = await server.SignInAsync(StaffRole.PoliceChief);
        (await contact.SeesAsync("/data-requests")).Words.ShouldContain(number);
        (await contact.SeesAsync($"/data-requests/{id}")).Words.ShouldContain("Ai đã đọc tin của tôi?");
        contact.Page.Source.ShouldNotContain(Name);
        await contact.SubmitAsync($"/data-requests/{id}/reply");
        await contact.SubmitAsync($"/data-requests/{id}/carry-out", ("carry-out-words", "Trực ban và cảnh sát khu vực."));

        await resident.OpenAsync("/tin-cua-toi");
        resident.Page.Words.ShouldContain("đã báo nhận, đang làm");
        resident.Page.Words.ShouldContain("Trực ban và cảnh sát khu vực.");
        resident.Page.Words.ShouldContain("Chưa ai mở tên của bạn");
        (await FactsAsync(server, number)).ShouldBe(["data.requested.v1", "data.replied.v1", "data.carried-out.v1"]);
    }

    [Theory, OnBothEngines]
    public async Task See_and_copy_the_person_takes_everything_away_and_no_staff_member_holds_it(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = await WithThreadAsync(server);
        resident.Page.Words.ShouldContain(Story);

        var zip = await DownloadAsync(resident);
        var text = await ReadAsync(zip, "du-lieu.txt");
        text.ShouldContain(Story);
        text.ShouldContain("24 tháng sau khi kết thúc");
        text.ShouldNotContain(Name, Shouldly.Case.Sensitive, "whoever holds the code must not learn the name");
        (await ReadAsync(zip, "du-lieu.json")).ShouldContain(Story);
        var copy = await RequestAsync(server, (await LatestAsync(server)).Id);
        (copy.Right, copy.State).ShouldBe((DataRight.Copy, DataRequestState.Done));
    }

    [Theory, OnBothEngines]
    public async Task Correct_a_new_number_replaces_the_old_one_in_the_vault(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = await WithThreadAsync(server);
        await resident.SubmitAsync("/tin-cua-toi/lien-he", ("sdt", "0912000999"));
        var request = await RequestAsync(server, (await LatestAsync(server)).Id);
        (request.Right, request.State).ShouldBe((DataRight.Correct, DataRequestState.Done));
        var vault = server.Services.GetRequiredService<ReporterVault>();
        (await vault.IsMentionedInAsync(request.Reporter!.Value, "gọi 0912000999", CancellationToken.None)).ShouldBeTrue();
        (await vault.IsMentionedInAsync(request.Reporter!.Value, $"gọi {Phone}", CancellationToken.None)).ShouldBeFalse();
    }

    [Theory, OnBothEngines]
    public async Task Delete_contact_goes_at_once_words_when_the_matter_is_over_and_the_event_stays(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = await WithThreadAsync(server);
        await AskAsync(resident, "xoa", "");
        var (id, _) = await LatestAsync(server);
        var request = await RequestAsync(server, id);
        (await server.Services.GetRequiredService<ReporterVault>().IsMentionedInAsync(request.Reporter!.Value, Name, CancellationToken.None)).ShouldBeFalse("the name is gone");
        var thread = await ThreadAsync(server, request);
        thread.WithdrawnAt.ShouldNotBeNull();

        using var contact = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        await contact.SeesAsync($"/data-requests/{id}");
        await contact.SubmitAsync($"/data-requests/{id}/carry-out");
        contact.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        contact.Page.Errors.ShouldContain(e => e.Contains("còn đang giải quyết"));
        await CloseAsync(server, thread.CaseId);
        await contact.SubmitAsync($"/data-requests/{id}/carry-out", ("carry-out-words", "Đã xóa lời kể."));

        await resident.OpenAsync("/tin-cua-toi");
        resident.Page.Words.ShouldContain(SealedRecords.Deleted);
        resident.Page.Words.ShouldNotContain(Story);
        resident.Page.Words.ShouldContain("Đã xóa lời kể.");
        (await server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().CountAsync(c => c.Id == thread.CaseId))).ShouldBe(1, "what happened is not deleted");
    }

    [Theory, OnBothEngines]
    public async Task Restrict_nobody_reads_on_and_nothing_goes_out_until_the_person_lifts_it(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        const string Story = "Có người để xe chắn ngõ chùa Cả suốt đêm";
        using var resident = await WithThreadAsync(server, Story);
        await AskAsync(resident, "han-che", "Tôi muốn tạm dừng");
        var (id, _) = await LatestAsync(server);
        var code = await CodeAsync(server, id);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync($"/cases/{code}")).Words.ShouldContain(Story);

        await chief.SeesAsync($"/data-requests/{id}");
        await chief.SubmitAsync($"/data-requests/{id}/carry-out");
        (await chief.SeesAsync($"/cases/{code}")).Words.ShouldNotContain(Story);
        chief.Page.Words.ShouldContain("yêu cầu hạn chế xử lý");
        (await ThreadAsync(server, await RequestAsync(server, id))).IsReachable(DateTimeOffset.MaxValue).ShouldBeFalse();

        await resident.OpenAsync("/tin-cua-toi");
        await resident.SubmitAsync("/tin-cua-toi/bo-han-che");
        (await chief.SeesAsync($"/cases/{code}")).Words.ShouldContain(Story);
    }

    [Theory, OnBothEngines]
    public async Task Object_is_refused_only_for_a_reason_of_the_law_that_the_person_reads(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = await WithThreadAsync(server);
        await AskAsync(resident, "phan-doi", "Đừng dùng tin của tôi nữa");
        var (id, _) = await LatestAsync(server);
        using var contact = await server.SignInAsync(StaffRole.PoliceChief);
        await contact.SeesAsync($"/data-requests/{id}");
        await contact.SubmitAsync($"/data-requests/{id}/refuse", ("refuse-words", "Vụ việc đang điều tra."));
        contact.Page.Errors.ShouldContain(e => e.Contains("Chọn căn cứ"));
        contact.Page.Find("#refuse-words")!.TextContent.ShouldBe("Vụ việc đang điều tra.", "what was typed stays");

        await contact.SubmitAsync($"/data-requests/{id}/refuse", ("refuse-ground", nameof(DataRefusalGround.HandlingGoesOn)), ("refuse-words", "Vụ việc đang điều tra."));

        contact.Page.Words.ShouldContain("Điều 14 và 19");
        (await resident.OpenAsync("/tin-cua-toi")).Words.ShouldContain("Vụ việc đang điều tra.");
        (await ThreadAsync(server, await RequestAsync(server, id))).RestrictedAt.ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Withdraw_by_code_destroys_the_name_at_once_and_stands_as_a_request_that_was_carried_out(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = await WithThreadAsync(server);
        await resident.SubmitAsync("/tin-cua-toi/rut", ("chac", "co"));
        var (id, _) = await LatestAsync(server);
        var request = await RequestAsync(server, id);
        (request.Right, request.State).ShouldBe((DataRight.Withdraw, DataRequestState.Done));
        (await server.Services.GetRequiredService<ReporterVault>().IsMentionedInAsync(request.Reporter!.Value, Name, CancellationToken.None)).ShouldBeFalse();
    }

    [Theory, OnBothEngines]
    public async Task Withdraw_in_Zalo_starts_the_deletion_by_itself_and_who_writes_again_is_a_new_person(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var speaker = new Speaker(server.Commune, "2900000000000000023", "7300000000000000399", Guid.NewGuid().ToByteArray());
        var withdrawn = await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync(e => e.Fact == DataRequests.WithdrawnInChat));
        Guid first = default, second = default;
        await TalkAsync(server, async talks =>
        {
            var talk = await talks.OfAsync(speaker, CancellationToken.None);
            first = talk.Reporter;
            await talks.HearAsync(talk, "cho em hỏi", filesCome: false, server.Clock.GetUtcNow(), CancellationToken.None);
        });
        await TalkAsync(server, talks => talks.WithdrawAsync(speaker, CancellationToken.None));

        (await server.Services.GetRequiredService<ReporterVault>().ZaloAddressAsync(first, CancellationToken.None)).ShouldBeNull();
        (await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync(e => e.Fact == DataRequests.WithdrawnInChat))).ShouldBe(withdrawn + 1);
        await TalkAsync(server, async talks => second = (await talks.OfAsync(speaker, CancellationToken.None)).Reporter);
        second.ShouldNotBe(first);
        (await server.Services.GetRequiredService<ReporterVault>().ZaloAddressAsync(second, CancellationToken.None)).ShouldBe("7300000000000000399");
    }

    [Theory, OnBothEngines]
    public async Task Whoever_was_forgotten_on_another_way_writes_in_Zalo_as_a_new_person_and_nobody_else_makes_them_known_again(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var vault = server.Services.GetRequiredService<ReporterVault>();
        var speaker = new Speaker(server.Commune, "2900000000000000023", "7300000000000000398", Guid.NewGuid().ToByteArray());
        var withdrawn = await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync(e => e.Fact == DataRequests.WithdrawnInChat));
        Guid first = default, second = default;
        await TalkAsync(server, async talks =>
        {
            var talk = await talks.OfAsync(speaker, CancellationToken.None);
            first = talk.Reporter;
            await talks.HearAsync(talk, "đèn ngõ 3 hỏng", filesCome: false, server.Clock.GetUtcNow(), CancellationToken.None);
        });

        // The name is destroyed by the tracking code on the web: the chat does not hear of it.
        await vault.ForgetAsync(first, "request.withdrawn", CancellationToken.None);
        await TalkAsync(server, async talks =>
        {
            var talk = await talks.OfAsync(speaker, CancellationToken.None);
            second = talk.Reporter;
            await talks.HearAsync(talk, "cho tôi hỏi thêm", filesCome: false, server.Clock.GetUtcNow(), CancellationToken.None);
        });
        second.ShouldNotBe(first);
        (await vault.ZaloAddressAsync(second, CancellationToken.None)).ShouldBe("7300000000000000398");
        (await server.ReadAsync(db => db.Set<BinhYen.Platform.Outbox.OutboxMessage>().AnyAsync(m => m.Recipient == second))).ShouldBeTrue("the answer must find the way to the new person");

        // Withdrawn in the chat, twice: once is enough. Neither an officer's words nor a late receipt make the person known again.
        await TalkAsync(server, talks => talks.WithdrawAsync(speaker, CancellationToken.None));
        await TalkAsync(server, talks => talks.WithdrawAsync(speaker, CancellationToken.None));
        await TalkAsync(server, talks => talks.NoteConsoleReplyAsync(speaker, "9000000000000000001", "Chào bác", CancellationToken.None));
        (await vault.FindZaloUserAsync(server.Commune, speaker.OaId, speaker.UserId, CancellationToken.None)).ShouldBeNull();
        (await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync(e => e.Fact == DataRequests.WithdrawnInChat))).ShouldBe(withdrawn + 1);
    }

    [Theory, OnBothEngines]
    public async Task Complain_and_every_other_right_can_be_taken_down_at_the_counter_by_code(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = await WithThreadAsync(server);
        using var desk = await server.SignInAsync(StaffRole.ProcedureDesk);
        foreach (var right in Enum.GetValues<DataRight>().Except([DataRight.Withdraw, DataRight.Delete]))
        {
            await desk.SeesAsync("/data-requests/new");
            await desk.SubmitAsync("/data-requests/new", ("code", resident.ReportCode), ("right", right.ToString()), ("channel", "Phone"), ("words", "người dân gọi điện"));
            desk.Page.Words.ShouldContain("Đã ghi yêu cầu DL-");
            var (id, _) = await LatestAsync(server);
            var request = await RequestAsync(server, id);
            (request.Right, request.Channel, request.TakenBy is not null).ShouldBe((right, ConsentChannel.Phone, true));
        }

        (await desk.OpenAsync("/data-requests")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_request_is_extended_once_and_tells_why()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = await WithThreadAsync(server);
        await AskAsync(resident, "han-che", "");
        var (id, _) = await LatestAsync(server);
        var before = (await RequestAsync(server, id)).CarryOutDue;
        using var contact = await server.SignInAsync(StaffRole.PoliceChief);
        await contact.SeesAsync($"/data-requests/{id}");
        await contact.SubmitAsync($"/data-requests/{id}/extend", ("extend-words", "Cần hỏi Cơ quan điều tra."));
        (await RequestAsync(server, id)).CarryOutDue.ShouldBe(before.AddDays(15));
        contact.Page.FindAll($"form[action$='/extend']").ShouldBeEmpty();
        (await resident.OpenAsync("/tin-cua-toi")).Words.ShouldContain("Cần hỏi Cơ quan điều tra.");
    }

    [Fact]
    public async Task A_request_about_a_report_on_the_leadership_is_seen_by_nobody_in_the_commune_and_carried_out_at_once()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var opened = await server.ReportAsync("Trưởng Công an xã nhận tiền", "H01", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct, OfficerConflict = true });
        await server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().Where(c => c.Code == opened.Code).ExecuteUpdateAsync(s => s.SetProperty(c => c.ConflictAboveCommune, true)));
        using var resident = new Resident(server);
        await resident.LookUpAsync(opened.TrackingCode.Reveal());
        await AskAsync(resident, "han-che", "");
        var (id, number) = await LatestAsync(server);

        (await RequestAsync(server, id)).State.ShouldBe(DataRequestState.Done);
        foreach (var role in new[] { StaffRole.PoliceChief, StaffRole.DeputyPoliceChief })
        {
            using var leader = await server.SignInAsync(role);
            (await leader.SeesAsync("/data-requests?show=closed")).Words.ShouldNotContain(number);
            (await leader.OpenAsync($"/data-requests/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Without_a_code_there_is_nothing_to_ask_for()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var stranger = new Resident(server);
        await stranger.OpenAsync("/tra-cuu");
        var token = stranger.Page.Find("input[type=hidden]")!;
        foreach (var path in new[] { "ban-sao", "yeu-cau", "bo-han-che" })
            (await stranger.PostAsync($"/tin-cua-toi/{path}", [KeyValuePair.Create(token.GetAttribute("name")!, token.GetAttribute("value")!)])).Path.ShouldBe("/tra-cuu");
    }

    private static async Task<Resident> WithThreadAsync(BinhYenServer server, string story = Story)
    {
        var resident = new Resident(server);
        await resident.ReportAsync(("ke", story), ("ai", "kin"), ("ten", Name), ("sdt", Phone));
        await resident.LookUpAsync(resident.ReportCode);
        return resident;
    }

    private static Task<WebPage> AskAsync(Resident resident, string right, string words) =>
        resident.SubmitAsync("/tin-cua-toi/yeu-cau", ("quyen", right), ("noi-dung", words));

    private static async Task<ZipArchive> DownloadAsync(Resident resident)
    {
        var form = resident.Page.Form("/tin-cua-toi/ban-sao");
        var fields = form.QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!));
        using var answer = await resident.Http.PostAsync(new Uri("/tin-cua-toi/ban-sao", UriKind.Relative), new FormUrlEncodedContent(fields));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
    }

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync();
    }

    private static async Task TalkAsync(BinhYenServer server, Func<ContinueTalk, Task> act)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<ContinueTalk>());
        await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(CancellationToken.None);
    }

    private static async Task<(DataRequestId Id, string Number)> LatestAsync(BinhYenServer server)
    {
        // Time stands still in a test: only the journal knows which came last.
        var number = await server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Fact == "data.requested.v1").OrderByDescending(e => e.Sequence).Select(e => e.Subject).FirstAsync());
        var latest = await server.ReadAsync(db => db.Set<DataRequest>().AsNoTracking().SingleAsync(r => r.Number == number));
        return (latest.Id, latest.Number);
    }

    private static Task<DataRequest> RequestAsync(BinhYenServer server, DataRequestId id) =>
        server.ReadAsync(db => db.Set<DataRequest>().AsNoTracking().Include(r => r.Steps).SingleAsync(r => r.Id == id));

    private static Task<ReportThread> ThreadAsync(BinhYenServer server, DataRequest request)
    {
        var id = ConversationId.From(request.Thread!.Value);
        return server.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().SingleAsync(t => t.Id == id));
    }

    private static async Task<string> CodeAsync(BinhYenServer server, DataRequestId id)
    {
        var thread = await ThreadAsync(server, await RequestAsync(server, id));
        return (await server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().AsNoTracking().SingleAsync(c => c.Id == thread.CaseId))).Code.ToString();
    }

    private static Task CloseAsync(BinhYenServer server, CaseId id) =>
        server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, CaseState.Closed)));

    private static Task<List<string>> FactsAsync(BinhYenServer server, string subject) =>
        server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Subject == subject).OrderBy(e => e.Sequence).Select(e => e.Fact).ToListAsync());
}
