using BinhYen.Cases.Handling;
using BinhYen.Site;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Transferring;

/// <summary>"Gỡ bỏ và lập biên bản": the chief takes a State secret out of the system (B-03).</summary>
internal sealed class TakeSecretOut(EraseWords erase) : ICaseDeed
{
    public static string Path => "secret-out";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Choice<SecretGround>("ground") is not { } ground) return form.No("ground", "Chọn vì sao biết đây là bí mật nhà nước. Đừng chép lại nội dung.");
        if (!form.Has("sure")) return form.No("sure", "Đánh dấu vào ô xác nhận: nội dung bị hủy, không khôi phục được.");
        var done = work.Case.TakeSecretOut(ground, work.Occasion);
        if (!done.Succeeded) return form.Unless(done, "ground");
        var threads = await work.ThreadsAsync(cancellationToken);
        var ids = threads.Select(t => t.Id).ToList();
        var messages = await work.Db.Set<ThreadMessage>().AsNoTracking().Where(m => ids.Contains(m.ThreadId)).Select(m => m.Attachments).ToListAsync(cancellationToken);
        var minutes = new SecretRemoval
        {
            Id = Guid.CreateVersion7(work.Now), CommuneId = work.Case.CommuneId, CaseId = work.Case.Id, At = work.Now, By = work.Staff.Id, Ground = ground,
            Messages = messages.Count, Files = messages.Sum(m => m.Count), Channel = threads[0].Channel,
        };
        work.Db.Add(minutes);
        work.Record("cases.secret-taken-out.v1", ("ground", ground.ToString()), ("messages", minutes.Messages), ("files", minutes.Files));
        work.AfterSave.Add(await erase.OfCaseAsync(work.Case.Id, EraseWords.StateSecret, cancellationToken));
        return null;
    }
}
