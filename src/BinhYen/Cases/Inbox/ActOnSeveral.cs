using BinhYen.Cases.Handling;
using BinhYen.Staff;

namespace BinhYen.Cases.Inbox;

/// <summary>What came of an act on several cases: how many, and why not for each of the others.</summary>
internal sealed record SeveralOutcome(string? Done, IReadOnlyList<string> Problems);

/// <summary>Takes several cases at once, or puts junk away with its reason; each case is decided and saved for itself.</summary>
internal sealed class ActOnSeveral(IServiceScopeFactory scopes)
{
    public async Task<SeveralOutcome> RunAsync(CurrentStaff staff, string act, IReadOnlyList<CaseCode> picked, CancellationToken cancellationToken)
    {
        if (picked.Count == 0) return new SeveralOutcome(null, ["Chưa đánh dấu tin nào. Đánh dấu vào ô đầu dòng rồi bấm lại."]);
        List<string> problems = [];
        foreach (var code in picked)
        {
            // A scope each, so that one refusal leaves nothing behind for the next.
            await using var scope = scopes.CreateAsyncScope();
            var desk = scope.ServiceProvider.GetRequiredService<CaseDesk>();
            if (!(await desk.OpenAsync(staff, code, cancellationToken)).TryGet(out var work, out var missing)) problems.Add($"{code}: {missing.Message}");
            else if (await DoAsync(act, work, scope.ServiceProvider, cancellationToken) is { } no) problems.Add($"{code}: {no.Message}");
            else if (!await desk.SaveAsync(work, cancellationToken)) problems.Add($"{code}: vừa có người cập nhật, hãy mở ra xem.");
        }

        var count = picked.Count - problems.Count;
        return new SeveralOutcome(count == 0 ? null : act is "spam" ? $"Đã bỏ {count} tin rác." : act is "unspam" ? $"Đã hoàn tác: {count} tin trở lại như cũ." : $"Đã nhận {count} tin về bạn.", problems);
    }

    private static async Task<Refusal?> DoAsync(string act, CaseWork work, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (work.Case.State is CaseState.Received)
        {
            if (work.Case.StartTriage(work.Occasion).Refusal is { } no) return no;
            work.Record("cases.looked-at.v1", ("seconds", (long)(work.Now - work.Case.ReceivedAt).TotalSeconds), ("hamlet", work.Case.HamletId?.ToString()));
        }

        return act switch
        {
            "take" => await TakeAsync(work, services.GetRequiredService<Colleagues>(), cancellationToken),
            "spam" => PutAway(work),
            "unspam" => Undo(work),
            _ => CaseRefusals.NotYours,
        };
    }

    private static async Task<Refusal?> TakeAsync(CaseWork work, Colleagues colleagues, CancellationToken cancellationToken)
    {
        if (work.Case.KindConfirmedBy is null)
        {
            // Taking over the machine's suggestion is a decision, so it is written down as one.
            if (work.Case.ConfirmKind(work.Occasion).Refusal is { } no) return no;
            work.Record("cases.kind-confirmed.v1", ("kind", work.Case.Kind.ToString()));
        }

        var me = (await colleagues.OfAsync(work.Case.CommuneId, cancellationToken)).Single(c => c.Id == work.Staff.Id);
        var substitute = await colleagues.SubstituteForAsync(work.Case, me.Id, cancellationToken);
        if (work.Case.Assign(new Assignment(me.AsActor, me.IsAway, substitute?.AsActor), work.Occasion).Refusal is { } refused) return refused;
        work.Record("cases.assigned.v1", ("handler", work.Case.Handler?.ToString()), ("substitute", work.Case.SubstituteHandler?.ToString()));
        return null;
    }

    private static Refusal? Undo(CaseWork work)
    {
        if (work.Case.UndoDismissal(work.Occasion).Refusal is { } no) return no;
        work.Record("cases.dismissal-undone.v1");
        return null;
    }

    private static Refusal? PutAway(CaseWork work)
    {
        var reason = new Reason("spam");
        if (work.Case.Category is not CaseCategory.Spam && work.Case.Reclassify(CaseCategory.Spam, reason, work.Occasion).Refusal is { } first) return first;
        if (work.Case.Kind is not CaseKind.NonCase && work.Case.ChangeKind(CaseKind.NonCase, reason, work.Occasion).Refusal is { } second) return second;
        if (work.Case.KindConfirmedBy is null && work.Case.PendingKind is null && work.Case.ConfirmKind(work.Occasion).Refusal is { } third) return third;
        if (work.Case.DismissAsNotACase(reason, replied: false, work.Occasion).Refusal is { } fourth) return fourth;
        work.Record("cases.dismissed.v1", ("reason", reason.Code));
        return null;
    }
}
