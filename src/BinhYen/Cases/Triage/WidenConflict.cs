using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Triage;

/// <summary>Keeps an officer away who turns out to be involved; the circle only grows (workflow §7).</summary>
internal sealed class WidenConflict(Colleagues colleagues, ConflictFinder conflicts, MergedCases merged) : ICaseDeed
{
    public static string Path => "widen-conflict";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var people = await colleagues.OfAsync(work.Case.CommuneId, cancellationToken);
        if (people.FirstOrDefault(p => p.Id.Value == form.Id("who")) is not { } who) return form.No("who", "Chọn cán bộ liên quan.");
        if (form.Text("why") is not { } why) return form.No("why", "Ghi vì sao cán bộ này liên quan.");
        var scope = await conflicts.OfOfficerAsync(work.Case.CommuneId, who.Id, cancellationToken);
        var done = work.Case.WidenConflict(scope, work.Case.Handler is { } handler && scope.Excluded.Contains(handler), await work.ReasonAsync("conflict", why, cancellationToken), work.Occasion);
        if (done.Succeeded)
        {
            await merged.FollowAsync(work.Case, cancellationToken);
            work.Record("cases.conflict-widened.v1", ("excluded", who.Id.ToString()));
        }

        return form.Unless(done, "who");
    }
}
