using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Site;

namespace BinhYen.Verification.Asking;

/// <summary>What the page of a case's verification shows: set by the endpoint, read while it is rendered.</summary>
internal sealed class VerificationScreen
{
    public CaseUnderVerification Work { get; set; } = null!;
    public IReadOnlyList<RequestView> Requests { get; set; } = [];
    public IReadOnlyList<Hamlet> Hamlets { get; set; } = [];
    public IReadOnlyList<VerifierChoice> Choices { get; set; } = [];
    public RequestForm Form { get; set; } = new();
    public ExposureReading? Reading { get; set; }
    public FormErrors? Errors { get; set; }
    public AnswerSummary Summary { get; set; } = AnswerSummary.Of(0, 0, []);
    public string? Done { get; set; }
    public DateOnly Today { get; set; }

    /// <summary>Address and one-time code for one verifier, shown this once.</summary>
    public (string Who, string Address, string Code)? Link { get; set; }

    /// <summary>What was typed about the result.</summary>
    public string? Note { get; set; }
}
