using System.Data.Common;
using System.Globalization;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Platform;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Bench;

/// <summary>
/// Fills a database with many cases: a few hundred are opened as in earnest, with keys, threads and deadlines, and then
/// multiplied inside the database. One in ten is open; they are spread over states, hamlets, handlers and two years.
/// </summary>
internal sealed class ManyCases(IServiceProvider services, CommuneId commune)
{
    private const int Templates = 500;
    private readonly DbFactory databases = services.GetRequiredService<DbFactory>();
    private readonly HashSet<string> codes = [];
    private int copies;

    /// <summary>Opens the patterns.</summary>
    public async Task BeginAsync()
    {
        var open = services.GetRequiredService<OpenCase>();
        await Parallel.ForAsync(0, Templates, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, ct) => await open.HandleAsync(new CaseOpening
        {
            CommuneId = commune, Channel = SourceChannel.Web, Messages = [$"Đèn đường ở ngõ {i} hỏng đã mấy hôm, tối đi lại nguy hiểm, mong các anh cho sửa."],
            Kind = CaseKind.Suggestion, Category = CaseCategory.TrafficHazard, Urgency = Urgency.Normal, ReceivedAt = TimeProvider.System.GetUtcNow(),
        }, ct));
        await using var db = databases.Create();
        await RunAsync(db, $"CREATE TABLE bench_patterns AS SELECT id, code, row_number() OVER (ORDER BY id) - 1 AS n FROM cases");
        await RunAsync(db, "CREATE TABLE bench_codes (copy int, n int, code text, PRIMARY KEY (copy, n))");
        codes.UnionWith((await db.Set<Case>().AsNoTracking().Select(c => c.Code).ToListAsync()).Select(code => code.Text));
        // What somebody may search for; the other words are left out of the copies, which would be fifty million rows.
        var index = await services.GetRequiredService<IRecordSealer>().BlindIndexAsync(commune.Value);
        var terms = InboxBench.Searches.SelectMany(words => CaseTerms.OfQuery(index, words)).Distinct().ToList();
        await RunAsync(db, $"CREATE TABLE bench_terms (case_id {(databases.UsesPostgres ? "uuid, terms bytea" : "text, terms blob")})");
        foreach (var list in await db.Set<CaseTermList>().AsNoTracking().ToListAsync())
        {
            var kept = Convert.ToHexString(index.Seal(index.Open(list.Terms).Intersect(terms)));
            await RunAsync(db, databases.UsesPostgres ? $"INSERT INTO bench_terms VALUES ('{list.CaseId}', decode('{kept}', 'hex'))" : $"INSERT INTO bench_terms SELECT case_id, x'{kept}' FROM case_terms WHERE id = '{list.Id.ToString().ToUpperInvariant()}'");
        }
    }

    /// <summary>Multiplies until there are <paramref name="total"/> cases.</summary>
    public async Task FillAsync(int total)
    {
        while (Templates * (copies + 1) < total) await CopyAsync(Math.Min(100, total / Templates - 1 - copies));
        await using var db = databases.Create();
        await SpreadAsync(db);
        await RunAsync(db, databases.UsesPostgres ? "VACUUM ANALYZE" : "ANALYZE");
    }

    private async Task CopyAsync(int more)
    {
        await using var db = databases.Create();
        await db.InTransactionAsync(
            async ct =>
            {
                for (var copy = copies + 1; copy <= copies + more; copy++) await NameAsync(db, copy);
                await MultiplyAsync(db, typeof(Case), ("id", Id("t.id")), ("code", "b.code"));
                await MultiplyAsync(db, typeof(CaseClock), ("case_id", Id("t.case_id")));
                await MultiplyAsync(db, typeof(ReportThread), ("id", Id("t.id")), ("case_id", Id("t.case_id")), ("opened_case_id", Id("t.opened_case_id")),
                    ("tracking_hash", databases.UsesPostgres ? "decode(md5(t.id::text || b.copy), 'hex')" : "randomblob(16)"));
                await RunAsync(db,
                    $"INSERT INTO case_terms (commune_id, id, case_id, terms) SELECT '{Text(commune.Value)}', {Id("t.case_id")}, {Id("t.case_id")}, t.terms FROM bench_terms t JOIN bench_patterns p ON p.id = t.case_id JOIN bench_codes b ON b.n = p.n WHERE b.copy > {copies}");
                await MultiplyAsync(db, typeof(ThreadMessage), ("id", Id("t.id")), ("thread_id", Id("t.thread_id")));
                return 0;
            }, CancellationToken.None);
        copies += more;
    }

    private async Task NameAsync(BinhYenDb db, int copy)
    {
        var rows = Enumerable.Range(0, Templates).Select(n => string.Create(CultureInfo.InvariantCulture, $"({copy},{n},'{NewCode()}')"));
        await RunAsync(db, $"INSERT INTO bench_codes VALUES {string.Join(",", rows)}");
    }

    private string NewCode()
    {
        string code;
        do code = CaseCode.New("AP").Text;
        while (!codes.Add(code));
        return code;
    }

    private async Task MultiplyAsync(BinhYenDb db, Type type, params (string Column, string Value)[] changed)
    {
        var columns = RowColumns.Of(db, type);
        var values = columns.Columns.Select(c => changed.FirstOrDefault(x => $"\"{x.Column}\"" == c.Name) is (_, { } value) ? value : $"t.{c.Name}");
        var owner = type == typeof(Case) ? "t.id" : type == typeof(ThreadMessage) ? "(SELECT case_id FROM report_threads r WHERE r.id = t.thread_id)" : "t.case_id";
        await RunAsync(db,
            $"INSERT INTO {columns.Table} ({columns.Names}) SELECT {string.Join(", ", values)} FROM {columns.Table} t JOIN bench_patterns p ON p.id = {owner} JOIN bench_codes b ON b.n = p.n WHERE b.copy > {copies}");
    }

    private string Text(Guid id) => databases.UsesPostgres ? id.ToString() : id.ToString().ToUpperInvariant();

    // The last eight digits count the copies; what stands before them tells the patterns apart.
    private string Id(string column) => databases.UsesPostgres
        ? $"(substr({column}::text, 1, 28) || lpad(to_hex(b.copy), 8, '0'))::uuid"
        : $"substr({column}, 1, 28) || printf('%08X', b.copy)";

    private async Task SpreadAsync(BinhYenDb db)
    {
        var hamlets = await db.Set<Hamlet>().OrderBy(h => h.Code).Select(h => h.Id).ToListAsync();
        var officers = await db.Set<StaffMember>().Where(s => s.Role == StaffRole.AreaOfficer).OrderBy(s => s.UserName).Select(s => s.Id).ToListAsync();
        await RunAsync(db, databases.UsesPostgres
            ? "CREATE TABLE bench_numbers AS SELECT id, row_number() OVER (ORDER BY code) AS n FROM cases; CREATE UNIQUE INDEX bench_numbers_id ON bench_numbers (id); ANALYZE bench_numbers"
            : "CREATE TABLE bench_numbers AS SELECT id, row_number() OVER (ORDER BY code) AS n FROM cases; CREATE UNIQUE INDEX bench_numbers_id ON bench_numbers (id)");
        await RunAsync(db, $"""
            UPDATE cases SET
              state = CASE WHEN b.n % 20 = 0 THEN 'Received' WHEN b.n % 40 = 1 THEN 'Verifying' WHEN b.n % 50 = 3 THEN 'Handling' ELSE 'Closed' END,
              queue = CASE WHEN b.n % 20 = 0 THEN 'New' WHEN b.n % 40 = 1 THEN 'Verify' WHEN b.n % 50 = 3 THEN 'Answer' ELSE 'Done' END,
              handler = CASE WHEN b.n % 20 = 0 THEN NULL ELSE {Choice("b.n / 7", officers)} END,
              hamlet_id = {Choice("b.n / 3", hamlets.Select(h => h.Value))},
              received_at = {Earlier("cases.received_at", "b.n")},
              list_at = CASE WHEN b.n % 20 = 0 OR b.n % 40 = 1 OR b.n % 50 = 3 THEN {Earlier("cases.received_at", "(b.n - 2880)")} ELSE {Never()} END
            FROM bench_numbers b WHERE b.id = cases.id
            """);
        await RunAsync(db, "DROP TABLE bench_numbers");
    }

    private string Choice(string number, IEnumerable<Guid> ids)
    {
        var all = ids.ToList();
        var cases = all.Select((id, i) => string.Create(CultureInfo.InvariantCulture, $"WHEN {i} THEN {Literal(id)}"));
        return string.Create(CultureInfo.InvariantCulture, $"CASE ({number}) % {all.Count} {string.Join(" ", cases)} END");
    }

    private string Literal(Guid id) => databases.UsesPostgres ? $"'{id}'::uuid" : $"'{id.ToString().ToUpperInvariant()}'";

    private string Earlier(string time, string minutes) => databases.UsesPostgres ? $"{time} - {minutes} * interval '1 minute'" : $"{time} - {minutes} * 60000000";

    private string Never() => databases.UsesPostgres
        ? "'9000-01-01 00:00:00+00'::timestamptz"
        : ((CaseQueues.NotDue.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);

    private static async Task RunAsync(BinhYenDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandTimeout = 600;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
