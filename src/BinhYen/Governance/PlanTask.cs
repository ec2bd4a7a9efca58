using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Governance;

/// <summary>Where a task of the plan stands. It follows from what is recorded; nobody sets it.</summary>
internal enum PlanTaskState
{
    /// <summary>The body has it and has not said that it is done.</summary>
    Open,

    /// <summary>The body says that it is done; the leadership has not looked yet.</summary>
    Reported,

    /// <summary>The leadership agreed that it is done.</summary>
    Done,

    /// <summary>Taken back with a reason; it counts nowhere.</summary>
    Withdrawn,
}

/// <summary>
/// A task of the model's plan that a registered body owns (R-YC-18): a department, a union, a mass organisation, a school. The
/// body is the owner, never a person; when it is merged its successor has the task.
/// </summary>
internal sealed class PlanTask
{
    public const int LongestText = 300;
    public const int LongestSource = 160;
    public const int LongestReason = 300;

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Counts the tasks of a commune from 1; people say it on the telephone.</summary>
    public int Number { get; init; }

    public required string Text { get; init; }

    /// <summary>Paper and section the task comes from: "Kế hoạch số 76/KH-UBND, mục III.2"; empty when there is none.</summary>
    public string Source { get; init; } = "";

    /// <summary>The body that was given it (<c>commune_units</c>).</summary>
    public Guid UnitId { get; init; }
    public DateOnly AssignedOn { get; init; }
    public StaffId By { get; init; }

    /// <summary>Last day in time. May lie before <see cref="AssignedOn"/>: plans are dated after their own deadlines (R-DT-01).</summary>
    public DateOnly DueOn { get; init; }

    /// <summary>The day the body said that it is done; null while it has not, or after it was given back.</summary>
    public DateOnly? ReportedOn { get; private set; }

    /// <summary>The day the leadership agreed; null before.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>The day it was taken back; null while it stands.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    /// <summary>Why it was given back or taken back; empty when it never was.</summary>
    public string Reason { get; private set; } = "";

    public PlanTaskState State => this switch
    {
        { WithdrawnOn: not null } => PlanTaskState.Withdrawn,
        { DoneOn: not null } => PlanTaskState.Done,
        { ReportedOn: not null } => PlanTaskState.Reported,
        _ => PlanTaskState.Open,
    };

    /// <summary>Late on a day: its last day is over and the body had not said by then that it is done.</summary>
    public bool IsLateOn(DateOnly day) => WithdrawnOn is null && (ReportedOn ?? day) > DueOn;

    /// <summary>The body says that it is done. False when it is not open.</summary>
    public bool Report(DateOnly on) => From(PlanTaskState.Open, () => ReportedOn = on);

    /// <summary>The leadership agrees. False when the body has not said that it is done.</summary>
    public bool Accept(DateOnly on) => From(PlanTaskState.Reported, () => (DoneOn, Reason) = (on, ""));

    /// <summary>The leadership gives it back: more is to be done. False when the body has not said that it is done.</summary>
    public bool GiveBack(string reason) => From(PlanTaskState.Reported, () => (ReportedOn, Reason) = (null, reason));

    /// <summary>Takes it back. False when it is done or was taken back before.</summary>
    public bool Withdraw(DateOnly on, string reason)
    {
        if (State is PlanTaskState.Done or PlanTaskState.Withdrawn) return false;
        (WithdrawnOn, Reason) = (on, reason);
        return true;
    }

    private bool From(PlanTaskState state, Action change)
    {
        if (State != state) return false;
        change();
        return true;
    }
}

/// <summary>One activity that a body did for a task (R-YC-18): a day, what was done, how many were there. Counts only; no field for a person.</summary>
internal sealed class PlanResult
{
    public const int LongestText = 1_000;
    public const int MostPresent = 1_000_000;

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public Guid TaskId { get; init; }
    public DateOnly On { get; init; }
    public required string Text { get; init; }

    /// <summary>People there; null when not counted, which is not zero.</summary>
    public int? Present { get; init; }
    public StaffId By { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>An account that speaks for a body: it sees the body's tasks first and submits results for it.</summary>
internal sealed class UnitContact
{
    public Guid UnitId { get; init; }
    public StaffId StaffId { get; init; }
    public CommuneId CommuneId { get; init; }
    public DateOnly Since { get; init; }
}

internal sealed class PlanTaskMapping : IEntityTypeConfiguration<PlanTask>
{
    public void Configure(EntityTypeBuilder<PlanTask> builder)
    {
        builder.ToTable("plan_tasks").HasKey(t => t.Id);
        builder.Ignore(t => t.State);
        builder.Property(t => t.Text).HasMaxLength(PlanTask.LongestText);
        builder.Property(t => t.Source).HasMaxLength(PlanTask.LongestSource);
        builder.Property(t => t.Reason).HasMaxLength(PlanTask.LongestReason);
        builder.HasIndex(t => new { t.CommuneId, t.Number }).IsUnique();
    }
}

internal sealed class PlanResultMapping : IEntityTypeConfiguration<PlanResult>
{
    public void Configure(EntityTypeBuilder<PlanResult> builder)
    {
        builder.ToTable("plan_results").HasKey(r => r.Id);
        builder.Property(r => r.Text).HasMaxLength(PlanResult.LongestText);
        builder.HasIndex(r => r.TaskId);
        builder.HasIndex(r => r.CommuneId);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(r => r.TaskId);
    }
}

internal sealed class UnitContactMapping : IEntityTypeConfiguration<UnitContact>
{
    public void Configure(EntityTypeBuilder<UnitContact> builder)
    {
        builder.ToTable("unit_contacts").HasKey(c => new { c.UnitId, c.StaffId });
        builder.HasIndex(c => c.StaffId);
        builder.HasIndex(c => c.CommuneId);
    }
}
