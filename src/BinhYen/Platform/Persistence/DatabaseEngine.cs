namespace BinhYen.Platform.Persistence;

/// <summary>The engines the main database runs on.</summary>
internal enum DatabaseEngine
{
    /// <summary>The embedded file.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}
