using System.Net;
using System.Text.Json.Nodes;
using BinhYen.Platform;
using BinhYen.Staff;
using BinhYen.Staff.Agreements;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Staff;

/// <summary>X-18: who runs the system gives nobody sight of content alone, least of all to themselves.</summary>
[Trait("Speed", "Slow")]
public sealed class AgreementTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    public async Task A_new_chief_is_nobody_until_a_leader_agrees_and_the_leader_gets_the_code(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        await administrator.SeesAsync("/admin/accounts/new");
        await administrator.SubmitAsync("/admin/accounts", ("userName", "truong-gia"), ("fullName", "Trần Tự Phong"), ("position", "Trưởng Công an xã"), ("role", "PoliceChief"));
        administrator.Page.Find(".secret-once").ShouldBeNull();
        administrator.Page.Words.ShouldContain("chờ lãnh đạo đồng ý");
        var account = await MemberAsync(server, "truong-gia");
        await administrator.SubmitAsync($"/admin/accounts/{account.Id}/code");
        administrator.Page.Find(".secret-once").ShouldBeNull();

        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        (await deputy.SeesAsync("/cases")).Words.ShouldContain("chờ lãnh đạo đồng ý");
        var code = await AgreeAsync(deputy, "Tài khoản mới, vai trò");
        code.ShouldNotBeNull();
        (await AgreeAsync(deputy, "Cấp lại mật khẩu")).ShouldNotBe(code);
        code = deputy.Page.Find(".secret-once")!.TextContent;

        using var newcomer = await AccountsTests.SetUpAsync(server, code!);
        (await newcomer.OpenAsync("/me")).Words.ShouldContain("Trần Tự Phong");
        (await FactsAsync(server, $"staff:{account.Id}")).ShouldBe(
            ["staff.account-created.v1", "staff.agreement-asked.v1", "staff.agreement-given.v1", "staff.setup-code-issued.v1", "staff.account-set-up.v1", "staff.signed-in.v1"], ignoreOrder: true);
    }

    [Theory, OnBothEngines]
    public async Task A_role_from_or_to_one_that_sees_residents_words_waits(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var committee = await server.SignInAsync(StaffRole.Committee);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        var account = await OpenAccountAsync(administrator, committee.Account.User);

        await administrator.SubmitAsync(account, ("role", "AreaOfficer"));
        administrator.Page.Words.ShouldContain("có hiệu lực khi một lãnh đạo đồng ý");
        (await MemberAsync(server, committee.Account.User)).Role.ShouldBe(StaffRole.Committee);
        (await committee.OpenAsync("/cases")).Status.ShouldBe(HttpStatusCode.Forbidden);

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await AgreeAsync(chief, committee.Account.FullName)).ShouldBeNull();
        (await MemberAsync(server, committee.Account.User)).Role.ShouldBe(StaffRole.AreaOfficer);
        (await committee.OpenAsync("/me")).Path.ShouldStartWith("/sign-in");

        await administrator.OpenAsync(account);
        // As a member of the committee the officer would be meant by no report that comes meanwhile.
        await administrator.SubmitAsync(account, ("role", "Committee"));
        (await MemberAsync(server, committee.Account.User)).Role.ShouldBe(StaffRole.AreaOfficer);
        (await AgreeAsync(chief, committee.Account.FullName)).ShouldBeNull();
        (await MemberAsync(server, committee.Account.User)).Role.ShouldBe(StaffRole.Committee);
    }

    [Theory, OnBothEngines]
    public async Task A_reset_shuts_the_account_at_once_and_the_code_comes_from_a_leader_other_than_its_holder(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var officer = await server.SignInAsync(StaffRole.DutyOfficer);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        var account = await OpenAccountAsync(administrator, officer.Account.User);

        await administrator.SubmitAsync($"{account}/reset", ("reason", ""));
        administrator.Page.Errors.ShouldContain("Chọn lý do cấp lại.");
        await administrator.SubmitAsync($"{account}/reset", ("reason", "LostPhone"));

        administrator.Page.Find(".secret-once").ShouldBeNull();
        (await officer.OpenAsync("/me")).Path.ShouldStartWith("/sign-in");
        var code = await AgreeAsync(chief, officer.Account.FullName);
        using var again = await AccountsTests.SetUpAsync(server, code!);
        (await again.OpenAsync("/me")).Words.ShouldContain(officer.Account.FullName);
    }

    [Theory, OnBothEngines]
    public async Task Nobody_agrees_about_the_own_account_and_an_answer_counts_once(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        var account = await OpenAccountAsync(administrator, deputy.Account.User);
        await administrator.SubmitAsync(account, ("role", "PoliceChief"));
        var asked = await server.ReadAsync(db => db.Set<Agreement>().AsNoTracking().SingleAsync());

        (await deputy.SeesAsync("/agreements")).Words.ShouldContain("Không có việc nào chờ bạn");
        await ForgeAsync(deputy, asked.Id);
        (await MemberAsync(server, deputy.Account.User)).Role.ShouldBe(StaffRole.DeputyPoliceChief);

        await chief.SeesAsync("/agreements");
        await chief.SubmitAsync(chief.Page.Form("/agreements"), [("id", asked.Id.ToString())], ("do", "refuse"));
        chief.Page.Words.ShouldContain("không đồng ý");
        await ForgeAsync(chief, asked.Id);
        chief.Page.Errors.ShouldContain(AgreementRefusals.Decided.Message);
        (await MemberAsync(server, deputy.Account.User)).Role.ShouldBe(StaffRole.DeputyPoliceChief);
    }

    [Theory, OnBothEngines]
    public async Task A_key_reads_only_after_a_leader_agreed(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        await administrator.SeesAsync("/admin/api-keys");
        await administrator.SubmitAsync(administrator.Page.Form("/admin/api-keys"), [("name", "Tổng đài thử"), ("scope", ApiScope.ReadReports), ("scope", ApiScope.ReadText)]);
        var secret = administrator.Page.Find(".secret-once")!.TextContent;
        administrator.Page.Words.ShouldContain("chờ lãnh đạo đồng ý");
        await server.ReportAsync("mất xe đạp trước cổng chợ", "H01");
        await administrator.SeesAsync("/admin/api-keys");
        await administrator.SubmitAsync(administrator.Page.Form("/admin/api-keys"), [("name", "Bảng số liệu"), ("scope", ApiScope.ReadReports), ("scope", ApiScope.WriteReports)]);
        var figures = administrator.Page.Find(".secret-once")!.TextContent;
        foreach (var key in new[] { secret, figures })
            (await Should.ThrowAsync<HttpRequestException>(() => ReadAsync(server, key))).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "times and hamlets alone tell who wrote when");

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await AgreeAsync(chief, "Tổng đài thử")).ShouldBeNull();
        (await AgreeAsync(chief, "Bảng số liệu")).ShouldBeNull();

        (await ReadAsync(server, secret)).ShouldContain("xe đạp");
        (await ReadAsync(server, figures)).ShouldNotContain("xe đạp");
    }

    [Theory, OnBothEngines]
    public async Task The_machine_agrees_only_where_no_other_leader_was_there_for_three_days(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        var chief = BinhYenServer.Account(StaffRole.PoliceChief);
        var account = await OpenAccountAsync(administrator, chief.User);
        await administrator.SubmitAsync($"{account}/reset", ("reason", "LostPhone"));

        (await AtMachineAsync(server, chief.User)).TryGet(out _, out var refused).ShouldBeFalse();
        refused.ShouldBe(AgreementRefusals.AskALeader);

        // One pair of hands does not shut all leaders out and stand in for them.
        var deputies = BinhYenServer.Every(StaffRole.DeputyPoliceChief).ToList();
        foreach (var deputy in deputies)
        {
            account = await OpenAccountAsync(administrator, deputy.User);
            await administrator.SubmitAsync($"{account}/reset", ("reason", "LostPhone"));
        }

        administrator.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        administrator.Page.Words.ShouldContain("không còn lãnh đạo nào đăng nhập được để đồng ý");
        (await MemberAsync(server, deputies[^1].User)).PasswordHash.ShouldNotBeNull();
        await administrator.SubmitAsync($"{account}/close");
        administrator.Page.Words.ShouldContain("lãnh đạo cuối cùng còn đăng nhập được");
        server.Clock.Advance(AgreementDesk.LeadersHave - TimeSpan.FromMinutes(1));
        (await AtMachineAsync(server, chief.User)).TryGet(out _, out refused).ShouldBeFalse();
        refused.ShouldBe(AgreementRefusals.AskALeader);
        server.Clock.Advance(TimeSpan.FromMinutes(2));

        (await AtMachineAsync(server, chief.User)).TryGet(out var outcome, out _).ShouldBeTrue();
        using var again = await AccountsTests.SetUpAsync(server, outcome!.Code!);
        (await again.OpenAsync("/me")).Words.ShouldContain(chief.FullName);
        (await FactsAsync(server, $"staff:{(await MemberAsync(server, chief.User)).Id}")).ShouldContain("staff.agreement-given.v1");
    }

    [Fact]
    public async Task A_leader_who_was_there_meanwhile_is_asked_and_not_the_machine_and_an_only_leader_does_not_wait()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        var chief = BinhYenServer.Account(StaffRole.PoliceChief);
        await administrator.SubmitAsync($"{await OpenAccountAsync(administrator, chief.User)}/reset", ("reason", "LostPhone"));
        server.Clock.Advance(AgreementDesk.LeadersHave + TimeSpan.FromHours(1));
        using (await server.SignInAsync(StaffRole.DeputyPoliceChief)) (await AtMachineAsync(server, chief.User)).TryGet(out _, out var refused).ShouldBeFalse();

        await server.ReadAsync(db => db.Set<StaffMember>().Where(s => s.Role == StaffRole.DeputyPoliceChief)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ClosedAt, server.Clock.GetUtcNow() - Leaders.Remembered - TimeSpan.FromDays(1))));
        (await AtMachineAsync(server, chief.User)).TryGet(out _, out _).ShouldBeTrue();
    }

    /// <summary>A leader agrees to what waits about somebody or some key.</summary>
    /// <returns>The one-time code; null where none belongs to it.</returns>
    internal static async Task<string?> AgreeAsync(Officer leader, string subject)
    {
        await leader.SeesAsync("/agreements");
        var ids = leader.Page.FindAll("label.check").Where(l => l.TextContent.Contains(subject, StringComparison.Ordinal)).Select(l => ("id", l.QuerySelector("input")!.GetAttribute("value")!)).ToArray();
        ids.ShouldNotBeEmpty();
        await leader.SubmitAsync(leader.Page.Form("/agreements"), ids, ("do", "agree"));
        leader.Page.Status.ShouldBe(HttpStatusCode.OK);
        return leader.Page.Find(".secret-once")?.TextContent;
    }

    // A post that no page of ours offers to this person.
    private static Task<WebPage> ForgeAsync(Officer leader, Guid id) => leader.PostAsync("/agreements",
    [
        KeyValuePair.Create("__RequestVerificationToken", leader.Page.Find("[name=__RequestVerificationToken]")!.GetAttribute("value")!),
        KeyValuePair.Create("id", id.ToString()), KeyValuePair.Create("do", "agree"),
    ]);

    private static async Task<string> OpenAccountAsync(Officer administrator, string user)
    {
        await administrator.SeesAsync($"/admin/accounts?q={user}");
        var account = administrator.Page.Find("td a")!.GetAttribute("href")!;
        await administrator.OpenAsync(account);
        return account;
    }

    private static async Task<Result<AgreementOutcome>> AtMachineAsync(BinhYenServer server, string user)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AgreementDesk>().AgreeAtMachineAsync(user, TestContext.Current.CancellationToken);
    }

    private static Task<StaffMember> MemberAsync(BinhYenServer server, string user) =>
        server.ReadAsync(db => db.Set<StaffMember>().AsNoTracking().SingleAsync(s => s.UserName == user));

    private static Task<List<string>> FactsAsync(BinhYenServer server, string subject) =>
        server.ReadAsync(db => db.Set<BinhYen.Platform.Journal.JournalEntry>().AsNoTracking().Where(e => e.Subject == subject).Select(e => e.Fact).Distinct().ToListAsync());

    private static async Task<string> ReadAsync(BinhYenServer server, string secret)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        http.DefaultRequestHeaders.Add("X-Api-Key", secret);
        return JsonNode.Parse(await http.GetStringAsync("/api/v1/reports", TestContext.Current.CancellationToken))!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
