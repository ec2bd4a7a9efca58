using System.Data.Common;
using BinhYen.Vault.Database;
using BinhYen.Vault.Sealing;

namespace BinhYen.Vault.Identities;

/// <summary>A reporter's row as far as it stands in the open.</summary>
internal sealed record ReporterRow(ReporterRef Ref, Guid Commune, RecordKeyId Key, byte[] Person, long Version);

/// <summary>Reporters as rows: a reference, a key of their own, and what they told, sealed.</summary>
internal sealed class ReporterTable(VaultDatabase database, IRecordSealer sealer)
{
    private const string PersonPurpose = "reporter.person";
    private const int RowsInStatement = 100;
    private readonly WriteTogether<ReporterRow> _new = new(rows => database.WriteAsync(connection => InsertAllAsync(connection, rows), CancellationToken.None));

    public async Task<ReporterRef> CreateAsync(Guid commune, ReporterDetails details, CancellationToken ct)
    {
        var row = await DraftAsync(commune, details, ct);
        ct.ThrowIfCancellationRequested();
        await _new.AddAsync(row);
        return row.Ref;
    }

    /// <summary>A row not yet written, with a key of its own.</summary>
    public async Task<ReporterRow> DraftAsync(Guid commune, ReporterDetails details, CancellationToken ct)
    {
        var key = await sealer.NewKeyAsync(commune, ct);
        return new ReporterRow(new ReporterRef(Guid.NewGuid()), commune, key, await SealAsync(key, Person.From(details), ct), 1);
    }

    public static Task<int> InsertAsync(DbConnection connection, ReporterRow row) => InsertAllAsync(connection, [row]);

    // One statement for many rows: a busy minute pays one trip to the server for all who came in it.
    private static async Task<int> InsertAllAsync(DbConnection connection, IReadOnlyList<ReporterRow> rows)
    {
        foreach (var portion in rows.Chunk(RowsInStatement))
        {
            var places = Enumerable.Range(0, portion.Length).Select(i => $"(@r{i}, @c{i}, @k{i}, @p{i}, 1)");
            await connection.RunAsync($"INSERT INTO reporter (ref, commune_id, key_id, person, version) VALUES {string.Join(", ", places)}", default,
                [.. portion.SelectMany((row, i) => new (string, object?)[] { ($"@r{i}", row.Ref.Value), ($"@c{i}", row.Commune), ($"@k{i}", row.Key.Value), ($"@p{i}", row.Person) })]);
        }

        return rows.Count;
    }

    public async Task<ReporterRow?> FindAsync(ReporterRef reporter, CancellationToken ct)
    {
        await using var connection = await database.ReadAsync(ct);
        return await connection.OneAsync("SELECT commune_id, key_id, person, version FROM reporter WHERE ref = @ref",
            row => new ReporterRow(reporter, row.Id(0), new RecordKeyId(row.Id(1)), row.Bytes(2), row.GetInt64(3)),
            ct, ("@ref", reporter.Value));
    }

    public async Task<ReporterDetails?> DetailsAsync(ReporterRef reporter, CancellationToken ct) =>
        await FindAsync(reporter, ct) is { } row ? (await OpenAsync(row, ct))?.Told() : null;

    public Task<bool> UpdateAsync(ReporterRef reporter, ReporterDetails details, CancellationToken ct) =>
        ChangeAsync(reporter, person => person.With(details), ct);

    public async Task<ReporterWish> WishAsync(ReporterRef reporter, Guid report, CancellationToken ct) =>
        await FindAsync(reporter, ct) is { } row && await OpenAsync(row, ct) is { } person ? person.WishFor(report) : ReporterWish.None;

    public Task<bool> AddWishAsync(ReporterRef reporter, Guid report, ReporterWish wish, CancellationToken ct) =>
        ChangeAsync(reporter, person => person.With(report, person.WishFor(report) | wish), ct, countsAsStep: true);

    public Task<bool> LiftWishAsync(ReporterRef reporter, Guid report, ReporterWish wish, CancellationToken ct) =>
        ChangeAsync(reporter, person => person.With(report, person.WishFor(report) & ~wish), ct);

    private async Task<bool> ChangeAsync(ReporterRef reporter, Func<Person, Person> change, CancellationToken ct, bool countsAsStep = false)
    {
        // Whoever loses the race reads again and adds to what the winner wrote.
        while (await FindAsync(reporter, ct) is { } row && await OpenAsync(row, ct) is { } person)
        {
            byte[] changed;
            try
            {
                changed = await SealAsync(row.Key, change(person), ct);
            }
            catch (RecordKeyGoneException)
            {
                return false;
            }

            var written = await database.WriteAsync(async connection =>
            {
                var rows = await connection.RunAsync(
                    "UPDATE reporter SET person = @person, version = version + 1 WHERE ref = @ref AND version = @version",
                    ct, ("@person", changed), ("@ref", reporter.Value), ("@version", row.Version));
                if (rows == 1 && countsAsStep)
                    await VaultSight.StepAsync(connection, ct);
                return rows;
            }, ct);
            if (written == 1)
                return true;
        }

        return false;
    }

    public async Task<bool> DestroyAsync(ReporterRef reporter, string reason, CancellationToken ct) =>
        await FindAsync(reporter, ct) is { } row && await sealer.DestroyAsync([row.Key], reason, ct) == 1;

    private async Task<byte[]> SealAsync(RecordKeyId key, Person person, CancellationToken ct) =>
        (await sealer.SealAsync(key, PersonPurpose, person, ct)).ToBytes();

    private async Task<Person?> OpenAsync(ReporterRow row, CancellationToken ct) =>
        (await sealer.OpenAsync(Sealed.FromBytes<Person>(row.Person), PersonPurpose, ct)).TryGet(out var person) ? person : null;

    /// <summary>The form in which details are sealed, with the wishes report by report; <see cref="ReporterDetails"/> itself refuses to be serialised.</summary>
    private sealed record Person(string? Name, string? Phone, string? Address, IReadOnlyDictionary<Guid, ReporterWish>? Wishes = null)
    {
        public static Person From(ReporterDetails told) => new Person(null, null, null).With(told);

        public Person With(ReporterDetails told) =>
            this with { Name = Newer(told.Name, Name), Phone = Newer(told.Phone, Phone), Address = Newer(told.Address, Address) };

        public Person With(Guid report, ReporterWish wish) => this with { Wishes = new Dictionary<Guid, ReporterWish>(Wishes ?? new Dictionary<Guid, ReporterWish>()) { [report] = wish } };

        public ReporterWish WishFor(Guid report) => Wishes?.GetValueOrDefault(report) ?? ReporterWish.None;

        public ReporterDetails Told() => new(Name, Phone, Address);

        public override string ToString() => SealedFormat.Mask;

        private static string? Newer(string? told, string? known) => told is null ? known : told.Length == 0 ? null : told;
    }
}
