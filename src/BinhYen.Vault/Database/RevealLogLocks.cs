namespace BinhYen.Vault.Database;

/// <summary>
/// Triggers that make the reveal log append-only inside the database itself: no entry is ever changed, and none
/// younger than five years (retention table, "Vault reveal log") is deleted.
/// </summary>
internal static class RevealLogLocks
{
    public const string Sqlite =
        """
        CREATE TRIGGER reveal_log_no_change BEFORE UPDATE ON reveal_log
        BEGIN SELECT RAISE(ABORT, 'the reveal log is append-only'); END;
        CREATE TRIGGER reveal_log_keep BEFORE DELETE ON reveal_log
        WHEN OLD.happened_at > CAST(strftime('%s', 'now', '-5 years') AS integer) * 1000
        BEGIN SELECT RAISE(ABORT, 'the reveal log is kept for five years'); END;
        """;

    public const string Postgres =
        """
        CREATE FUNCTION reveal_log_lock() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND OLD.happened_at <= extract(epoch FROM now() - interval '5 years') * 1000 THEN
                RETURN OLD;
            END IF;
            RAISE EXCEPTION 'the reveal log is append-only and kept for five years';
        END $$;
        CREATE TRIGGER reveal_log_lock BEFORE UPDATE OR DELETE ON reveal_log
        FOR EACH ROW EXECUTE FUNCTION reveal_log_lock();
        """;
}
