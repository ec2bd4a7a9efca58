namespace BinhYen.Cases;

/// <summary>How blind verification of a case stands, in one line for its page.</summary>
/// <param name="Words">"2/3 người đã trả lời".</param>
/// <param name="Waits">True when somebody has to decide or an answer has come that was not looked at.</param>
internal sealed record VerificationBrief(string Words, bool Waits);

/// <summary>Tells the page of a case how its verification stands. The room that verifies implements it.</summary>
internal interface ICaseVerification
{
    /// <summary>Null when nobody was asked about this case.</summary>
    Task<VerificationBrief?> OfAsync(CaseId id, CancellationToken cancellationToken);
}
