using BinhYen.Cases.Handling;
using BinhYen.Communes;
using BinhYen.Site;

namespace BinhYen.Cases.Triage;

/// <summary>Says in which hamlet it happened; the hamlet's officer then sees it.</summary>
internal sealed class LocateCase(CommuneDirectory directory, ConflictOfCase conflict) : ICaseDeed
{
    public static string Path => "locate";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var hamlets = await directory.HamletsAsync(work.Case.CommuneId, cancellationToken);
        if (hamlets.Find(h => h.Id.Value == form.Id("hamlet")) is not { } hamlet) return form.No("hamlet", "Chọn nơi xảy ra.");
        var done = work.Case.Locate(hamlet.Id, work.Occasion);
        if (done.Succeeded)
        {
            work.Record("cases.located.v1", ("hamlet", hamlet.Code));
            await conflict.WidenAsync(work.Case, work.Staff.Id, cancellationToken);
        }

        return form.Unless(done, "hamlet");
    }
}
