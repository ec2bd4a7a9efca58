using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;

namespace BinhYen.Intake.ZaloWebhook;

/// <summary>One statement per batch over arrays: one round trip, one commit. Each committer keeps its own connection.</summary>
internal sealed class PostgresInboxWriter(NpgsqlDataSource source) : InboxWriter
{
    private const string Insert =
        $"INSERT INTO inbox_events ({Columns}) SELECT *, 0 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) " +
        "ON CONFLICT (event_key) DO NOTHING RETURNING event_key";

    private readonly ConcurrentBag<Lane> idle = [];

    public override int Parallel => 2;

    public override async Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<InboxEvent> batch, CancellationToken cancellationToken)
    {
        var lane = idle.TryTake(out var waiting) ? waiting : await OpenAsync(cancellationToken);
        try
        {
            var isNew = await WriteAsync(lane.Command, batch, cancellationToken);
            idle.Add(lane);
            return isNew;
        }
        catch
        {
            await lane.DisposeAsync();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var lane)) await lane.DisposeAsync();
    }

    private static async Task<bool[]> WriteAsync(NpgsqlCommand command, IReadOnlyList<InboxEvent> batch, CancellationToken cancellationToken)
    {
        // Two batches with the same events in another order would wait for each other; sorted, one simply comes first.
        var order = new int[batch.Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) => batch[a].EventKey.AsSpan().SequenceCompareTo(batch[b].EventKey));
        Bind(command.Parameters, batch, order);

        var isNew = new bool[batch.Count];
        var next = 0;
        await using var written = await command.ExecuteReaderAsync(cancellationToken);
        while (await written.ReadAsync(cancellationToken))
        {
            // Returned in the order they went in, without those that were already there.
            var key = written.GetFieldValue<byte[]>(0);
            while (!batch[order[next]].EventKey.AsSpan().SequenceEqual(key)) next++;
            isNew[order[next++]] = true;
        }

        return isNew;
    }

    private static void Bind(NpgsqlParameterCollection parameters, IReadOnlyList<InboxEvent> batch, int[] order)
    {
        parameters[0].Value = Each(e => e.EventKey);
        parameters[1].Value = Each(e => e.CommuneId.Value);
        parameters[2].Value = Each(e => e.AppId);
        parameters[3].Value = Each(e => e.OaId);
        parameters[4].Value = Each(e => e.EventName);
        parameters[5].Value = Each(e => e.PersonKey.Value);
        parameters[6].Value = Each(e => e.ReceivedAt.UtcDateTime);
        parameters[7].Value = Each(e => e.ZaloTime);
        parameters[8].Value = Each(e => e.State.ToString());
        parameters[9].Value = Each(e => e.ErrorCode);
        parameters[10].Value = Each(e => e.Body);

        T[] Each<T>(Func<InboxEvent, T> column)
        {
            var values = new T[order.Length];
            for (var i = 0; i < order.Length; i++) values[i] = column(batch[order[i]]);
            return values;
        }
    }

    private async Task<Lane> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        var command = new NpgsqlCommand(Insert, connection);
        NpgsqlDbType[] types =
        [
            NpgsqlDbType.Bytea, NpgsqlDbType.Uuid, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Uuid,
            NpgsqlDbType.TimestampTz, NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Bytea,
        ];
        foreach (var type in types) command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type });
        await command.PrepareAsync(cancellationToken);
        return new Lane(connection, command);
    }

    private sealed record Lane(NpgsqlConnection Connection, NpgsqlCommand Command) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Command.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
