using System.Diagnostics.CodeAnalysis;

namespace BinhYen.Platform;

/// <summary>Why something was refused, as the edge needs to know it: a page, the API and Zalo each say it in their own way.</summary>
internal enum RefusalKind
{
    /// <summary>The request itself is wrong or incomplete; the person can correct it.</summary>
    Invalid,

    /// <summary>There is no such thing for this person. Also said to those who must not learn that it exists.</summary>
    NotFound,

    /// <summary>The thing is in another state than the person thought.</summary>
    Conflict,

    /// <summary>The person may know of it but not do this.</summary>
    Forbidden,
}

/// <summary>A considered "no".</summary>
/// <param name="Code">Stable name for programs and tests, for example <c>cases.writer-cannot-approve</c>.</param>
/// <param name="Message">One Vietnamese sentence that says what to do instead. Never contains a resident's words or name.</param>
/// <param name="Kind">How the edge shows it.</param>
internal sealed record Refusal(string Code, string Message, RefusalKind Kind);

/// <summary>Done, or a <see cref="Platform.Refusal"/>. Exceptions are kept for what is broken.</summary>
internal readonly record struct Result
{
    private Result(Refusal? refusal) => Refusal = refusal;

    /// <summary>It happened.</summary>
    public static Result Done => default;

    /// <summary>Why it did not happen; null when it did.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when it happened.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    public static implicit operator Result(Refusal refusal) => new(refusal);
}

/// <summary>A value, or a <see cref="Platform.Refusal"/>.</summary>
/// <typeparam name="T">What there is when nothing was refused.</typeparam>
internal sealed class Result<T>
    where T : notnull
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    /// <summary>Why there is no value; null when there is one.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It was refused: asking all the same is a bug of the caller.</exception>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    /// <summary>Both outcomes at once: exactly one of the two is not null.</summary>
    public bool TryGet([NotNullWhen(true)] out T? result, [NotNullWhen(false)] out Refusal? refusal)
    {
        (result, refusal) = (value, Refusal);
        return refusal is null;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
