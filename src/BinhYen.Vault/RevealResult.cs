using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace BinhYen.Vault;

/// <summary>How an attempt to reveal a reporter ended.</summary>
public enum RevealOutcome
{
    /// <summary>The lease has run out, was ended, or is not the asker's. The attempt is in the reveal log.</summary>
    LeaseOver,

    /// <summary>The lease is for another reporter. The attempt is in the reveal log.</summary>
    OtherReporter,

    /// <summary>The list of destroyed keys is not the one the vault knows. Nothing was opened, and the lease was not used.</summary>
    OtherDestroyedList,

    /// <summary>The vault was put back from a backup, and the commune has not said that it knows. Nothing was opened, and the lease was not used.</summary>
    OlderVault,

    /// <summary>The identity was destroyed or cannot be opened; the lease was in order.</summary>
    Gone,

    /// <summary>The identity was opened, and the opening is in the reveal log.</summary>
    Opened,
}

/// <summary>The result of <see cref="IdentityVault.RevealAsync"/>. Prints its outcome only.</summary>
[DebuggerDisplay("{Outcome}")]
public sealed class RevealResult
{
    private readonly ReporterIdentity? _identity;

    internal RevealResult(RevealOutcome outcome, ReporterIdentity? identity = null) => (Outcome, _identity) = (outcome, identity);

    /// <summary>How it ended.</summary>
    public RevealOutcome Outcome { get; }

    /// <summary>True, with the identity, only when it was opened.</summary>
    public bool TryGet([NotNullWhen(true)] out ReporterIdentity? identity)
    {
        identity = _identity;
        return identity is not null;
    }

    /// <summary>The outcome; never the identity.</summary>
    public override string ToString() => Outcome.ToString();
}
