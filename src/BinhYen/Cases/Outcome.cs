namespace BinhYen.Cases;

/// <summary>How a case ended (workflow §5.2). Every case ends in exactly one (R-TT-11).</summary>
internal enum Outcome
{
    Resolved,
    PartlyResolved,
    Mediated,
    AdministrativeSanctionProposed,
    TransferredToInvestigation,
    TransferredToOtherBody,
    NotConfirmed,
    NoBasis,
    GuidanceGiven,
    WithdrawnByReporter,
    Duplicate,
    NotACase,
}

/// <summary>Words of <see cref="Outcome"/>.</summary>
internal static class Outcomes
{
    /// <summary>Outcomes that an answer may carry; the others follow from merging or dismissing.</summary>
    public static IReadOnlyList<Outcome> OfAnswers { get; } =
        [.. Enum.GetValues<Outcome>().Where(o => o is not (Outcome.Duplicate or Outcome.NotACase))];

    /// <summary>The Vietnamese label.</summary>
    public static string Label(Outcome outcome) => outcome switch
    {
        Outcome.Resolved => "Đã giải quyết",
        Outcome.PartlyResolved => "Đã giải quyết một phần",
        Outcome.Mediated => "Hòa giải thành",
        Outcome.AdministrativeSanctionProposed => "Đề xuất xử phạt hành chính",
        Outcome.TransferredToInvestigation => "Đã chuyển Cơ quan điều tra",
        Outcome.TransferredToOtherBody => "Đã chuyển cơ quan khác",
        Outcome.NotConfirmed => "Xác minh: không đúng như tin báo",
        Outcome.NoBasis => "Chưa đủ căn cứ",
        Outcome.GuidanceGiven => "Đã hướng dẫn",
        Outcome.WithdrawnByReporter => "Người phản ánh rút tin",
        Outcome.Duplicate => "Trùng vụ việc khác",
        Outcome.NotACase => "Không phải vụ việc",
    };
}

/// <summary>What verification found (T8).</summary>
internal enum VerificationResult
{
    /// <summary>Đúng như tin báo.</summary>
    Confirmed,

    /// <summary>Đúng một phần.</summary>
    PartlyConfirmed,

    /// <summary>Không đúng.</summary>
    NotConfirmed,

    /// <summary>Không thể xác minh.</summary>
    CannotBeVerified,

    /// <summary>Không cần xác minh: a question, suggestion or praise has nothing to verify.</summary>
    NotNeeded,
}

/// <summary>Why somebody wants an answered case opened again (T15).</summary>
internal enum ReopenGround
{
    /// <summary>Có tình tiết mới.</summary>
    NewFacts,

    /// <summary>Không đồng ý với nội dung trả lời.</summary>
    Objection,

    /// <summary>Không đồng ý về người xử lý: the next handler is another one.</summary>
    ObjectionToHandler,

    /// <summary>Chưa thỏa đáng: once, straight to the chief.</summary>
    NotSatisfied,
}
