using System.Net;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Staff;

[Trait("Speed", "Slow")]
public sealed class RightsTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly (string Path, Permission Permission)[] Pages =
    [
        ("/me", Permission.SignedIn),
        ("/me/authenticator", Permission.SignedIn),
        ("/admin/accounts", Permission.ManageAccounts),
        ("/admin/accounts/new", Permission.ManageAccounts),
        ("/admin/accounts/review", Permission.ManageAccounts),
        ("/admin/accounts/review.csv", Permission.ManageAccounts),
        ("/admin/api-keys", Permission.ManageAccounts),
        ("/agreements", Permission.ManageDuty),
        ("/duty", Permission.ManageDuty),
        ("/duty?month=2026-12", Permission.ManageDuty),
        ("/duty/hamlets", Permission.ManageDuty),
        ("/duty/leave", Permission.ManageDuty),
        ("/profile", Permission.ReadProfile),
        ("/profile/groups", Permission.ReadProfile),
        ("/profile/groups/edit", Permission.PrepareProfile),
        ("/profile/draft", Permission.ReadProfile),
        ("/profile/versions", Permission.ReadProfile),
        ("/profile/versions/1", Permission.ReadProfile),
        ("/profile/presets", Permission.ReadProfile),
        ("/profile/presets/default", Permission.ReadProfile),
        ("/profile/life", Permission.ReadProfile),
        ("/profile/hamlets", Permission.ReadProfile),
    ];

    private static readonly (string Path, Permission Permission)[] Acts =
    [
        ("/admin/accounts", Permission.ManageAccounts),
        ("/admin/accounts/review", Permission.ManageAccounts),
        ("/admin/accounts/00000000-0000-0000-0000-000000000001", Permission.ManageAccounts),
        ("/admin/accounts/00000000-0000-0000-0000-000000000001/close", Permission.ManageAccounts),
        ("/admin/accounts/00000000-0000-0000-0000-000000000001/reopen", Permission.ManageAccounts),
        ("/admin/accounts/00000000-0000-0000-0000-000000000001/reset", Permission.ManageAccounts),
        ("/admin/accounts/00000000-0000-0000-0000-000000000001/code", Permission.ManageAccounts),
        ("/admin/api-keys", Permission.ManageAccounts),
        ("/admin/api-keys/00000000-0000-0000-0000-000000000001/revoke", Permission.ManageAccounts),
        ("/agreements", Permission.ManageDuty),
        ("/duty", Permission.ManageDuty),
        ("/duty/hamlets/00000000-0000-0000-0000-000000000001", Permission.ManageDuty),
        ("/duty/leave", Permission.ManageDuty),
        ("/duty/leave/00000000-0000-0000-0000-000000000001/cancel", Permission.ManageDuty),
        ("/profile/groups/edit", Permission.PrepareProfile),
        ("/profile/presets/default", Permission.PrepareProfile),
        ("/profile/draft/discard", Permission.PrepareProfile),
        ("/profile/draft", Permission.DecideProfile),
        ("/profile/versions/1/withdraw", Permission.DecideProfile),
        ("/profile/life", Permission.DecideProfile),
        ("/profile/hamlets/00000000-0000-0000-0000-000000000001", Permission.DecideProfile),
    ];

    public static TheoryData<string, Engine> RolesOnEngines => new(
        from role in Enum.GetNames<StaffRole>()
        from engine in OnBothEnginesAttribute.Chosen()
        select (role, engine));

    public static TheoryData<string> Roles => [.. Enum.GetNames<StaffRole>()];

    [Theory, MemberData(nameof(RolesOnEngines))]
    public async Task Every_page_opens_to_those_who_may_and_to_nobody_else(string name, Engine engine)
    {
        var role = Enum.Parse<StaffRole>(name);
        // PostgreSQL answers later than SQLite, so that pages are drawn before their data are there.
        var server = await servers.OnAsync(engine);
        using var officer = await server.SignInAsync(role);
        foreach (var (path, permission) in Pages)
            (await officer.OpenAsync(path)).Status.ShouldBe(role.Allows(permission) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"{role} at {path}");
    }

    [Theory, MemberData(nameof(Roles))]
    public async Task Every_act_is_refused_to_those_who_may_not_even_with_a_valid_form_token(string name)
    {
        var role = Enum.Parse<StaffRole>(name);
        var server = await servers.OnAsync(Engine.Sqlite);
        using var officer = await server.SignInAsync(role);
        await officer.SeesAsync("/me");
        var token = officer.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var (path, _) in Acts.Where(act => !role.Allows(act.Permission)))
            (await officer.PostAsync(path, [KeyValuePair.Create("__RequestVerificationToken", token)])).Status.ShouldBe(HttpStatusCode.Forbidden, $"{role} at {path}");
    }

    [Fact]
    public async Task Strangers_are_sent_to_the_sign_in_page_and_scripts_get_a_plain_refusal()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var stranger = server.NewBrowser();
        foreach (var (path, _) in Pages)
            (await stranger.OpenAsync(path)).Path.ShouldStartWith("/sign-in?returnUrl=");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/session");
        using var script = new HttpClient { BaseAddress = new Uri(server.Address) };
        request.Headers.Add("Accept", "application/json");
        (await script.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        foreach (var (path, _) in Acts.Where(act => act.Permission == Permission.ManageAccounts))
            (await administrator.PostAsync(path, [])).Status.ShouldBe(HttpStatusCode.BadRequest, path);
    }
}
