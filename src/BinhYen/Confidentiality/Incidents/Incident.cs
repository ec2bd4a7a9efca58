using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Confidentiality.Incidents;

/// <summary>What must be done about an incident, in the order of the law.</summary>
internal enum IncidentDuty
{
    /// <summary>First notice of a serious incident: 24 hours, at once when national security is touched (S-15).</summary>
    FirstNotice,

    /// <summary>Cause, scope and remedy: 72 hours (S-15).</summary>
    FullReport,

    /// <summary>Breach of personal data to the specialised authority: 72 hours (P-15, form 08).</summary>
    BreachNotice,

    /// <summary>The persons concerned are told: 72 hours when location or biometric data are touched (P-16).</summary>
    PersonsTold,

    /// <summary>The hole is closed and the damage mended.</summary>
    Remedied,
}

/// <summary>
/// A breach of security or of personal data, or a drill of one, with the clocks of the law. The file is kept five years after
/// it was remedied (NĐ 356/2025 Art. 29, taken for all).
/// </summary>
internal sealed class Incident
{
    private readonly List<IncidentStep> steps = [];

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>"SC-7K2M9X".</summary>
    public required string Number { get; init; }

    /// <summary>An exercise: the same clocks, nothing is sent, counted apart (S-16).</summary>
    public bool IsDrill { get; init; }

    /// <summary>When somebody noticed: the clocks run from here, not from when it was written down.</summary>
    public DateTimeOffset DetectedAt { get; init; }
    public bool TouchesNationalSecurity { get; init; }

    /// <summary>May harm security, order, life, health, honour or property of persons.</summary>
    public bool TouchesPersonalData { get; init; }

    /// <summary>Precise places were among the data.</summary>
    public bool TouchesLocation { get; init; }

    /// <summary>The fields of form 08 as sealed JSON of <see cref="Form08"/>.</summary>
    public SealedText? Form { get; set; }
    public RecordKeyId KeyId { get; init; }
    public IReadOnlyList<IncidentStep> Steps => steps;

    /// <summary>When the file may be deleted; null while the incident lasts.</summary>
    public DateTimeOffset? KeepUntil => DoneAt(IncidentDuty.Remedied)?.AddYears(5);

    public DateTimeOffset? DoneAt(IncidentDuty duty) => steps.FirstOrDefault(s => s.Duty == duty)?.At;

    /// <summary>What this incident asks for, with when it is due; no due time for the remedy.</summary>
    public IEnumerable<(IncidentDuty Duty, DateTimeOffset? Due)> Duties()
    {
        yield return (IncidentDuty.FirstNotice, DetectedAt + (TouchesNationalSecurity ? TimeSpan.Zero : IncidentClocks.First));
        yield return (IncidentDuty.FullReport, DetectedAt + IncidentClocks.Full);
        if (TouchesPersonalData || TouchesLocation) yield return (IncidentDuty.BreachNotice, DetectedAt + IncidentClocks.Breach);
        if (TouchesLocation) yield return (IncidentDuty.PersonsTold, DetectedAt + IncidentClocks.Persons);
        yield return (IncidentDuty.Remedied, null);
    }

    /// <summary>Something was done. Doing it twice changes nothing.</summary>
    public Result Do(IncidentDuty duty, DateTimeOffset at, StaffId by)
    {
        if (Duties().All(d => d.Duty != duty)) return new Refusal("incident.not-asked", "Sự cố này không cần bước đó.", RefusalKind.Conflict);
        if (DoneAt(duty) is not null) return Result.Done;
        steps.Add(new IncidentStep { IncidentId = Id, Duty = duty, At = at, By = by });
        return Result.Done;
    }
}

/// <summary>One duty that was done.</summary>
internal sealed class IncidentStep
{
    public Guid IncidentId { get; init; }
    public IncidentDuty Duty { get; init; }
    public DateTimeOffset At { get; init; }
    public StaffId By { get; init; }
}

/// <summary>Fields of form 08 (NĐ 356/2025/NĐ-CP): facts, never the data themselves and no names.</summary>
/// <param name="What">What happened, when and how it was found.</param>
/// <param name="Kinds">Kinds of data.</param>
/// <param name="Persons">How many persons, as far as known.</param>
/// <param name="Consequences">What may follow for them.</param>
/// <param name="Measures">What was done and will be done.</param>
public sealed record Form08(string What, string Kinds, string Persons, string Consequences, string Measures);

/// <summary>NĐ 331/2026 Art. 31.2(d), Luật 91/2025 Art. 23, NĐ 356/2025 Art. 28–29; checked 2026-11-22.</summary>
internal static class IncidentClocks
{
    public static readonly TimeSpan First = TimeSpan.FromHours(24);
    public static readonly TimeSpan Full = TimeSpan.FromHours(72);
    public static readonly TimeSpan Breach = TimeSpan.FromHours(72);
    public static readonly TimeSpan Persons = TimeSpan.FromHours(72);

    public static string InWords(this IncidentDuty duty) => duty switch
    {
        IncidentDuty.FirstNotice => "Báo tin đầu tiên cho đơn vị chuyên trách an ninh mạng (24 giờ; ngay lập tức nếu đụng đến an ninh quốc gia)",
        IncidentDuty.FullReport => "Báo cáo nguyên nhân, phạm vi, cách khắc phục (72 giờ)",
        IncidentDuty.BreachNotice => "Thông báo vi phạm dữ liệu cá nhân, mẫu 08 (72 giờ)",
        IncidentDuty.PersonsTold => "Báo cho những người bị ảnh hưởng (72 giờ)",
        IncidentDuty.Remedied => "Đã khắc phục xong",
    };

    public static string Basis(this IncidentDuty duty) => duty switch
    {
        IncidentDuty.FirstNotice or IncidentDuty.FullReport => "Nghị định 331/2026/NĐ-CP, Điều 31",
        IncidentDuty.BreachNotice => "Luật 91/2025/QH15, Điều 23; Nghị định 356/2025/NĐ-CP, Điều 28",
        IncidentDuty.PersonsTold or IncidentDuty.Remedied => "Nghị định 356/2025/NĐ-CP, Điều 29",
    };
}

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.ToTable("incidents").HasKey(i => i.Id);
        builder.Property(i => i.Number).HasMaxLength(12);
        builder.HasIndex(i => new { i.CommuneId, i.DetectedAt });
        builder.Ignore(i => i.KeepUntil);
        builder.HasMany(i => i.Steps).WithOne().HasForeignKey(s => s.IncidentId);
        builder.Navigation(i => i.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class IncidentStepMapping : IEntityTypeConfiguration<IncidentStep>
{
    public void Configure(EntityTypeBuilder<IncidentStep> builder) => builder.ToTable("incident_steps").HasKey(s => new { s.IncidentId, s.Duty });
}
