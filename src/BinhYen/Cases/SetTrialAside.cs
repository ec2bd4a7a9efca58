using BinhYen.Cases.Handling;
using BinhYen.Staff;

namespace BinhYen.Cases;

/// <summary>
/// Sets a report aside that was only sent to see that one arrives. It goes the way of any "chào hỏi, thử tin": looked at, answered
/// under its code, no case; so no deadline runs and no figure counts it.
/// </summary>
internal sealed class SetTrialAside(CaseDesk desk, InformantWall wall)
{
    private const string Answer = "Đây là tin thử đường báo tin. Tin đã đến nơi, không cần làm gì thêm.";

    /// <param name="staff">Who tried.</param>
    /// <param name="code">The case the trial became.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Result> HandleAsync(CurrentStaff staff, CaseCode code, CancellationToken cancellationToken)
    {
        if (!(await desk.OpenAsync(staff, code, cancellationToken)).TryGet(out var work, out var missing)) return missing;
        if (work.Case.State is CaseState.NotACase) return Result.Done;
        if (await DismissAsync(work, cancellationToken) is { } no) return no;
        return await desk.SaveAsync(work, cancellationToken) ? Result.Done : CaseRefusals.TooBusy;
    }

    private async Task<Refusal?> DismissAsync(CaseWork work, CancellationToken cancellationToken)
    {
        if (work.Case.StartTriage(work.Occasion).Refusal is { } first) return first;
        work.Record("cases.looked-at.v1", ("seconds", (long)(work.Now - work.Case.ReceivedAt).TotalSeconds), ("hamlet", work.Case.HamletId?.ToString()));
        if (work.Case.ConfirmKind(work.Occasion).Refusal is { } second) return second;
        work.Record("cases.kind-confirmed.v1", ("kind", work.Case.Kind.ToString()));
        var threads = await work.ThreadsAsync(cancellationToken);
        if ((await wall.PassAsync(work.Case, WallWriter.Of(work.Staff), Answer, [.. threads.Select(t => t.Id)], "reply", looked: true, cancellationToken)).Words is not { } words) return CaseRefusals.NotYours;
        var reason = new Reason("trial");
        if (work.Case.DismissAsNotACase(reason, replied: true, work.Occasion).Refusal is { } third) return third;
        await work.TellAllAsync(ThreadMessageKind.Answer, words, cancellationToken);
        work.Record("cases.dismissed.v1", ("reason", reason.Code));
        return null;
    }
}
