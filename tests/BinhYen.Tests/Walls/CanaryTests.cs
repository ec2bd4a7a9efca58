using System.IO.Compression;
using System.Net;
using System.Text;
using BinhYen.Cases;
using BinhYen.Cases.Escalating;
using BinhYen.Communes.Demo;
using BinhYen.Confidentiality;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Cases.Revealing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Walls;

/// <summary>
/// Identities are planted by every way in; then every address of the running product is called by every role, by nobody, by the reporter and by
/// a program, and everything that comes back, is stored in the open, or is logged is searched for them. One answer may hold them: the
/// opened identity, to the person who opened it. When not even that one does, the search is blind and the test fails too.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class CanaryTests
{
    private const string OpenedIdentity = "PoliceChief GET /reveals/{id:guid}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("R-YC-21", "R-TT-45", "R-TL-10", "R-DT-09", "R-TT-43")]
    [Threat(10)]
    public async Task Nobody_learns_who_reported_from_any_address_except_the_one_who_opened_it()
    {
        await using var server = await BinhYenServer.StartAsync(change: options => options.AdminPort = FreePort());
        using var reporter = await PlantAsync(server);
        var asked = await ReportAsync(server, "H08");
        await PlantedThings.AskVerifierAsync(server, asked);
        var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await PlantedThings.PlantAsync(server, reporter, chief, asked);
        var planted = await OpenOneAsync(server, chief) with { Things = await PlantedThings.IdsAsync(server) };
        var people = await PeopleAsync(server, chief, reporter);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var endpoints = EndpointsOf(server);
        endpoints.Count.ShouldBeGreaterThan(80, "the test must find addresses to call");
        var values = new RouteValues(planted);
        values.MissingOf(endpoints).ShouldBeEmpty();
        var search = new CanarySearch(values, people);

        await search.RunAsync(endpoints, end.Token);

        // The streams were open all the while and heard of everything that was done.
        await ReportAsync(server);
        await Task.Delay(300, Stop);
        await end.CancelAsync();
        await Task.WhenAll(search.Streams);
        search.Streams.Count.ShouldBeGreaterThan(0, "no event stream was heard");
        search.Places.ShouldBe([OpenedIdentity], string.Join('\n', search.Found));
        search.Found.ShouldContain(f => f.Contains("name") && f.Contains("phone") && f.Contains("address") && f.Contains("chat id"));
        foreach (var line in server.Log.All) Canaries.In(line).ShouldBeEmpty("a log line");
        foreach (var (table, value) in await CellsAsync(server)) Canaries.In(value).ShouldBeEmpty($"table {table}");
        foreach (var person in people) person.Dispose();
    }

    /// <summary>The proof of the proof: a product that leaks in seven ways is caught seven times.</summary>
    [Fact]
    public async Task A_product_that_gives_an_identity_away_is_caught_wherever_it_does()
    {
        await using var server = await BinhYenServer.StartAsync(map: app =>
        {
            app.MapGet("/leak/page", () => Results.Text($"<p>{WebUtility.HtmlEncode(Canaries.Name)}</p>", "text/html"));
            app.MapGet("/leak/json", () => Results.Json(new { from = Canaries.Address }));
            app.MapGet("/leak/header", (HttpContext context) => context.Response.Headers.Append("X-From", Canaries.ChatId));
            app.MapGet("/leak/redirect", () => Results.Redirect($"/cases?q={Uri.EscapeDataString(Canaries.Name)}"));
            app.MapGet("/leak/workbook", () => Results.File(Packed(Canaries.Address), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
            app.MapGet("/leak/stream", async (HttpContext context) =>
            {
                context.Response.ContentType = "text/event-stream";
                await context.Response.WriteAsync($"data: {Canaries.Phone}\n\n");
            });
            app.MapPost("/leak/post", () => Results.Problem($"0{Canaries.Phone[1..].Replace(" ", "")} đã có", statusCode: StatusCodes.Status409Conflict)).DisableAntiforgery();
        }, configure: builder => builder.Services.Configure<AuthorizationOptions>(options => options.FallbackPolicy = null));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var search = new CanarySearch(new RouteValues(Planted.Nothing), [Caller.Of("PoliceChief", chief)]);
        await search.RunAsync(EndpointsOf(server).FindAll(e => e.RoutePattern.RawText!.StartsWith("/leak/", StringComparison.Ordinal)), Stop);
        await Task.WhenAll(search.Streams);
        search.Found.ShouldBe([
            "PoliceChief GET /leak/header → chat id", "PoliceChief GET /leak/json → address", "PoliceChief GET /leak/page → name",
            "PoliceChief GET /leak/redirect → name", "PoliceChief GET /leak/stream → phone", "PoliceChief GET /leak/workbook → address", "PoliceChief POST /leak/post → phone",
        ]);

        // Somebody who was locked out on the way is no witness.
        await chief.OpenAsync("/me");
        await chief.PostAsync("/lock/now", [KeyValuePair.Create("__RequestVerificationToken", chief.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        (await Record.ExceptionAsync(() => search.RunAsync([], Stop))).ShouldNotBeNull().Message.ShouldContain("was signed out or locked on the way");
    }

    [Fact]
    [Requirement("R-YC-21", "R-TT-45")]
    public async Task No_search_finds_a_report_by_who_sent_it()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var reporter = await PlantAsync(server);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await chief.SeesAsync("/cases?q=xodaidienxa");
        page.FindAll("a.item").Count.ShouldBeGreaterThan(0, $"the planted report must be findable by its words: {page.Words}");
        foreach (var words in new[] { Canaries.Name, "xoquen", "Bích Xoquện", Canaries.Phone, "868159753", "+84868159753", Canaries.Address, "xolang", Canaries.ChatId })
            (await chief.SeesAsync($"/cases?q={Uri.EscapeDataString(words)}")).FindAll("a.item").ShouldBeEmpty(words);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        (await administrator.SeesAsync($"/admin/accounts?q={Uri.EscapeDataString("xoquen")}")).FindAll("tbody tr").ShouldBeEmpty();
    }

    private static byte[] Packed(string words)
    {
        var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var sheet = new StreamWriter(archive.CreateEntry("xl/sharedStrings.xml").Open())) sheet.Write($"<si><t>{words}</t></si>");
        return packed.ToArray();
    }

    // By the form, by the counter, by the API and by Zalo: each way keeps an identity.
    private static async Task<Resident> PlantAsync(BinhYenServer server)
    {
        var reporter = new Resident(server);
        await reporter.ReportAsync(("ke", "Quán nước đầu thôn có đánh bạc xodaidienxa"), ("ai", "kin"), ("ten", Canaries.Name), ("sdt", Canaries.Phone));
        reporter.Page.Path.ShouldBe("/da-nhan");
        await reporter.LookUpAsync(reporter.ReportCode);
        using var api = new HttpClient { BaseAddress = new Uri(server.Address) };
        api.DefaultRequestHeaders.Add("X-Api-Key", DemoApiKey.Secret);
        using var body = new StringContent(
            System.Text.Json.JsonSerializer.Serialize(new { text = "Mất gà đêm qua ở thôn Đông Khê", name = Canaries.Name, phone = Canaries.Phone, secrecy = "Named" }), Encoding.UTF8, "application/json");
        (await api.PostAsync(new Uri("/api/v1/reports", UriKind.Relative), body, Stop)).IsSuccessStatusCode.ShouldBeTrue();
        await ReportAsync(server);
        return reporter;
    }

    private static async Task<OpenedCase> ReportAsync(BinhYenServer server, string hamlet = "H01")
    {
        var vault = server.Services.GetRequiredService<ReporterVault>();
        var known = await vault.KnowZaloUserAsync(server.Commune, "2000000000000000001", Canaries.ChatId, Stop);
        await vault.CompleteAsync(known, new ReporterContact(Canaries.Name, Canaries.Phone, Canaries.Address), Stop);
        return await server.ReportAsync("Hố ga mất nắp xodaidienxa", hamlet, o => o with
        {
            Channel = SourceChannel.Zalo,
            Lane = "zalo:2000000000000000001",
            Secrecy = Secrecy.Named,
            Reporter = known,
        });
    }

    // A whole reveal, so that alerts, journal, log and list have something to give away; its page is the one that may.
    private static async Task<Planted> OpenOneAsync(BinhYenServer server, Officer chief)
    {
        var opened = await ReportAsync(server);
        var page = await RevealTests.AskAsync(chief, opened);
        using (var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief))
        {
            await deputy.SeesAsync(page.Path);
            await RevealTests.PressAsync(deputy, "/approve");
        }

        await chief.SeesAsync(page.Path);
        await RevealTests.PressAsync(chief, "/open");
        var alert = await server.ReadAsync(db => db.Set<StaffAlert>().AsNoTracking().Where(a => a.CaseId == opened.CaseId).Select(a => a.Id).FirstAsync(Stop));
        var hamlet = (await server.HamletAsync("H01")).Id.ToString();
        var spare = await server.ReadAsync(db => db.Set<StaffMember>().AsNoTracking().Where(s => s.Role == StaffRole.HamletHead).OrderByDescending(s => s.UserName).Select(s => s.Id).FirstAsync(Stop));
        return new Planted(
            opened.Code.ToString(), opened.ThreadId.ToString(), page.Path["/reveals/".Length..], alert.ToString(), hamlet, "018f0000-0000-7000-8000-000000000001", spare.ToString(), opened.TrackingCode.Reveal());
    }

    private static async Task<IReadOnlyList<Caller>> PeopleAsync(BinhYenServer server, Officer chief, Resident reporter)
    {
        var people = new List<Caller> { Caller.Of("PoliceChief", chief), Caller.Of("reporter", reporter), Caller.Of("nobody", server.NewBrowser()), Caller.Api(server) };
        foreach (var role in Enum.GetValues<StaffRole>().Where(r => r is not StaffRole.PoliceChief)) people.Add(Caller.Of(role.ToString(), await server.SignInAsync(role)));
        if (server.AdminAddress is { } admin) people.Add(Caller.Of("the machine", new Browser(admin)));
        return people;
    }

    private static List<RouteEndpoint> EndpointsOf(BinhYenServer server) =>
        [.. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    // Every cell of every table of the main database, as text: outbox, alerts, journal, drafts, sessions, whatever comes later.
    private static async Task<IReadOnlyList<(string Table, string Value)>> CellsAsync(BinhYenServer server) => await server.ReadAsync(async db =>
    {
        var cells = new List<(string, string)>();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(Stop);
        var tables = new List<string>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
            await using var rows = await command.ExecuteReaderAsync(Stop);
            while (await rows.ReadAsync(Stop)) tables.Add(rows.GetString(0));
        }

        tables.Count.ShouldBeGreaterThan(30);
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync(Stop);
            while (await rows.ReadAsync(Stop))
            {
                for (var i = 0; i < rows.FieldCount; i++)
                    if (!rows.IsDBNull(i)) cells.Add((table, rows.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : rows.GetValue(i).ToString()!));
            }
        }

        return (IReadOnlyList<(string, string)>)cells;
    });

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
