using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>Life of a model (R-YC-36).</summary>
public enum ModelStage
{
    [Words("Dự thảo")] Draft,
    [Words("Chuẩn bị")] Preparing,
    [Words("Đã ra mắt")] Launched,
    [Words("Đang vận hành")] Operating,
    [Words("Tạm dừng")] Suspended,
    [Words("Đã kết thúc")] Closed,
}

/// <summary>Which stage may follow which.</summary>
internal static class ModelStages
{
    /// <summary>Stages that may follow. Without a launch event the preparation ends in operation.</summary>
    public static IReadOnlyList<ModelStage> After(ModelStage stage, bool hasLaunch) => stage switch
    {
        ModelStage.Draft => [ModelStage.Preparing, ModelStage.Closed],
        ModelStage.Preparing => hasLaunch ? [ModelStage.Launched, ModelStage.Closed] : [ModelStage.Operating, ModelStage.Closed],
        ModelStage.Launched => [ModelStage.Operating, ModelStage.Suspended, ModelStage.Closed],
        ModelStage.Operating => [ModelStage.Suspended, ModelStage.Closed],
        ModelStage.Suspended => [ModelStage.Operating, ModelStage.Closed],
        ModelStage.Closed => [],
    };

    /// <summary>
    /// What one save may lead to: the stages that follow, and launch and operation beyond them. A commune that launched its model
    /// before it had this program writes down all of it with the one plan it has.
    /// </summary>
    public static IReadOnlyList<ModelStage> Within(ModelStage stage, bool hasLaunch) =>
        [.. Enum.GetValues<ModelStage>().Where(to => Through(stage, to, hasLaunch) is { Count: > 0 } way && (way.Count == 1 || to is ModelStage.Launched or ModelStage.Operating))];

    /// <summary>Stages on the way, the last one included; each is recorded. Empty when no way leads there; nobody pauses a model on the way.</summary>
    public static IReadOnlyList<ModelStage> Through(ModelStage from, ModelStage to, bool hasLaunch)
    {
        var next = After(from, hasLaunch);
        if (next.Contains(to)) return [to];
        var ways = next.Where(s => s > from && s is ModelStage.Preparing or ModelStage.Launched).Select(s => (Stage: s, Onward: Through(s, to, hasLaunch)));
        return ways.Where(w => w.Onward.Count > 0).Select(IReadOnlyList<ModelStage> (w) => [w.Stage, .. w.Onward]).FirstOrDefault() ?? [];
    }
}

/// <summary>A change of stage with its date and its paper. Rows are only added: the life of a model is read from them.</summary>
internal sealed class StageChange
{
    public CommuneId CommuneId { get; init; }

    /// <summary>1, 2, 3 … within the commune.</summary>
    public int Number { get; init; }

    public ModelStage Stage { get; init; }

    /// <summary>From which day; not before the change before it.</summary>
    public DateOnly From { get; init; }

    /// <summary>The document that ordered it.</summary>
    public required BasisDocument Basis { get; init; }

    public StaffId DecidedBy { get; init; }
    public DateTimeOffset DecidedAt { get; init; }
}

internal sealed class StageChangeMapping : IEntityTypeConfiguration<StageChange>
{
    public void Configure(EntityTypeBuilder<StageChange> builder)
    {
        builder.ToTable("model_stages").HasKey(s => new { s.CommuneId, s.Number });
        builder.OwnsOne(s => s.Basis, basis => basis.HasLengths());
        builder.Navigation(s => s.Basis).IsRequired();
    }
}

/// <summary>The life of a model so far.</summary>
/// <param name="Changes">In order.</param>
/// <param name="Now">Stage of today.</param>
/// <param name="LaunchedOn">Day of the launch; null before it, or without one.</param>
/// <param name="OperatingSince">First day of operation; null before it.</param>
internal sealed record ModelLife(IReadOnlyList<StageChange> Changes, ModelStage Now, DateOnly? LaunchedOn, DateOnly? OperatingSince)
{
    public static ModelLife Of(IReadOnlyList<StageChange> changes, DateOnly today)
    {
        DateOnly? First(ModelStage stage) => changes.FirstOrDefault(c => c.Stage == stage)?.From;
        return new ModelLife(changes, changes.LastOrDefault(c => c.From <= today)?.Stage ?? ModelStage.Draft, First(ModelStage.Launched), First(ModelStage.Operating));
    }

    /// <summary>The day periods are counted from: the profile's start month, or the first day of operation, or the launch.</summary>
    public DateOnly? Begin(ProfileValues profile) => profile.OperationFrom?.FirstDay ?? OperatingSince ?? LaunchedOn;

    /// <summary>Building is late: the deadline has come and nothing was launched.</summary>
    public bool IsLate(ProfileValues profile, DateOnly today) => Now is ModelStage.Draft or ModelStage.Preparing && profile.BuildDeadline is { } before && today >= before;
}
