using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace BinhYen.Platform.Persistence;

/// <summary>One column of a table, read from the object that its row is made of.</summary>
/// <param name="Name">Column name, quoted.</param>
/// <param name="Mapping">How the model stores it.</param>
/// <param name="Read">The model's value; null where the column stays empty.</param>
internal sealed record RowColumn(string Name, RelationalTypeMapping Mapping, Func<object, object?> Read)
{
    /// <summary>The value as the database driver takes it.</summary>
    public object? ReadStored(object row) => Read(row) is { } value ? Mapping.Converter?.ConvertToProvider(value) ?? value : null;

    /// <summary>The column itself holds an array.</summary>
    public bool IsArray { get; } = Mapping.StoreType.EndsWith("[]", StringComparison.Ordinal);

    /// <summary>The stored values of many rows as the array PostgreSQL takes; null when all of them are.</summary>
    public Array? ArrayOf(IReadOnlyList<object> rows)
    {
        var values = new object?[rows.Count];
        var isEmpty = true;
        for (var i = 0; i < values.Length; i++) isEmpty &= (values[i] = ReadStored(rows[i])) is null;
        return isEmpty ? null : IsArray ? Array.ConvertAll(values, value => value is IEnumerable items ? Literal(items) : null) : typed(values);
    }

    private readonly Func<object?[], Array> typed = TypedOf(Mapping);

    private static Func<object?[], Array> TypedOf(RelationalTypeMapping mapping)
    {
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!type.IsValueType) return values => OfReferences(type, values);
        return typeof(RowColumn).GetMethod(nameof(OfValues), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).CreateDelegate<Func<object?[], Array>>();
    }

    private static Array OfReferences(Type type, object?[] values)
    {
        var array = Array.CreateInstance(type, values.Length);
        Array.Copy(values, array, values.Length);
        return array;
    }

    private static Array OfValues<T>(object?[] values)
        where T : struct => Array.ConvertAll(values, value => (T?)value);

    // An array of arrays of different lengths cannot travel as such, so each travels as PostgreSQL writes it.
    private static string Literal(IEnumerable items) => items is long[] numbers
        ? $"{{{string.Join(',', numbers)}}}"
        : $"{{{string.Join(',', items.Cast<object>().Select(item => $"\"{Convert.ToString(item, CultureInfo.InvariantCulture)!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""))}}}";
}

/// <summary>The table and columns of an entity as the model maps them, and the lists that hang below it.</summary>
internal sealed record RowColumns(string Table, IReadOnlyList<RowColumn> Columns, IReadOnlyList<Func<object, object?>> Children)
{
    private static readonly ConcurrentDictionary<IEntityType, RowColumns> Known = new();

    /// <summary>All columns, for an INSERT.</summary>
    public string Names { get; } = string.Join(", ", Columns.Select(c => c.Name));

    private readonly ConcurrentDictionary<UInt128, string> statements = new();

    /// <summary>
    /// PostgreSQL's INSERT of any number of rows: the values of a column travel as one array, so that the statement stays
    /// the same and is planned once. A column that holds an array itself travels as text; one that none of the rows fills
    /// is left out, and new rows of a kind leave out the same ones.
    /// </summary>
    /// <param name="filled">Positions of the columns that travel, in order.</param>
    public string InsertArrays(IReadOnlyList<int> filled)
    {
        var key = filled.Aggregate(UInt128.Zero, (bits, i) => bits | (UInt128.One << i));
        return statements.GetOrAdd(key, _ => Statement([.. filled.Select(i => Columns[i])]));
    }

    private string Statement(IReadOnlyList<RowColumn> columns) =>
        $"INSERT INTO {Table} ({string.Join(", ", columns.Select(c => c.Name))}) " +
        $"SELECT {string.Join(", ", columns.Select((c, i) => c.IsArray ? $"c{i}::{c.Mapping.StoreType}" : $"c{i}"))} " +
        $"FROM unnest({string.Join(", ", columns.Select((c, i) => $"${i + 1}::{(c.IsArray ? "text" : c.Mapping.StoreType)}[]"))}) AS u({string.Join(", ", columns.Select((_, i) => $"c{i}"))})";

    public static RowColumns Of(DbContext db, Type type) =>
        Known.GetOrAdd(db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is not part of the model."), Read);

    private static RowColumns Read(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var columns = ColumnsOf(entity, table, row => row).ToList();
        foreach (var part in entity.GetNavigations().Where(n => n.TargetEntityType.IsOwned()))
            columns.AddRange(ColumnsOf(part.TargetEntityType, table, row => part.GetGetter().GetClrValue(row)).Where(c => columns.TrueForAll(known => known.Name != c.Name)));
        var children = entity.GetNavigations().Where(n => n.IsCollection && !n.TargetEntityType.IsOwned())
            .Select(n => (Func<object, object?>)(row => n.GetGetter().GetClrValue(row)));
        if (columns.Count > 128) throw new InvalidOperationException($"{entity.ClrType.Name} has more columns than a statement's key has bits.");
        return new RowColumns(Quoted(table.Name), columns, [.. children]);
    }

    private static IEnumerable<RowColumn> ColumnsOf(IEntityType entity, StoreObjectIdentifier table, Func<object, object?> part) =>
        from property in entity.GetProperties()
        where !property.IsShadowProperty()
        let name = property.GetColumnName(table)
        where name is not null
        let getter = property.GetGetter()
        select new RowColumn(Quoted(name), property.GetRelationalTypeMapping(), row => part(row) is { } holder ? getter.GetClrValue(holder) : null);

    private static string Quoted(string name) => $"\"{name}\"";
}
