using BinhYen.Platform.Storage;
using BinhYen.Site;

namespace BinhYen.Cases.Handling;

/// <summary>Asks the committee without anything that points to a person (R-HG-45).</summary>
internal sealed class AskCommittee(CaseSources sources) : IComparingDeed
{
    public static string Path => "ask-committee";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var question = form.Text("text");
        var told = (await sources.OfAsync(work.Case.Id, cancellationToken)).SelectMany(t => t.Messages).ToList();
        if (AnonymisedQuestion.Check(question, told) is { } refusal) return form.No("text", refusal);
        var words = await work.SealAsync(SealPurposes.CommitteeQuestion, question!, cancellationToken);
        if (!AnonymisedQuestion.Create(question, told, _ => words).TryGet(out var asked, out var no)) return form.No("text", no);
        var done = work.Case.AskCommittee(asked, work.Occasion);
        if (done.Succeeded) work.Record("cases.committee-asked.v1");
        return form.Unless(done, "text");
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
