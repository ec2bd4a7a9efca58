using System.Collections;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace BinhYen.Platform.Persistence;

/// <summary>
/// Inserts many new rows of several tables inside the caller's transaction: on PostgreSQL with one prepared statement
/// for each table and one trip to the server for all of them, on SQLite with one prepared statement for each table. For
/// the paths where a busy night shows; everything else saves through the context. Nothing is tracked afterwards.
/// </summary>
internal sealed class InsertRows(BinhYenDb db)
{
    private readonly List<(RowColumns Columns, IReadOnlyList<object> Rows)> tables = [];
    private readonly List<(string Text, object[] Values)> last = [];

    /// <summary>Adds rows and everything in their lists; parents have to be added before what refers to them.</summary>
    public InsertRows Add<T>(IEnumerable<T> rows)
        where T : class
    {
        Add(typeof(T), [.. rows]);
        return this;
    }

    /// <summary>Adds a statement that runs after the rows, in the same trip: <c>$1</c> is the first value.</summary>
    public InsertRows Then(string statement, params object[] values)
    {
        last.Add((statement, values));
        return this;
    }

    /// <summary>Writes what was added, in that order.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (db.Database.GetDbConnection() is NpgsqlConnection server)
        {
            await WriteTogetherAsync(server, cancellationToken);
            return;
        }

        foreach (var (columns, rows) in tables) await WriteEachAsync(columns, rows, cancellationToken);
        foreach (var (text, values) in last) await RunAsync(text, values, cancellationToken);
    }

    private void Add(Type type, IReadOnlyList<object> rows)
    {
        if (rows.Count == 0) return;
        var columns = RowColumns.Of(db, type);
        tables.Add((columns, rows));
        foreach (var list in columns.Children)
        {
            var children = rows.Select(list).OfType<IEnumerable>().SelectMany(items => items.Cast<object>()).ToList();
            if (children.Count > 0) Add(children[0].GetType(), children);
        }
    }

    private async Task WriteTogetherAsync(NpgsqlConnection server, CancellationToken cancellationToken)
    {
        await using var batch = server.CreateBatch();
        batch.Transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (columns, rows) in tables)
        {
            var arrays = columns.Columns.Select(column => column.ArrayOf(rows)).ToList();
            var filled = Enumerable.Range(0, arrays.Count).Where(i => arrays[i] is not null).ToList();
            var command = new NpgsqlBatchCommand(columns.InsertArrays(filled));
            foreach (var i in filled) command.Parameters.Add(new NpgsqlParameter { Value = arrays[i] });
            batch.BatchCommands.Add(command);
        }

        foreach (var (text, values) in last)
        {
            var command = new NpgsqlBatchCommand(text);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }

        await batch.PrepareAsync(cancellationToken);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task WriteEachAsync(RowColumns columns, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"INSERT INTO {columns.Table} ({columns.Names}) VALUES ({string.Join(", ", columns.Columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < columns.Columns.Count; i++) command.Parameters.Add(Parameter(command, columns.Columns[i], i, rows[0]));
        await command.PrepareAsync(cancellationToken);
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Columns.Count; i++) command.Parameters[i].Value = columns.Columns[i].ReadStored(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task RunAsync(string text, object[] values, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = text;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"${i + 1}", values[i]);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbParameter Parameter(DbCommand command, RowColumn column, int number, object row) =>
        column.Mapping.CreateParameter(command, $"@p{number}", column.Read(row), nullable: true);
}
