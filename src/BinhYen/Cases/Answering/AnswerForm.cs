using BinhYen.Cases.Handling;
using BinhYen.Platform.Storage;
using BinhYen.Site;

namespace BinhYen.Cases.Answering;

/// <summary>
/// The answer as an officer fills it in: đã làm gì · khi nào · đơn vị nào · lời trả lời, or a lawful reason with the next
/// address. Every fact that is missing is said beside its field. Where a case has several reporters each may get words of
/// their own around the same facts.
/// </summary>
/// <param name="Draft">What every reporter reads who has no words of their own.</param>
/// <param name="Outcome">What the case came to.</param>
/// <param name="LawfulBasis">The law for crime matters; null for others.</param>
/// <param name="Own">Words for one reporter alone, by thread.</param>
internal sealed record AnswerForm(AnswerDraft Draft, Outcome Outcome, string? LawfulBasis, IReadOnlyDictionary<ConversationId, AnswerDraft> Own)
{
    /// <summary>Field of the words for one reporter alone.</summary>
    public static string OwnField(ConversationId thread) => $"own-{thread}";

    /// <summary>Reads and checks; exactly one of the two is not null.</summary>
    public static (AnswerForm? Read, FormErrors? Errors) From(DeedForm form, IReadOnlyList<ReportThread> threads)
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
        Result<AnswerDraft> Around(string? text) => lawful ? AnswerDraft.CreateLawfulReason(what, unit, text) : AnswerDraft.Create(what, when, unit, text);
        if (!Around(form.Text("text")).TryGet(out var answer, out var no)) return (null, form.No("what", no));
        var own = threads.Count < 2 ? [] : threads.Where(t => form.Text(OwnField(t.Id)) is not null).ToDictionary(t => t.Id, t => Around(form.Text(OwnField(t.Id))).Value);
        return (new AnswerForm(answer, outcome, form.Text("law"), own), null);
    }

    /// <summary>Seals the words for the case's row.</summary>
    public async Task<SealedAnswer> SealAsync(CaseWork work, CancellationToken cancellationToken) =>
        Draft.Seal(await work.SealAsync(SealPurposes.CaseAnswer, Draft.Words, cancellationToken));

    /// <summary>Holds every reporter's answer against the informant wall (R-TT-53); exactly one of the two is not null.</summary>
    public async Task<(IReadOnlyList<ReporterAnswer>? Passed, FormErrors? Errors)> PassAsync(
        InformantWall wall, CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var passed = new List<ReporterAnswer>();
        var threads = await work.ThreadsAsync(cancellationToken);
        var (common, errors) = await work.PassAsync(
            wall, form, form.Text("text") is null ? "what" : "text", Draft.Words, [.. threads.Where(t => !Own.ContainsKey(t.Id))], cancellationToken);
        if (common is null) return (null, errors);
        foreach (var thread in threads)
        {
            var words = common;
            if (Own.TryGetValue(thread.Id, out var own))
            {
                (words, errors) = await work.PassAsync(wall, form, OwnField(thread.Id), own.Words, [thread], cancellationToken);
                if (words is null) return (null, errors);
            }

            passed.Add(new ReporterAnswer(thread, words));
        }

        return (passed, null);
    }

    /// <summary>Keeps the words for single reporters beside the draft until it is approved.</summary>
    public async Task KeepOwnAsync(CaseWork work, CancellationToken cancellationToken)
    {
        foreach (var (thread, own) in Own)
            work.Db.Add(new OwnAnswer
            {
                CaseId = work.Case.Id, Number = work.Case.Answers[^1].Number, ThreadId = thread,
                Text = await work.SealAsync(SealPurposes.CaseAnswer, own.Words, cancellationToken),
            });
    }

    private static string FieldOf(Refusal missing) =>
        missing == AnswerQuality.WhenMissing ? "when" : missing == AnswerQuality.UnitMissing || missing == AnswerQuality.NextAddressMissing ? "unit" : "what";
}

/// <summary>What one reporter is answered.</summary>
internal sealed record ReporterAnswer(ReportThread Thread, WalledWords Words)
{
    /// <summary>Says to each reporter what is meant for them.</summary>
    public static async Task TellAsync(CaseWork work, IReadOnlyList<ReporterAnswer> answers, CancellationToken cancellationToken)
    {
        foreach (var answer in answers) await work.TellAsync(answer.Thread, ThreadMessageKind.Answer, answer.Words, cancellationToken);
    }
}
