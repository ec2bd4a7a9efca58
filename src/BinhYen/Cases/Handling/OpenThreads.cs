using BinhYen.Platform.Storage;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Cases.Handling;

/// <summary>The chief opens the threads of a finished case for one officer, with a reason (ISO-15).</summary>
internal sealed class OpenThreads(Colleagues colleagues) : ICaseDeed
{
    public static string Path => "open-threads";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (work.Staff.Role is not StaffRole.PoliceChief) return form.No("submit", CaseRefusals.NotYours);
        if (work.Case.State is not (CaseState.Closed or CaseState.Merged)) return form.No("submit", CaseRefusals.WrongState(work.Case.State));
        if ((await colleagues.OfAsync(work.Case.CommuneId, cancellationToken)).FirstOrDefault(c => c.Id.Value == form.Id("who")) is not { } who || !who.AsActor.IsOfficer || work.Case.IsHiddenFrom(who.AsActor))
            return form.No("who", "Chọn cán bộ Công an xã không liên quan đến tin này.");
        if (form.Text("why") is not { } why) return form.No("why", "Ghi vì sao cần xem lại cuộc trao đổi cũ.");
        work.Db.Add(new ThreadTrust
        {
            Id = Guid.CreateVersion7(work.Now), CaseId = work.Case.Id, CommuneId = work.Case.CommuneId, StaffId = who.Id, OpenedBy = work.Staff.Id, At = work.Now,
            Reason = await work.SealAsync(SealPurposes.CaseReason, why, cancellationToken),
        });
        work.Record("cases.threads-opened.v1", ("for", who.Id.ToString()));
        return null;
    }
}
