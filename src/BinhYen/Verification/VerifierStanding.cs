namespace BinhYen.Verification;

/// <summary>How somebody stands to questions to a verifier.</summary>
internal enum VerifierStanding
{
    /// <summary>Is none, or was asked nothing for long.</summary>
    IsNotAsked,

    /// <summary>Was asked in the last days: what is quoted and stands in no report is such a question.</summary>
    WasAsked,

    /// <summary>Was asked within three days, and nothing waits any more: "sao hết hạn nhanh thế" is an answer to it.</summary>
    WasAskedLately,

    /// <summary>A question waits, or was answered a moment ago.</summary>
    IsAsked,
}
