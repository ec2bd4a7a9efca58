using System.Net;
using System.Text;
using BinhYen.Intake;
using BinhYen.Intake.Accounts;
using BinhYen.Intake.ZaloWebhook;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Settings;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Zalo;
using BinhYen.Zalo.OAuth;
using BinhYen.Zalo.Simulator;
using BinhYen.Zalo.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace BinhYen.Tests.Intake.Accounts;

/// <summary>The product beside a simulator of Zalo, for all tests of a class: each begins by entering the app anew.</summary>
public sealed class ServerBesideZalo : IAsyncLifetime
{
    private WebApplication simulator = null!;

    internal BinhYenServer Server { get; private set; } = null!;

    internal string Zalo => simulator.Urls.First();

    public async ValueTask InitializeAsync()
    {
        simulator = SimulatorApp.Build(["--urls", "http://127.0.0.1:0"]);
        await simulator.StartAsync();
        Server = await BinhYenServer.StartAsync(change: PointAtSimulator);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await simulator.DisposeAsync();
    }

    private void PointAtSimulator(BinhYenOptions options) =>
        options.Zalo.OAuth = options.Zalo.OpenApi = options.Zalo.Business = options.Zalo.Graph = Zalo;
}

public sealed class ConnectAccountTests(ServerBesideZalo running) : IClassFixture<ServerBesideZalo>
{
    private readonly BinhYenServer server = running.Server;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_connects_an_account_sees_its_name_and_takes_it_off_again()
    {
        using var admin = await GrantAsync();
        admin.Page.Words.ShouldContain("Công an xã Mẫu");
        (await Connected()).ShouldBeEmpty();

        var page = await admin.SubmitAsync("/admin/zalo/confirm");
        page.Words.ShouldContain("Gọi được API của Zalo");
        (await Connected()).ShouldHaveSingleItem().OaId.ShouldBe(ZaloOaId.Parse("2900000000000000023"));

        (await admin.SubmitAsync("/admin/zalo/disconnect")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await admin.SubmitAsync("/admin/zalo/disconnect", ("sure", "yes"));
        (await Connected()).ShouldBeEmpty();
        (await server.ReadAsync(db => db.Set<ZaloAccount>().OrderByDescending(a => a.ChangedAt).FirstAsync(Stop))).Tokens.ShouldBeNull();
        (await server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Fact.StartsWith("zalo.")).OrderByDescending(e => e.Sequence).Take(3).Select(e => e.Fact).ToListAsync(Stop)))
            .ShouldBe(["zalo.disconnected.v1", "zalo.connected.v1", "zalo.app-entered.v1"]);
    }

    [Fact]
    public async Task No_secret_and_no_token_lies_readable_in_any_file_or_page()
    {
        using var admin = await GrantAsync();
        await admin.SubmitAsync("/admin/zalo/confirm");
        var tokens = await server.Services.GetRequiredService<DatabaseTokenStore>().LoadAsync(ZaloOaId.Parse("2900000000000000023"), Stop);
        string[] secrets = ["demoAppSecret0001", "demoOaSecret0001", tokens!.AccessToken, tokens.RefreshToken];

        foreach (var file in server.Files())
        {
            // The database drops files of its own while we look.
            if (RawBytes.Content(file) is not { } bytes) continue;
            foreach (var secret in secrets) bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)).ShouldBe(-1, file);
        }

        foreach (var secret in secrets) (await admin.SeesAsync("/admin/zalo")).Source.ShouldNotContain(secret);
    }

    [Fact]
    public async Task An_answer_that_no_grant_of_ours_asked_for_is_refused()
    {
        using var admin = await server.SignInAsync(StaffRole.SystemAdministrator);
        await EnterAppAsync(admin);

        var page = await admin.OpenAsync("/admin/zalo/callback?code=stolen&oa_id=1&state=guessed");

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Errors.ShouldHaveSingleItem().ShouldContain("Cấp quyền");
    }

    [Fact]
    public async Task Officers_have_no_business_with_the_channel()
    {
        using var officer = await server.SignInAsync(StaffRole.AreaOfficer);
        (await officer.OpenAsync("/admin/zalo")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_key_reset_at_Zalo_loses_nothing_once_the_new_key_is_entered()
    {
        using var admin = await GrantAsync();
        await admin.SubmitAsync("/admin/zalo/confirm");
        var body = Encoding.UTF8.GetBytes(ZaloText.Message("after-reset"));
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address + WebhookSetup.Path) { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation(ZaloSignature.HeaderName, ZaloSignature.Sign(body, ZaloAppId.Parse(GivenIntake.AppId), ZaloText.Timestamp, "key-after-reset"));
        (await admin.Http.SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await admin.SeesAsync("/admin/zalo")).Words.ShouldContain("Chữ ký của Zalo không khớp");

        var page = await admin.SubmitAsync("/admin/zalo/key", ("newKey", "key-after-reset"));

        page.Words.ShouldContain("Nhận lại 1 tin");
        (await server.ReadAsync(db => db.Set<InboxEvent>().CountAsync(Stop))).ShouldBe(1);
        (await admin.SeesAsync("/admin/zalo")).Words.ShouldNotContain("không khớp");
    }

    [Fact]
    public async Task Of_two_processes_that_refresh_at_once_one_does_and_both_go_on()
    {
        using var admin = await GrantAsync();
        await admin.SubmitAsync("/admin/zalo/confirm");
        var account = (await Connected()).ShouldHaveSingleItem();
        var store = server.Services.GetRequiredService<DatabaseTokenStore>();
        // Only the token sources live a day later; a whole server would have a day of timers to catch up with.
        var tomorrow = new FakeTimeProvider(server.Clock.GetUtcNow().AddHours(26));
        using var http = new HttpClient();
        var oauth = new ZaloOAuthClient(http, account.App, ZaloEndpoints.At(new Uri(running.Zalo)), tomorrow);
        var sources = Enumerable.Range(0, 2).Select(_ => new ZaloTokenSource(oauth, store, account.OaId, tomorrow)).ToList();

        var tokens = Task.WhenAll(sources.Select(source => source.CurrentAsync(Stop)));
        while (!tokens.IsCompleted)
        {
            server.Clock.Advance(TimeSpan.FromMilliseconds(200));
            await Task.WhenAny(tokens, Task.Delay(20, Stop));
        }

        var both = await tokens;
        both.ShouldAllBe(result => result.IsSuccess);
        both[0].Value.ShouldBe(both[1].Value);
    }

    private async Task<Officer> GrantAsync()
    {
        var admin = await server.SignInAsync(StaffRole.SystemAdministrator);
        await EnterAppAsync(admin);
        var permission = await admin.OpenAsync("/admin/zalo/grant");
        var approve = permission.Find("form")!.GetAttribute("action")!;
        await admin.PostAsync(running.Zalo + approve, []);
        return admin;
    }

    private static async Task EnterAppAsync(Officer admin)
    {
        // What an earlier test connected is taken off first.
        if ((await admin.SeesAsync("/admin/zalo")).Find("#sure") is not null) await admin.SubmitAsync("/admin/zalo/disconnect", ("sure", "yes"));
        await admin.SubmitAsync("/admin/zalo/app", ("appId", "4100000000000000017"), ("appSecret", "demoAppSecret0001"), ("oaKey", "demoOaSecret0001"));
    }

    private async Task<IReadOnlyList<ConnectedOa>> Connected() =>
        [.. (await server.Services.GetRequiredService<ZaloAccounts>().NewestAsync(Stop)).Accounts.Values];
}
