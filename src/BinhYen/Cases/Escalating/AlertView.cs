namespace BinhYen.Cases.Escalating;

/// <summary>An alert as its owner sees it: category and hamlet only, never words of the report (workflow §5.4).</summary>
/// <param name="Id">The alert.</param>
/// <param name="Code">The case.</param>
/// <param name="Title">"Khẩn cấp: Cháy, nổ, thôn Đông Khê".</param>
/// <param name="At">Since when.</param>
/// <param name="IsEmergency">Sound the alarm.</param>
/// <param name="CallInstruction">Whom to ring up now, when a second means is a telephone call by hand; null otherwise.</param>
internal sealed record AlertView(Guid Id, CaseCode Code, string Title, DateTimeOffset At, bool IsEmergency, string? CallInstruction)
{
    /// <summary>Where it leads: the case, or the request it is about.</summary>
    public string Href { get; init; } = $"/cases/{Code}";

    /// <summary>Words of the link.</summary>
    public string LinkWords { get; init; } = Code.ToString();
}
