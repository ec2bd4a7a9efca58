using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Platform;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Security;

/// <summary>
/// Who gets in where, asked of the running product and not of its source: every address by every role, and every act on a
/// case by everybody who may stand to it in some relation (workflow §7). The answers are published in <c>docs/access.md</c>;
/// a change of rights shows there, in review, or this test turns red.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class AccessTableTests
{
    private static readonly string[] _last = ["/lock/now", "/sign-out"];

    [Theory, OnBothEngines]
    [Requirement("R-YC-66", "R-DT-35", "R-HG-34")]
    public async Task What_people_reach_of_a_case_is_what_the_published_table_says(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var people = await People.SignInAsync(server);
        PublishedAccess.ShouldSay(PublishedAccess.OfOneCase, await RelationsAsync(server, people));
    }

    [Fact]
    public async Task What_every_role_reaches_of_all_addresses_is_what_the_published_table_says()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var people = await People.SignInAsync(server);
        PublishedAccess.ShouldSay(PublishedAccess.OfAddresses, await AddressesAsync(server, people));
    }

    // ---------------------------------------------------------------- one case, by relation

    private static async Task<string> RelationsAsync(BinhYenServer server, People people)
    {
        var table = new StringBuilder();
        var routes = Route.Of(server).Where(r => r.IsOfOneCase).ToList();
        routes.Count.ShouldBeGreaterThan(30, "the test must find acts to try");
        Head(table, "Vụ việc", people.Signed.Select(p => p.Name));
        var elsewhere = await OtherCommuneAsync(server);
        var exceptions = new ConcurrentBag<string>();
        var tried = new ConcurrentDictionary<string, string>();
        // Everybody at once, each at a case of the own: people do not wait for each other.
        foreach (var (name, make) in Relations(server, elsewhere))
        {
            var cells = await Task.WhenAll(people.Signed.Select(person => OneAsync(person, name, make, routes, tried, exceptions)));
            table.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", cells.Select(Mark))} |");
        }

        table.AppendLine().AppendLine("Mỗi ô là câu trả lời của trang vụ việc và của mọi việc làm trên vụ việc ấy. Khác với ô:").AppendLine();
        foreach (var exception in exceptions.Distinct().Order(StringComparer.Ordinal)) table.AppendLine(CultureInfo.InvariantCulture, $"- {exception}");
        if (exceptions.IsEmpty) table.AppendLine("- không có");
        return table.ToString();
    }

    /// <summary>
    /// The page first, then every act. Who does not see the page must reach no act. Who sees it is tried once: what an act then
    /// says depends on the role and is read by people as an exception.
    /// </summary>
    private static async Task<Reach> OneAsync(
        Caller person, string relation, Func<Task<OpenedCase>> make, List<Route> routes, ConcurrentDictionary<string, string> tried, ConcurrentBag<string> exceptions)
    {
        var opened = await make();
        var page = await person.TryAsync("GET", $"/cases/{opened.Code}");
        if (page is Reach.LetIn && !tried.TryAdd(person.Name, relation)) return page;
        var token = await person.TokenAsync();
        foreach (var route in routes)
        {
            var reach = await person.TryAsync(route.Method, route.Filled(opened.Code.ToString()), [token]);
            if (page is not Reach.LetIn) reach.ShouldBe(page, $"{person.Name} does not see the case ({relation}) but reached {route.Pattern}");
            else if (reach is not Reach.LetIn) exceptions.Add($"{person.Name}, `{route.Method} {route.Pattern}`: {Mark(reach)}");
        }

        return page;
    }

    private static async Task<CommuneId> OtherCommuneAsync(BinhYenServer server)
    {
        var id = CommuneId.New(server.Clock.GetUtcNow());
        await server.ReadAsync(async db =>
        {
            var settings = await db.Set<CommuneSettings>().AsNoTracking().FirstAsync();
            db.Add(new Commune { Id = id, Slug = "xa-ben", Name = "Bên Kia Sông", Kind = "xã", Province = "Sông Thanh", CodePrefix = "BK" });
            db.Add(new CommuneSettings { CommuneId = id, Version = 1, EffectiveFrom = settings.EffectiveFrom, Basis = settings.Basis, Json = settings.Json });
            return await db.SaveChangesAsync();
        });
        return id;
    }

    private static IEnumerable<(string Name, Func<Task<OpenedCase>> Make)> Relations(BinhYenServer server, CommuneId elsewhere)
    {
        yield return ("Tin thường ở Đông Khê, chưa ai nhận", () => server.ReportAsync());
        yield return ("Tin thường ở xóm Bãi, chưa ai nhận", () => server.ReportAsync(hamletCode: "H05"));
        yield return ("Hỏi thủ tục", () => server.ReportAsync("Làm căn cước cần giấy tờ gì", null, o => o with { Kind = CaseKind.ProcedureQuestion, Category = CaseCategory.ProcIdCard }));
        yield return ("Phản ánh về cảnh sát khu vực Đông Khê, nêu tên", () => AboutPoliceAsync(server, "anh Lưu Gia Bách đòi tiền", "H01"));
        yield return ("Phản ánh về cán bộ ở Đông Khê, không nêu tên", () => AboutPoliceAsync(server, "có cán bộ quát tháo bà con", "H01"));
        yield return ("Phản ánh về cán bộ, không nêu tên, không rõ nơi", () => AboutPoliceAsync(server, "có cán bộ quát tháo bà con", null));
        yield return ("Phản ánh về Phó Trưởng phụ trách QLHC, nêu tên", () => AboutPoliceAsync(server, "anh Đoàn Thế Nghiêm đòi tiền", "H01"));
        yield return ("Phản ánh về Trưởng Công an xã", () => AboutPoliceAsync(server, "ông trưởng công an nhận tiền", "H01"));
        yield return ("An ninh quốc gia", () => server.ReportAsync("việc riêng", "H01", o => o with { Category = CaseCategory.NationalSecurity, Urgency = Urgency.High }));
        yield return ("Tin của xã khác", () => server.ReportAsync(hamletCode: null, change: o => o with { CommuneId = elsewhere }));
    }

    private static Task<OpenedCase> AboutPoliceAsync(BinhYenServer server, string words, string? hamlet) => server.ReportAsync(words, hamlet, o => o with
    {
        Kind = CaseKind.PoliceConduct,
        Category = CaseCategory.PoliceConduct,
        OfficerConflict = true,
    });

    // ---------------------------------------------------------------- every address, by role

    private static async Task<string> AddressesAsync(BinhYenServer server, People people)
    {
        var table = new StringBuilder();
        var routes = Route.Of(server);
        Head(table, "Địa chỉ", people.All.Select(p => p.Name));
        foreach (var route in routes.OrderBy(r => Array.IndexOf(_last, r.Pattern)))
        {
            var cells = await Task.WhenAll(people.All.Select(person => person.TryAsync(route.Method, route.Filled())));
            table.AppendLine(CultureInfo.InvariantCulture, $"| `{route.Method} {route.Pattern}` | {string.Join(" | ", cells.Select(c => Mark(Known(c))))} |");
        }

        return table.ToString();
    }

    // Made-up ids lead to nothing: "not found" means that the role came as far as looking.
    private static Reach Known(Reach reach) => reach is Reach.Hidden ? Reach.LetIn : reach;

    private static void Head(StringBuilder table, string first, IEnumerable<string> names)
    {
        var columns = names.ToList();
        table.AppendLine(CultureInfo.InvariantCulture, $"| {first} | {string.Join(" | ", columns)} |")
            .AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Concat(Enumerable.Repeat(":-:|", columns.Count))}");
    }

    private static string Mark(Reach reach) => reach switch
    {
        Reach.LetIn => "✓",
        Reach.Hidden => "ẩn",
        Reach.Refused => "✗",
        Reach.SignIn => "·",
    };
}
