using System.Security.Cryptography;
using BinhYen.Cases;

namespace BinhYen.Intake.Portal;

/// <summary>What the sender is shown once after sending. Lives sealed in the sender's own browser, nowhere else.</summary>
public sealed record Receipt
{
    /// <summary>Time to copy the code before the receipt forgets it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The tracking code in groups, with dashes.</summary>
    public required string Code { get; init; }

    /// <summary>The same code as six pairs of words.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Short code that proves our messages.</summary>
    public required string CheckCode { get; init; }

    /// <summary>The thread the code opens.</summary>
    public required Guid ThreadId { get; init; }

    /// <summary>Whose report it is.</summary>
    public required Guid CommuneId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When a person will have looked at the latest; null where no clock runs.</summary>
    public DateTimeOffset? FirstLookDue { get; init; }

    /// <summary>When the answer is due; null where no clock runs.</summary>
    public DateTimeOffset? AnswerDue { get; init; }

    public bool Emergency { get; init; }

    /// <summary>What it was read as being about: says how to stay safe, and is not shown.</summary>
    public CaseCategory Category { get; init; } = CaseCategory.Unclear;
    public bool AboutPolice { get; init; }

    /// <summary>It was told as part of another report, and became one of its own: for its words about an officer, or as a cry for help.</summary>
    public bool Apart { get; init; }

    /// <summary>The report it was told after was opened again with it.</summary>
    public bool Reopened { get; init; }

    /// <summary>The two groups asked back, 1 to 5, in order.</summary>
    public required IReadOnlyList<int> Asked { get; init; }

    /// <summary>The two groups were given back correctly.</summary>
    public bool Copied { get; init; }

    /// <summary>The groups of four.</summary>
    public IReadOnlyList<string> Groups => Code.Split('-');

    internal static Receipt Of(OpenedCase opened, CaseCategory category, CommuneId commune, bool aboutPolice)
    {
        var asked = Enumerable.Range(1, 5).ToArray();
        RandomNumberGenerator.Shuffle(asked.AsSpan());
        return new Receipt
        {
            Code = opened.TrackingCode.Reveal(), Words = opened.TrackingCode.RevealWords(), CheckCode = opened.CheckCode, ThreadId = opened.ThreadId.Value, CommuneId = commune.Value,
            ReceivedAt = opened.ReceivedAt, FirstLookDue = opened.FirstLookDue, AnswerDue = opened.AnswerDue,
            Emergency = opened.Urgency is Urgency.Emergency, Category = category, AboutPolice = aboutPolice, Asked = [.. asked.Take(2).Order()],
        };
    }

    /// <summary>Whether both groups were copied right; small letters, blanks and the usual mix-ups (O for 0, I for 1) are forgiven.</summary>
    public bool IsCopied(string? first, string? second) => Same(first, Groups[Asked[0] - 1]) && Same(second, Groups[Asked[1] - 1]);

    private static bool Same(string? typed, string group) => typed is not null && Crockford.Normalise(typed) == Crockford.Normalise(group);
}
