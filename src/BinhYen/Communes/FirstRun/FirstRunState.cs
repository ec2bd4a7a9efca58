using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes.FirstRun;

/// <summary>The set-up of an installation that has no commune yet. One row; it stays as the record of when it was done.</summary>
internal sealed class FirstRunState
{
    /// <summary>There is one first run per installation.</summary>
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>Hash of the code that the server printed; 77 random bits, so that nobody guesses it.</summary>
    public required byte[] CodeHash { get; set; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The commune that came of it; null before the end.</summary>
    public CommuneId? CommuneId { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>
/// The answers after one step. Rows are added, the newest counts, and undo takes the newest away: a closed browser, a
/// power cut or a second thought loses nothing.
/// </summary>
internal sealed class FirstRunAnswersRow
{
    /// <summary>1, 2, 3 …</summary>
    public int Number { get; init; }

    /// <summary>What was done: "hamlets", "people" …</summary>
    public required string Step { get; init; }

    public required string Json { get; set; }
    public DateTimeOffset At { get; init; }

    public FirstRunAnswers Answers => JsonSerializer.Deserialize<FirstRunAnswers>(Json)!;
}

internal sealed class FirstRunStateMapping : IEntityTypeConfiguration<FirstRunState>
{
    public void Configure(EntityTypeBuilder<FirstRunState> builder)
    {
        builder.ToTable("first_run").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
    }
}

internal sealed class FirstRunAnswersMapping : IEntityTypeConfiguration<FirstRunAnswersRow>
{
    public void Configure(EntityTypeBuilder<FirstRunAnswersRow> builder)
    {
        builder.ToTable("first_run_answers").HasKey(a => a.Number);
        builder.Property(a => a.Number).ValueGeneratedNever();
        builder.Property(a => a.Step).HasMaxLength(20);
        builder.Ignore(a => a.Answers);
    }
}
