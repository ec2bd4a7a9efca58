using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Governance;

/// <summary>What of the work with people in the care of the authorities is counted once a year (Tân Thành plan, survey topic 4).</summary>
internal enum YearTopic
{
    /// <summary>Came home after a prison term.</summary>
    CameHome,

    /// <summary>Released early on conditions.</summary>
    ReleasedEarly,

    /// <summary>Educated in the commune (giáo dục tại xã).</summary>
    Educated,

    /// <summary>In treatment or after it at home.</summary>
    InTreatment,

    /// <summary>Helped to a trade, work or a loan.</summary>
    Helped,
}

/// <summary>
/// A total of the commune for one year (R-TT-16): a number and nothing else. Never per hamlet, never a name, a note or a file; who is
/// behind the number is known to the police's own systems alone (<c>safety.noPersonLists</c>).
/// </summary>
internal sealed class YearTotal
{
    public const int FirstYear = 2000;
    public const int Most = 100_000;

    public CommuneId CommuneId { get; init; }
    public int Year { get; init; }
    public YearTopic Topic { get; init; }

    /// <summary>Persons in that year, 0 to 100.000.</summary>
    public int Count { get; set; }
    public StaffId By { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class YearTotalMapping : IEntityTypeConfiguration<YearTotal>
{
    public void Configure(EntityTypeBuilder<YearTotal> builder) => builder.ToTable("survey_year_totals").HasKey(t => new { t.CommuneId, t.Year, t.Topic });
}
