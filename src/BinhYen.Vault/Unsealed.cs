using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BinhYen.Vault.Sealing;

namespace BinhYen.Vault;

/// <summary>How an attempt to open a sealed value ended.</summary>
public enum UnsealOutcome
{
    /// <summary>
    /// The bytes were changed, moved to another column (purpose) or another record, or their key is not in this
    /// vault and was never destroyed by it: somebody should look at the storage. The default, so that a forgotten
    /// result never looks like a success.
    /// </summary>
    Corrupt,

    /// <summary>The value was opened.</summary>
    Opened,

    /// <summary>The record was deleted by destroying its key; nobody can read it any more (P-08).</summary>
    Destroyed,
}

/// <summary>The result of opening a <see cref="Sealed{T}"/>. Prints its outcome and never its value.</summary>
/// <typeparam name="T">What was sealed.</typeparam>
[DebuggerDisplay("{Outcome}")]
[JsonConverter(typeof(MaskingConverterFactory))]
public readonly struct Unsealed<T>
{
    private readonly T? _value;

    internal Unsealed(T value) => (Outcome, _value) = (UnsealOutcome.Opened, value);

    internal Unsealed(UnsealOutcome failure) => Outcome = failure;

    /// <summary>How it ended.</summary>
    public UnsealOutcome Outcome { get; }

    /// <summary>True, with the value, only when it was opened.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return Outcome == UnsealOutcome.Opened;
    }

    /// <summary>The value, or the given words in its place when it is destroyed or corrupt.</summary>
    public T Or(T otherwise) => Outcome == UnsealOutcome.Opened ? _value! : otherwise;

    /// <summary>One answer for each way it can end.</summary>
    public TResult Match<TResult>(Func<T, TResult> opened, Func<TResult> destroyed, Func<TResult> corrupt)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(destroyed);
        ArgumentNullException.ThrowIfNull(corrupt);
        return Outcome switch
        {
            UnsealOutcome.Opened => opened(_value!),
            UnsealOutcome.Destroyed => destroyed(),
            _ => corrupt(),
        };
    }

    /// <summary>The outcome; never the value.</summary>
    public override string ToString() => Outcome.ToString();
}
