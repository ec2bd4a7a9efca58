using BinhYen.Confidentiality.Register;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Architecture;

/// <summary>P-01: whatever the database keeps about a person has a purpose in the register.</summary>
public sealed class RegisterTests
{
    [Fact]
    public async Task Every_column_that_can_tell_of_a_person_has_a_purpose()
    {
        await using var server = await BinhYenServer.StartAsync();
        var personal = await server.ReadAsync(db => Task.FromResult(PersonalColumns.Of(db.Model)));
        personal.Count.ShouldBeGreaterThan(15);
        personal.Where(p => ProcessingRegister.Of(p.Key) is null && !ProcessingRegister.NotAboutPersons.Contains(p.Key)).Select(p => $"{p.Key} ({string.Join(", ", p.Value)})")
            .ShouldBeEmpty("add the table to an activity of ProcessingRegister (what for, on what ground, how long), or to NotAboutPersons when it names bodies or places");
    }

    [Fact]
    public async Task The_register_names_no_table_that_is_gone()
    {
        await using var server = await BinhYenServer.StartAsync();
        var tables = await server.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(e)).OfType<string>().ToHashSet()));
        ProcessingRegister.Activities.SelectMany(a => a.Tables).Concat(ProcessingRegister.NotAboutPersons).Where(t => !t.StartsWith("vault.", StringComparison.Ordinal) && !tables.Contains(t)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_activity_is_complete()
    {
        ProcessingRegister.Activities.Count.ShouldBeGreaterThan(5);
        ProcessingRegister.Activities.ShouldAllBe(a => a.Purpose.Length > 0 && a.Basis.Length > 0 && a.Data.Length > 0 && a.Recipients.Length > 0 && a.Kept.Length > 0 && a.Tables.Count > 0);
        ProcessingRegister.Activities.SelectMany(a => a.Tables).GroupBy(t => t).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty("one purpose each");
    }
}
