using BinhYen.Platform.Storage;
using BinhYen.Site;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Handling;

/// <summary>Asks the committee without anything that points to a person (R-HG-45).</summary>
internal sealed class AskCommittee(SealedRecords seals) : ICaseDeed
{
    public static string Path => "ask-committee";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var question = form.Text("text");
        var told = await ToldAsync(work, cancellationToken);
        if (AnonymisedQuestion.Check(question, told) is { } refusal) return form.No("text", refusal);
        var words = await work.SealAsync(SealPurposes.CommitteeQuestion, question!, cancellationToken);
        if (!AnonymisedQuestion.Create(question, told, _ => words).TryGet(out var asked, out var no)) return form.No("text", no);
        var done = work.Case.AskCommittee(asked, work.Occasion);
        if (done.Succeeded) work.Record("cases.committee-asked.v1");
        return form.Unless(done, "text");
    }

    private async Task<List<string>> ToldAsync(CaseWork work, CancellationToken cancellationToken)
    {
        var threads = (await work.ThreadsAsync(cancellationToken)).Select(t => t.Id).ToList();
        var rows = await work.Db.Set<ThreadMessage>().AsNoTracking().Where(m => threads.Contains(m.ThreadId) && m.Voice == ThreadVoice.Reporter)
            .Select(m => m.Text).ToListAsync(cancellationToken);
        var told = new List<string>();
        foreach (var row in rows) told.Add(await seals.OpenAsync(row, SealPurposes.ThreadMessage, cancellationToken));
        return told;
    }
}

/// <summary>Stores the committee's guidance beside its question.</summary>
internal sealed class StoreGuidance : ICaseDeed
{
    public static string Path => "guidance";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("text") is not { } guidance) return form.No("text", "Ghi ý kiến hướng dẫn của Ban Chỉ đạo.");
        _ = int.TryParse(form.Text("number"), out var number);
        var done = work.Case.StoreGuidance(number, await work.SealAsync(SealPurposes.CommitteeGuidance, guidance, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.guidance-stored.v1", ("number", number));
        return form.Unless(done, "text");
    }
}
