using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using Microsoft.Data.Sqlite;

namespace BinhYen.Intake.ZaloWebhook;

/// <summary>One connection, one prepared statement, one transaction per batch, in turn with the other writers.</summary>
internal sealed class SqliteInboxWriter(BinhYenOptions options, WriteGate gate) : InboxWriter
{
    private SqliteConnection? connection;
    private SqliteCommand? insert;

    public override int Parallel => 1;

    public override async Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<InboxEvent> batch, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        try
        {
            return Write(batch);
        }
        catch
        {
            // After a full disk the connection may be in any state; the next batch begins with a new one.
            await CloseAsync();
            throw;
        }
    }

    public override async ValueTask DisposeAsync() => await CloseAsync();

    private bool[] Write(IReadOnlyList<InboxEvent> batch)
    {
        var command = insert ??= Prepare();
        using var transaction = connection!.BeginTransaction(deferred: false);
        command.Transaction = transaction;
        var isNew = new bool[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            Bind(command.Parameters, batch[i]);
            isNew[i] = command.ExecuteNonQuery() > 0;
        }

        transaction.Commit();
        return isNew;
    }

    private SqliteCommand Prepare()
    {
        connection = new SqliteConnection($"Data Source={options.DatabaseFile};Pooling=False");
        connection.Open();
        using (var pragmas = connection.CreateCommand())
        {
            pragmas.CommandText = SqliteSettings.Pragmas;
            pragmas.ExecuteNonQuery();
        }

        var command = connection.CreateCommand();
        command.CommandText =
            $"INSERT INTO inbox_events ({Columns}) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0) ON CONFLICT (event_key) DO NOTHING";
        for (var i = 0; i <= 10; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return command;
    }

    private static void Bind(SqliteParameterCollection parameters, InboxEvent e)
    {
        parameters[0].Value = e.EventKey;
        parameters[1].Value = e.CommuneId.Value;
        parameters[2].Value = e.AppId;
        parameters[3].Value = e.OaId;
        parameters[4].Value = e.EventName;
        parameters[5].Value = e.PersonKey.Value;
        parameters[6].Value = (e.ReceivedAt.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        parameters[7].Value = e.ZaloTime;
        parameters[8].Value = e.State.ToString();
        parameters[9].Value = (object?)e.ErrorCode ?? DBNull.Value;
        parameters[10].Value = e.Body;
    }

    private async ValueTask CloseAsync()
    {
        if (insert is not null) await insert.DisposeAsync();
        if (connection is not null) await connection.DisposeAsync();
        (insert, connection) = (null, null);
    }
}
