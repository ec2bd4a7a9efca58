using System.Collections.Concurrent;
using System.Threading.Channels;

namespace BinhYen.Cases;

/// <summary>One hint that something changed. Ids only.</summary>
/// <param name="CommuneId">Whose.</param>
/// <param name="CaseId">Which case.</param>
/// <param name="What">"opened" or "changed".</param>
/// <param name="IsEmergency">Sound the alarm on the duty screen.</param>
internal sealed record CaseHint(CommuneId CommuneId, CaseId CaseId, string What, bool IsEmergency);

/// <summary>
/// Hands hints to the live pages of this process. A page that misses one asks again at its next beat; nothing depends
/// on a hint being delivered.
/// </summary>
internal sealed class CaseNews : ICaseNews
{
    private const int MostWaiting = 1024;
    private readonly ConcurrentDictionary<Guid, (CommuneId Commune, Channel<CaseHint> Hints)> listeners = new();

    /// <summary>
    /// Hints about cases of a commune until the token ends: all that waited together, one for each case, so that a busy minute costs a page no more questions than
    /// a quiet one. A case that was opened and changed meanwhile is told as opened.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<CaseHint>> ListenAsync(CommuneId commune, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        // A page that does not keep up loses the oldest hints; one of the newest is enough for it to re-read.
        var hints = Channel.CreateBounded<CaseHint>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
        listeners[id] = (commune, hints);
        try
        {
            while (await hints.Reader.WaitToReadAsync(cancellationToken)) yield return Together(hints.Reader);
        }
        finally
        {
            listeners.TryRemove(id, out _);
        }
    }

    public void Opened(Case @case) => Tell(new CaseHint(@case.CommuneId, @case.Id, "opened", @case.Urgency is Urgency.Emergency));

    public void Changed(CommuneId commune, CaseId @case) => Tell(new CaseHint(commune, @case, "changed", IsEmergency: false));

    private static List<CaseHint> Together(ChannelReader<CaseHint> waiting)
    {
        var hints = new OrderedDictionary<CaseId, CaseHint>();
        while (hints.Count < MostWaiting && waiting.TryRead(out var hint)) hints.TryAdd(hint.CaseId, hint);
        return [.. hints.Values];
    }

    private void Tell(CaseHint hint)
    {
        foreach (var (commune, hints) in listeners.Values)
            if (commune == hint.CommuneId) hints.Writer.TryWrite(hint);
    }
}
