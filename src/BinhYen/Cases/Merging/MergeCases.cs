using BinhYen.Cases.Handling;
using BinhYen.Site;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Merging;

/// <summary>
/// T16: the same event was reported twice; one case goes on. Threads stay apart, only the case they belong to changes,
/// so that each reporter is answered alone (R-TT-53).
/// </summary>
internal sealed class MergeCases(VisibleCases visible, LoadCase cases, ThreadSights sights) : ICaseDeed
{
    public static string Path => "merge";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (!CaseCode.TryParse(form.Text("into"), out var code)) return form.No("into", "Nhập mã của vụ việc sẽ tiếp tục, ví dụ AP-7K3F-29X.");
        // Whoever was handed a case reads no words before accepting the note; in another case they would stand at once (ISO-15).
        if (await sights.OfAsync(work.Staff, work.Case.Id, cancellationToken) is not ThreadSight.Open) return form.No("into", CaseRefusals.WordsAreSealed);
        var seen = await visible.ForAsync(work.Staff, cancellationToken);
        if (!await seen.AnyAsync(c => c.Code == code, cancellationToken)) return form.No("into", CaseRefusals.NotFound);
        var target = (await cases.FindAsync(work.Case.CommuneId, code, cancellationToken))!;
        var done = work.Case.MergeInto(target, work.Occasion);
        if (!done.Succeeded) return form.Unless(done, "into");

        foreach (var report in work.Case.Reports)
        {
            var joined = new CaseReport
            {
                ReportId = report.ReportId, ConversationId = report.ConversationId, ContentHash = report.ContentHash, ReceivedAt = report.ReceivedAt,
            };
            if (target.AddReport(joined, work.Occasion).Refusal is { } no) return form.No("into", no);
        }

        foreach (var thread in await work.ThreadsAsync(cancellationToken)) thread.CaseId = target.Id;
        // Whoever searches for a word of the merged report finds the case that goes on.
        await work.Db.CopyTermsAsync(work.Case.Id, target.Id, cancellationToken);
        work.Touch(target.Id);
        work.Record("cases.merged.v1", ("into", target.Code.ToString()));
        return null;
    }
}
