using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Triage;

/// <summary>T2: an officer says "I look at it". The clock of the first human look stops, and how long it took is written down (R-YC-07).</summary>
internal sealed class OpenForTriage : ICaseDeed
{
    public static string Path => "look";

    public Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var done = work.Case.StartTriage(work.Occasion);
        if (done.Succeeded)
            work.Record("cases.looked-at.v1", ("seconds", (long)(work.Now - work.Case.ReceivedAt).TotalSeconds), ("hamlet", work.Case.HamletId?.ToString()));
        return Task.FromResult(form.Unless(done, "submit"));
    }
}
