using System.Diagnostics.CodeAnalysis;

namespace BinhYen.Zalo;

/// <summary>Either the value a call was made for, or the <see cref="ZaloError"/> that says why there is none.</summary>
/// <typeparam name="T">What a successful call gives; <see cref="ZaloDone"/> when it gives nothing.</typeparam>
public sealed class ZaloResult<T>
{
    private readonly T? _value;

    private ZaloResult(T? value, ZaloError? error) => (_value, Error) = (value, error);

    /// <summary>The reason of the failure; null when the call succeeded.</summary>
    public ZaloError? Error { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    /// <summary>The value of a call that succeeded.</summary>
    /// <exception cref="InvalidOperationException">The call failed; look at <see cref="Error"/> first.</exception>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"The call failed: {Error}.");

    /// <summary>Takes the result apart in one step.</summary>
    /// <param name="value">The value when the answer is true.</param>
    /// <param name="error">The failure when the answer is false.</param>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out ZaloError? error)
    {
        (value, error) = (_value, Error);
        return error is null;
    }

    /// <summary>The same failure, or another value made from this one.</summary>
    /// <typeparam name="TOther">The type of the other value.</typeparam>
    /// <param name="map">Called only for a success.</param>
    public ZaloResult<TOther> Map<TOther>(Func<T, TOther> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Error is { } error ? error : map(_value!);
    }

    /// <summary>A success.</summary>
    /// <param name="value">What the call gave.</param>
    public static implicit operator ZaloResult<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    /// <param name="error">Why the call gave nothing.</param>
    public static implicit operator ZaloResult<T>(ZaloError error) =>
        new(default, error ?? throw new ArgumentNullException(nameof(error)));
}

/// <summary>The value of a call that answers nothing but "done".</summary>
public readonly record struct ZaloDone;
