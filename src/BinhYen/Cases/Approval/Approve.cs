using BinhYen.Cases.Answering;
using BinhYen.Cases.Handling;
using BinhYen.Platform.Storage;
using BinhYen.Site;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Approval;

/// <summary>T11: a leader who neither wrote it nor handles the case approves; then every reporter gets the answer, each the own one.</summary>
internal sealed class Approve(SealedRecords seals, InformantWall wall) : IComparingDeed
{
    public static string Path => "approve";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var draft = work.Case.CurrentDraft;
        var done = work.Case.Approve(work.Occasion);
        if (!done.Succeeded) return form.Unless(done, "submit");
        var (answers, errors) = await PassAsync(work, draft!, cancellationToken);
        if (answers is null) return errors;
        await ReporterAnswer.TellAsync(work, answers, cancellationToken);
        work.Record("cases.answered.v1", ("outcome", work.Case.Finding!.Outcome.ToString()), ("written", draft!.WrittenBy.ToString()));
        return null;
    }

    // Another report may have joined the case since the draft was written, so it is held against the wall once more. What
    // the writer was asked to look at was decided then; the leader reads the same words and answers for them now.
    private async Task<(IReadOnlyList<ReporterAnswer>? Answers, FormErrors? Errors)> PassAsync(CaseWork work, CaseAnswer draft, CancellationToken cancellationToken)
    {
        var common = await seals.OpenAsync(draft.Text!, SealPurposes.CaseAnswer, cancellationToken);
        var own = await work.Db.Set<OwnAnswer>().AsNoTracking().Where(a => a.CaseId == work.Case.Id && a.Number == draft.Number)
            .ToDictionaryAsync(a => a.ThreadId, a => a.Text, cancellationToken);
        var answers = new List<ReporterAnswer>();
        foreach (var thread in await work.ThreadsAsync(cancellationToken))
        {
            var text = own.TryGetValue(thread.Id, out var alone) ? await seals.OpenAsync(alone, SealPurposes.CaseAnswer, cancellationToken) : common;
            var (words, errors) = await wall.PassAsync(work.Case, WallWriter.Of(work.Staff), text, [thread.Id], "submit", looked: true, cancellationToken);
            if (words is null) return (null, errors!.Add("submit", "Từ khi soạn đã có thêm tin nhập vào vụ việc, nên lời trả lời này có thể làm lộ. Trả lại để người xử lý viết lại."));
            answers.Add(new ReporterAnswer(thread, words));
        }

        return (answers, null);
    }
}
