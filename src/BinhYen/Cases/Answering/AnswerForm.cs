using BinhYen.Cases.Handling;
using BinhYen.Platform.Storage;
using BinhYen.Site;

namespace BinhYen.Cases.Answering;

/// <summary>
/// The answer as an officer fills it in: đã làm gì · khi nào · đơn vị nào · lời trả lời, or a lawful reason with the next
/// address. Every fact that is missing is said beside its field.
/// </summary>
internal sealed record AnswerForm(AnswerDraft Draft, Outcome Outcome, string? LawfulBasis)
{
    /// <summary>Reads and checks; exactly one of the two is not null.</summary>
    public static (AnswerForm? Read, FormErrors? Errors) From(DeedForm form)
    {
        var lawful = form.Text("basis") is "lawful";
        var (what, when, unit) = (form.Text("what"), form.Date("when"), form.Text("unit"));
        var errors = new FormErrors();
        foreach (var missing in lawful ? AnswerQuality.CheckLawfulReason(what, unit) : AnswerQuality.Check(what, when, unit))
            foreach (var (field, message) in form.No(FieldOf(missing), missing).All) errors.Add(field, message);
        if (form.Choice<Outcome>("outcome") is not { } outcome)
        {
            foreach (var (field, message) in form.No("outcome", "Chọn kết quả của vụ việc.").All) errors.Add(field, message);
            return (null, errors);
        }

        if (errors.Any) return (null, errors);
        var draft = lawful ? AnswerDraft.CreateLawfulReason(what, unit, form.Text("text")) : AnswerDraft.Create(what, when, unit, form.Text("text"));
        return draft.TryGet(out var answer, out var no) ? (new AnswerForm(answer, outcome, form.Text("law")), null) : (null, form.No("what", no));
    }

    /// <summary>Seals the words for the case's row.</summary>
    public async Task<SealedAnswer> SealAsync(CaseWork work, CancellationToken cancellationToken) =>
        Draft.Seal(await work.SealAsync(SealPurposes.CaseAnswer, Draft.Words, cancellationToken));

    private static string FieldOf(Refusal missing) =>
        missing == AnswerQuality.WhenMissing ? "when" : missing == AnswerQuality.UnitMissing || missing == AnswerQuality.NextAddressMissing ? "unit" : "what";
}
