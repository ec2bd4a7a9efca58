using BinhYen.Site;

namespace BinhYen.Cases.Handling;

/// <summary>The new handler accepts the note of confidentiality and may then read the threads (ISO-15).</summary>
internal sealed class AcceptNote : ICaseDeed
{
    public static string Path => "accept-note";

    public Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (work.Case.Handler != work.Staff.Id && work.Case.SubstituteHandler != work.Staff.Id) return Task.FromResult<FormErrors?>(form.No("submit", CaseRefusals.NotYours));
        if (!form.Has("agree")) return Task.FromResult<FormErrors?>(form.No("agree", "Đánh dấu vào ô cam kết để xem cuộc trao đổi."));
        work.Db.Add(new ThreadTrust { Id = Guid.CreateVersion7(work.Now), CaseId = work.Case.Id, CommuneId = work.Case.CommuneId, StaffId = work.Staff.Id, At = work.Now });
        work.Record("cases.note-accepted.v1");
        return Task.FromResult<FormErrors?>(null);
    }
}
