using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;

namespace BinhYen.Intake.Portal;

/// <summary>What the thread's page shows: the thread itself, and what was just typed when something stood in the way.</summary>
public sealed class ThreadShown
{
    internal ThreadShown(ThreadView thread, Commune? commune) => (Thread, Commune) = (thread, commune);

    internal ThreadView Thread { get; }
    internal Commune? Commune { get; }

    /// <summary>What is to be mended; empty when nothing is.</summary>
    internal IReadOnlyList<FormError> Errors { get; init; } = [];

    /// <summary>Words typed into the field the error names, to be shown again.</summary>
    internal string Typed { get; init; } = "";

    /// <summary>The short proof for the journal; null when there is none.</summary>
    internal string? Proof { get; init; }

    /// <summary>When and why the reporter's identity was opened, newest first; empty when never.</summary>
    internal IReadOnlyList<IdentityOpening> Openings { get; init; } = [];

    /// <summary>What has just been done, in words; null for nothing.</summary>
    internal string? Done { get; init; }

    /// <summary>Requests about these data so far.</summary>
    internal IReadOnlyList<DataRequestView> Requests { get; init; } = [];

    /// <summary>Whether something is to be mended in this field.</summary>
    internal bool IsWrong(string field) => Errors.Any(e => e.Field == field);

    internal string TypedFor(string field) => IsWrong(field) ? Typed : "";
}
