using System.Data.Common;

namespace BinhYen.Vault.Database;

/// <summary>Short ways to write commands that read the same on both engines.</summary>
internal static class Sql
{
    public static DbCommand Command(this DbConnection connection, string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters)
            command.Add(name, value);
        return command;
    }

    public static void Add(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value switch
        {
            null => DBNull.Value,
            Guid id => id.ToByteArray(bigEndian: true),
            DateTimeOffset time => time.ToUnixTimeMilliseconds(),
            _ => value,
        };
        command.Parameters.Add(parameter);
    }

    public static async Task<int> RunAsync(this DbConnection connection, string text, CancellationToken ct,
        params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(text, parameters);
        return await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<T?> OneAsync<T>(this DbConnection connection, string text, Func<DbDataReader, T> read,
        CancellationToken ct, params (string Name, object? Value)[] parameters)
        where T : class
    {
        await using var command = connection.Command(text, parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? read(reader) : null;
    }

    public static async Task<List<T>> ListAsync<T>(this DbConnection connection, string text, Func<DbDataReader, T> read,
        CancellationToken ct, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(text, parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Rows for a list of identifiers, asked for in portions both engines accept.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="text">The query with <c>(@ids)</c> where the list goes.</param>
    /// <param name="ids">The identifiers.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="ct">Stops between portions.</param>
    public static async Task<List<T>> ListForIdsAsync<T>(this DbConnection connection, string text, IEnumerable<Guid> ids,
        Func<DbDataReader, T> read, CancellationToken ct)
    {
        var rows = new List<T>();
        foreach (var portion in ids.Chunk(500))
        {
            var names = portion.Select((id, i) => (Name: "@i" + i, Value: (object?)id)).ToArray();
            var query = text.Replace("(@ids)", $"({string.Join(',', names.Select(name => name.Name))})", StringComparison.Ordinal);
            rows.AddRange(await connection.ListAsync(query, read, ct, names));
        }

        return rows;
    }

    public static Guid Id(this DbDataReader reader, int column) => new(reader.Bytes(column), bigEndian: true);

    public static byte[] Bytes(this DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    public static DateTimeOffset Time(this DbDataReader reader, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.Time(column);
}
