using System.Reflection;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BinhYen.Platform.Persistence;

/// <summary>How value types of the domain are stored, found by convention so that nobody can forget to register one.</summary>
internal static class StorageConventions
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        foreach (var id in TypedIds())
            builder.Properties(id).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(id));
        foreach (var kind in DomainEnums())
            builder.Properties(kind).HaveConversion(typeof(EnumToStringConverter<>).MakeGenericType(kind)).HaveMaxLength(40);
        builder.Properties<SealedText>().HaveConversion<SealedTextConverter>();
        builder.Properties<ActorStamp>().HaveConversion<ActorStampConverter>().HaveMaxLength(42);
        builder.Properties<RecordKeyId>().HaveConversion<RecordKeyConverter>();
    }

    /// <summary>Every typed id of the product: <c>readonly record struct</c> with a Guid.</summary>
    public static IEnumerable<Type> TypedIds() =>
        typeof(StorageConventions).Assembly.GetTypes().Where(t => t.IsValueType && typeof(ITypedId).IsAssignableFrom(t));

    // Enums are stored by name: a reordered member must never change what yesterday's row means.
    private static IEnumerable<Type> DomainEnums() =>
        typeof(StorageConventions).Assembly.GetTypes()
            .Where(t => t.IsEnum && t.Namespace?.StartsWith("BinhYen", StringComparison.Ordinal) == true && t.GetCustomAttribute<FlagsAttribute>() is null);
}

internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Read(value))
    where TId : struct, ITypedId<TId>
{
    // An expression tree cannot call a static abstract member itself.
    private static TId Read(Guid value) => TId.From(value);
}

internal sealed class SealedTextConverter() : ValueConverter<SealedText, byte[]>(text => text.Envelope, bytes => new SealedText(bytes));

/// <summary>UTC microseconds since 1970, the precision PostgreSQL keeps too.</summary>
internal sealed class UnixMicroseconds() : ValueConverter<DateTimeOffset, long>(
    time => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
    value => new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + value * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero));

internal sealed class RecordKeyConverter() : ValueConverter<RecordKeyId, Guid>(key => key.Value, value => new RecordKeyId(value));
