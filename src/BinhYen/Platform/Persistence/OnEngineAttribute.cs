namespace BinhYen.Platform.Persistence;

/// <summary>Marks a mapping that belongs to the model of one engine only, for what the two engines keep in different shapes.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnEngineAttribute(DatabaseEngine engine) : Attribute
{
    public DatabaseEngine Engine { get; } = engine;
}

/// <summary>The engines the main database runs on.</summary>
internal enum DatabaseEngine
{
    /// <summary>The embedded file.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}
