using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Vault;

namespace BinhYen.Confidentiality;

/// <summary>Where a wish to learn a reporter's identity stands.</summary>
internal enum IdentityRequestState
{
    /// <summary>A second person has to agree.</summary>
    Waiting,

    /// <summary>Agreed, or no second person is needed: the asker may open, once.</summary>
    Approved,

    /// <summary>The second person said no.</summary>
    Refused,

    /// <summary>The lease runs.</summary>
    Open,

    /// <summary>The lease has ended. Another look needs another request.</summary>
    Over,

    /// <summary>Not decided or not opened in time.</summary>
    Lapsed,
}

/// <summary>One person's wish to learn who one reporter is.</summary>
/// <param name="Id">Names the request and the lease that comes of it.</param>
/// <param name="ThreadId">The private thread it is about.</param>
/// <param name="Reporter">The vault's opaque reference.</param>
/// <param name="By">Who asks, and the only one who will see.</param>
/// <param name="Reason">From the list.</param>
/// <param name="State">Now.</param>
/// <param name="DecidedBy">The second person; null while waiting and where none was needed.</param>
/// <param name="At">When it was asked.</param>
/// <param name="LapsesAt">When it lapses unused.</param>
/// <param name="OpenUntil">When the lease ends or ended; null until opened.</param>
internal sealed record IdentityRequest(
    Guid Id, Guid ThreadId, Guid Reporter, StaffId By, RevealReason Reason, IdentityRequestState State, StaffId? DecidedBy, DateTimeOffset At,
    DateTimeOffset LapsesAt, DateTimeOffset? OpenUntil);

/// <summary>Who a reporter is, for the one page that may show it. Prints as <c>•••</c>.</summary>
/// <param name="Name">As told; null when not.</param>
/// <param name="Phone">As told; null when not.</param>
/// <param name="Address">As told; null when not.</param>
/// <param name="Channels">Ways that reach the person, in words.</param>
internal sealed record RevealedIdentity(string? Name, string? Phone, string? Address, IReadOnlyList<string> Channels)
{
    public override string ToString() => "•••";
}

/// <summary>
/// The only way a name leaves the vault (workflow §3, rule 3; X-11): asked with a reason, agreed to by a second person
/// where the rule of the calling room says so, written into the journal, and only then opened, for the asker alone and for a few
/// minutes. The rule who may ask and who may agree is the calling room's; that the journal comes first is decided here.
/// </summary>
internal sealed class RevealIdentity(SecureVault vault, BinhYenDb db, RestoreWatch restores, TimeProvider clock)
{
    /// <summary>Longest reason in words.</summary>
    public const int LongestReason = 1_000;

    /// <summary>
    /// Asks. What the caller has added to the context, for example a notice to the chief, is saved with the journal's entry. The words are sealed
    /// with the caller's key: with the reporter's own they would end in all reports of one person in the same second.
    /// </summary>
    /// <returns>Null when the identity was destroyed meanwhile.</returns>
    public async Task<IdentityRequest?> AskAsync(
        CurrentStaff by, Guid reporter, Guid thread, string subject, RevealReason reason, string words, RecordKeyId key, bool needsSecondPerson,
        Action<Guid> notify, CancellationToken cancellationToken)
    {
        var request = await vault.Leases.RequestAsync(
            new ReporterRef(reporter), thread.ToString("N"), by.JournalName, reason.ToString(), words, key, needsSecondPerson, cancellationToken);
        if (request is null) return null;
        notify(request.Id);
        await RecordAsync(by, "reporters.reveal-asked.v1", subject, request.Id, cancellationToken, ("reason", reason.ToString()), ("secondPerson", needsSecondPerson));
        return Of(request);
    }

    /// <summary>The second person agrees or refuses.</summary>
    /// <returns>False when it does not wait (any more) or is the person's own.</returns>
    public async Task<bool> DecideAsync(CurrentStaff by, Guid id, string subject, bool approve, Action notify, CancellationToken cancellationToken)
    {
        var decision = approve
            ? await vault.Leases.ApproveAsync(id, by.JournalName, cancellationToken)
            : await vault.Leases.RefuseAsync(id, by.JournalName, cancellationToken);
        if (decision is not RevealDecision.Done) return false;
        notify();
        await RecordAsync(by, approve ? "reporters.reveal-approved.v1" : "reporters.reveal-refused.v1", subject, id, cancellationToken);
        return true;
    }

    /// <summary>
    /// Starts the lease. The journal's entry and the notices are durable before it: a crash in between leaves an entry about
    /// an opening that did not happen, never an opening without an entry. The vault remembers the entry at once: a database put back from a minute ago
    /// does not hide that a name was opened.
    /// </summary>
    /// <returns>False when the request is not this person's to open now.</returns>
    public async Task<bool> OpenAsync(CurrentStaff by, Guid id, string subject, Action notify, CancellationToken cancellationToken)
    {
        if (await vault.Leases.FindAsync(id, cancellationToken) is not { State: RevealState.Approved } request || request.RequestedBy != by.JournalName) return false;
        if (await restores.GapAsync(by.CommuneId, cancellationToken) is not null) return false;
        notify();
        await RecordAsync(by, "reporters.revealed.v1", subject, id, cancellationToken, ("reason", request.ReasonCode), ("agreedBy", request.DecidedBy));
        await restores.NoteAsync(by.CommuneId, cancellationToken);
        return (await vault.Leases.ActivateAsync(id, by.JournalName, cancellationToken)).Outcome is LeaseMintOutcome.Minted;
    }

    /// <summary>What a running lease shows to its holder; null when it does not run or the identity is gone.</summary>
    public async Task<RevealedIdentity?> LookAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken) =>
        await restores.GapAsync(by.CommuneId, cancellationToken) is null
        && await vault.Leases.CurrentAsync(id, by.JournalName, cancellationToken) is { } lease
        && (await vault.Identities.RevealAsync(lease.Reporter, lease, cancellationToken)).TryGet(out var identity)
            ? new RevealedIdentity(identity.Details.Name, identity.Details.Phone, identity.Details.Address, [.. identity.Channels.Select(InWords)])
            : null;

    /// <summary>Gives the lease back early.</summary>
    public async Task EndAsync(CurrentStaff by, Guid id, string subject, CancellationToken cancellationToken)
    {
        if (await vault.Leases.CurrentAsync(id, by.JournalName, cancellationToken) is not { } lease) return;
        await vault.Leases.EndAsync(lease, cancellationToken);
        await RecordAsync(by, "reporters.reveal-ended.v1", subject, id, cancellationToken);
    }

    public async Task<IdentityRequest?> FindAsync(CommuneId commune, Guid id, CancellationToken cancellationToken) =>
        await vault.Leases.FindAsync(id, cancellationToken) is { } request && request.CommuneId == commune.Value ? Of(request) : null;

    /// <summary>All requests of a commune since a moment, newest first.</summary>
    public async Task<IReadOnlyList<IdentityRequest>> OfCommuneAsync(CommuneId commune, DateTimeOffset since, CancellationToken cancellationToken) =>
        [.. (await vault.Leases.OfCommuneAsync(commune.Value, since, cancellationToken)).Select(Of)];

    /// <summary>The requests about one private thread, newest first.</summary>
    public async Task<IReadOnlyList<IdentityRequest>> OfThreadAsync(Guid thread, CancellationToken cancellationToken) =>
        [.. (await vault.Leases.ForCaseAsync(thread.ToString("N"), cancellationToken)).Select(Of)];

    /// <summary>When the identity was opened under a request; null when it was not.</summary>
    public async Task<DateTimeOffset?> OpenedAtAsync(IdentityRequest request, CancellationToken cancellationToken) =>
        (await vault.Leases.LogOfAsync(new ReporterRef(request.Reporter), cancellationToken))
            .FirstOrDefault(e => e.RequestId == request.Id && e.Step is RevealStep.Activated)?.HappenedAt;

    /// <summary>The reason in the asker's words, for those who decide and oversee; a sentence when it was erased: with the words of its case, and at the latest after a year.</summary>
    public async Task<string> WordsAsync(Guid id, CancellationToken cancellationToken) =>
        await vault.Leases.FindAsync(id, cancellationToken) is { } request
            ? (await vault.Leases.ReasonTextAsync(request, cancellationToken)).Match(words => words, () => Gone, () => Gone)
            : Gone;

    private const string Gone = "(lời giải thích đã hết thời hạn lưu)";

    private Task<int> RecordAsync(CurrentStaff by, string fact, string subject, Guid request, CancellationToken cancellationToken, params (string, object?)[] details)
    {
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, subject, by.JournalName, [.. details, ("request", request.ToString())]));
        return db.SaveChangesAsync(cancellationToken);
    }

    private static string InWords(ChannelAddress channel) => channel.Kind switch
    {
        ChannelKind.Zalo => $"Zalo, mã người dùng {channel.Address}",
        ChannelKind.Phone => $"Điện thoại {channel.Address}",
        ChannelKind.Email => $"Thư điện tử {channel.Address}",
        _ => channel.Address,
    };

    private static IdentityRequest Of(RevealRequest r) => new(
        r.Id, Guid.ParseExact(r.CaseRef, "N"), r.Reporter.Value, StaffOf(r.RequestedBy)!.Value, Enum.Parse<RevealReason>(r.ReasonCode), r.State switch
        {
            RevealState.Waiting => IdentityRequestState.Waiting,
            RevealState.Approved => IdentityRequestState.Approved,
            RevealState.Refused => IdentityRequestState.Refused,
            RevealState.Active => IdentityRequestState.Open,
            RevealState.Ended => IdentityRequestState.Over,
            _ => IdentityRequestState.Lapsed,
        }, StaffOf(r.DecidedBy), r.RequestedAt, r.LapsesAt, r.LeaseUntil);

    private static StaffId? StaffOf(string? stamp) => stamp is null ? null : ActorStamp.Parse(stamp).Staff;
}
