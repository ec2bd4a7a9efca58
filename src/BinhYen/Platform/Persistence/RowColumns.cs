using System.Collections.Concurrent;
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

    /// <summary>CLR type of <see cref="ReadStored"/>, never nullable.</summary>
    public Type StoredType => Mapping.Converter?.ProviderClrType is { } type ? Nullable.GetUnderlyingType(type) ?? type : Nullable.GetUnderlyingType(Mapping.ClrType) ?? Mapping.ClrType;

    /// <summary>The column itself holds an array.</summary>
    public bool IsArray => Mapping.StoreType.EndsWith("[]", StringComparison.Ordinal);
}

/// <summary>The table and columns of an entity as the model maps them, and the lists that hang below it.</summary>
internal sealed record RowColumns(string Table, IReadOnlyList<RowColumn> Columns, IReadOnlyList<Func<object, object?>> Children)
{
    private static readonly ConcurrentDictionary<IEntityType, RowColumns> Known = new();

    /// <summary>All columns, for an INSERT.</summary>
    public string Names { get; } = string.Join(", ", Columns.Select(c => c.Name));

    /// <summary>
    /// PostgreSQL's INSERT of any number of rows: the values of a column travel as one array, so that the statement stays
    /// the same and is planned once. A column that holds an array itself travels as text.
    /// </summary>
    public string InsertArrays { get; } =
        $"INSERT INTO {Table} ({string.Join(", ", Columns.Select(c => c.Name))}) " +
        $"SELECT {string.Join(", ", Columns.Select((c, i) => c.IsArray ? $"c{i}::{c.Mapping.StoreType}" : $"c{i}"))} " +
        $"FROM unnest({string.Join(", ", Columns.Select((c, i) => $"${i + 1}::{(c.IsArray ? "text" : c.Mapping.StoreType)}[]"))}) AS u({string.Join(", ", Columns.Select((_, i) => $"c{i}"))})";

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
        return new RowColumns(Quoted(table.Name), columns, [.. children]);
    }

    private static IEnumerable<RowColumn> ColumnsOf(IEntityType entity, StoreObjectIdentifier table, Func<object, object?> part) =>
        from property in entity.GetProperties()
        where !property.IsShadowProperty()
        let name = property.GetColumnName(table)
        where name is not null
        select new RowColumn(Quoted(name), property.GetRelationalTypeMapping(), row => part(row) is { } holder ? property.GetGetter().GetClrValue(holder) : null);

    private static string Quoted(string name) => $"\"{name}\"";
}
