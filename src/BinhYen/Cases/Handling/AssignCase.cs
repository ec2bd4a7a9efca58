using BinhYen.Site;

namespace BinhYen.Cases.Handling;

/// <summary>T4: gives the case to one named handler with a substitute (R-DT-07). Officers take it themselves; leaders may give it to anybody fit.</summary>
internal sealed class AssignCase(Colleagues colleagues) : ICaseDeed
{
    public static string Path => "assign";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (await ReadAsync(colleagues, work, form, cancellationToken) is not { } to) return form.No("handler", "Chọn người xử lý.");
        var done = work.Case.Assign(to, work.Occasion);
        if (done.Succeeded) work.Record("cases.assigned.v1", ("handler", work.Case.Handler?.ToString()), ("substitute", work.Case.SubstituteHandler?.ToString()));
        return form.Unless(done, "handler");
    }

    /// <summary>Reads handler and substitute; without a handler the person acts for themselves, without a substitute the roster names one.</summary>
    internal static async Task<Assignment?> ReadAsync(Colleagues colleagues, CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var people = await colleagues.OfAsync(work.Case.CommuneId, cancellationToken);
        var chosen = form.Id("handler") ?? work.Staff.Id.Value;
        if (people.FirstOrDefault(p => p.Id.Value == chosen) is not { } handler) return null;
        var substitute = form.Id("substitute") is { } named
            ? people.FirstOrDefault(p => p.Id.Value == named)
            : await colleagues.SubstituteForAsync(work.Case, handler.Id, cancellationToken);
        return new Assignment(handler.AsActor, handler.IsAway, substitute?.AsActor);
    }
}

/// <summary>A leader gives a case in work to another handler.</summary>
internal sealed class HandOverCase(Colleagues colleagues) : ICaseDeed
{
    public static string Path => "hand-over";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Id("handler") is null || await AssignCase.ReadAsync(colleagues, work, form, cancellationToken) is not { } to)
            return form.No("handler", "Chọn người xử lý mới.");
        if (form.Text("why") is not { } why) return form.No("why", "Ghi lý do bàn giao, ví dụ: “cán bộ chuyển công tác”.");
        var done = work.Case.HandOver(to, await work.ReasonAsync("hand-over", why, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.handed-over.v1", ("handler", work.Case.Handler?.ToString()));
        return form.Unless(done, "handler");
    }
}
