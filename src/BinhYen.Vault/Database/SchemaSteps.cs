namespace BinhYen.Vault.Database;

/// <summary>
/// Every step of the schema, oldest first; a step that has been released is never changed. Only three words differ
/// between the engines, and stand in braces: <c>{bytes}</c>, <c>{counter}</c>, <c>{clustered}</c>.
/// </summary>
internal static class SchemaSteps
{
    public static string[] ForSqlite() => [.. Shared.Select(step => Spell(step, "BLOB", "integer PRIMARY KEY AUTOINCREMENT", "WITHOUT ROWID")), RevealLogLocks.Sqlite, Spell(JournalEnds, "BLOB", "", "WITHOUT ROWID")];

    public static string[] ForPostgres() => [.. Shared.Select(step => Spell(step, "bytea", "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "")), RevealLogLocks.Postgres, NotSampled, Spell(JournalEnds, "bytea", "", "")];

    private const string JournalEnds = """
        CREATE TABLE journal_end (
            commune_id {bytes} NOT NULL PRIMARY KEY,
            sequence bigint NOT NULL,
            hash {bytes} NOT NULL
        ) {clustered};
        """;

    // What is sealed is compared with nothing: ANALYZE need not sample and sort it.
    private const string NotSampled = """
        ALTER TABLE record_key ALTER COLUMN wrapped SET STATISTICS 0;
        ALTER TABLE reporter ALTER COLUMN person SET STATISTICS 0;
        ALTER TABLE reporter_channel ALTER COLUMN address SET STATISTICS 0;
        ALTER TABLE reveal_request ALTER COLUMN reason_text SET STATISTICS 0;
        """;

    private static string Spell(string step, string bytes, string counter, string clustered) => step
        .Replace("{bytes}", bytes, StringComparison.Ordinal)
        .Replace("{counter}", counter, StringComparison.Ordinal)
        .Replace("{clustered}", clustered, StringComparison.Ordinal);

    private static readonly string[] Shared =
    [
        """
        CREATE TABLE meta (name text PRIMARY KEY, value text NOT NULL);

        CREATE TABLE keyring (
            commune_id {bytes} NOT NULL,
            purpose text NOT NULL,
            generation bigint NOT NULL,
            wrapped {bytes} NOT NULL,
            master_id text NOT NULL,
            public_key {bytes} NULL,
            made_at bigint NOT NULL,
            PRIMARY KEY (commune_id, purpose, generation)
        );

        CREATE TABLE record_key (
            id {bytes} NOT NULL PRIMARY KEY,
            commune_id {bytes} NOT NULL,
            generation bigint NOT NULL,
            wrapped {bytes} NOT NULL
        ) {clustered};

        CREATE TABLE destruction (
            key_id {bytes} NOT NULL PRIMARY KEY,
            reason text NOT NULL,
            destroyed_at bigint NOT NULL
        ) {clustered};

        CREATE TABLE reporter (
            ref {bytes} NOT NULL PRIMARY KEY,
            commune_id {bytes} NOT NULL,
            key_id {bytes} NOT NULL UNIQUE,
            person {bytes} NOT NULL,
            version bigint NOT NULL
        ) {clustered};

        CREATE TABLE reporter_channel (
            commune_id {bytes} NOT NULL,
            blind {bytes} NOT NULL,
            ref {bytes} NOT NULL REFERENCES reporter (ref),
            kind text NOT NULL,
            address {bytes} NOT NULL,
            PRIMARY KEY (commune_id, blind)
        ) {clustered};
        CREATE INDEX reporter_channel_ref ON reporter_channel (ref);

        CREATE TABLE reveal_request (
            id {bytes} NOT NULL PRIMARY KEY,
            commune_id {bytes} NOT NULL,
            ref {bytes} NOT NULL,
            case_ref text NOT NULL,
            requested_by text NOT NULL,
            reason_code text NOT NULL,
            reason_text {bytes} NOT NULL,
            decided_by text NULL,
            state text NOT NULL,
            requested_at bigint NOT NULL,
            lapses_at bigint NOT NULL,
            lease_until bigint NULL
        );
        CREATE INDEX reveal_request_case ON reveal_request (case_ref);

        CREATE TABLE reveal_log (
            entry {counter},
            request_id {bytes} NOT NULL,
            commune_id {bytes} NOT NULL,
            ref {bytes} NOT NULL,
            case_ref text NOT NULL,
            step text NOT NULL,
            done_by text NOT NULL,
            happened_at bigint NOT NULL
        );
        CREATE INDEX reveal_log_request ON reveal_log (request_id);
        CREATE INDEX reveal_log_ref ON reveal_log (ref);
        CREATE INDEX reveal_log_commune ON reveal_log (commune_id, happened_at);
        """,
    ];
}
