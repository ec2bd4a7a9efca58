namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>Asks the committee for guidance without anything that points to a person (R-HG-45).</summary>
    public Result AskCommittee(AnonymisedQuestion question, Occasion o)
    {
        if (Unless(o, Who.Handler | Who.Leader, [.. CaseStates.Open]) is { } no) return no;
        if (HasConflict || IsCrime || IsNationalSecurity) return CaseRefusals.NotForCommittee;
        questions.Add(new CommitteeQuestion
        {
            CaseId = Id, Number = questions.Count + 1, Question = question.Text, AskedBy = o.Staff!.Id, AskedAt = o.At,
        });
        Note(CaseAct.AskCommittee, o);
        return Result.Done;
    }

    /// <summary>Stores the committee's guidance beside the question.</summary>
    public Result StoreGuidance(int number, SealedText guidance, Occasion o)
    {
        if (Unless(o, Who.Committee | Who.Leader, [.. CaseStates.Open, CaseState.Transferred, CaseState.Answered]) is { } no) return no;
        if (questions.SingleOrDefault(q => q.Number == number && q.Guidance is null) is not { } question) return CaseRefusals.NoSuchQuestion;
        (question.Guidance, question.GuidedBy, question.GuidedAt) = (guidance, o.Staff!.Id, o.At);
        Note(CaseAct.StoreGuidance, o);
        return Result.Done;
    }
}
