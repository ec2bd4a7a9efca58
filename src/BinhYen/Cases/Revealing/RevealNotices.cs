using BinhYen.Cases.Escalating;
using BinhYen.Platform.Persistence;

namespace BinhYen.Cases.Revealing;

/// <summary>Puts a notice on the screens of those who oversee openings; saved by the caller together with the journal's entry.</summary>
internal sealed class RevealNotices(BinhYenDb db, TimeProvider clock)
{
    public void Tell(Case @case, Guid request, RevealNotice what, IEnumerable<StaffId> people)
    {
        foreach (var person in people.Distinct())
        {
            db.Add(new StaffAlert
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = @case.CommuneId, StaffId = person, CaseId = @case.Id, Step = StepOf(what, request),
                Level = EscalateTo.Chief, SecondMeans = SecondMeans.None, At = clock.GetUtcNow(),
            });
        }
    }

    private static string StepOf(RevealNotice what, Guid request) => $"{RevealSteps.Prefix}{what}:{request:N}";
}
