using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Triage;

/// <summary>A child is concerned, or is not after all (P-11).</summary>
internal sealed class MarkMinor : ICaseDeed
{
    public static string Path => "minor";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("why") is not { } why) return form.No("why", "Ghi vì sao: tuổi do ai nói, hoặc vì sao không phải trẻ em.");
        var concerned = !work.Case.ConcernsMinor;
        var done = work.Case.MarkMinor(concerned, await work.ReasonAsync("minor", why, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record(concerned ? "cases.minor-marked.v1" : "cases.minor-unmarked.v1");
        return form.Unless(done, "why");
    }
}
