using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Architecture;

/// <summary>Both migration sets say what the model says: a changed entity without its two migrations turns this red.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void The_model_and_the_migrations_of_SQLite_agree()
    {
        using var db = new SqliteDesign().CreateDbContext([]);
        db.Database.GetMigrations().ShouldNotBeEmpty();
        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public void The_model_and_the_migrations_of_PostgreSQL_agree()
    {
        using var db = new PostgresDesign().CreateDbContext([]);
        db.Database.GetMigrations().ShouldNotBeEmpty();
        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
