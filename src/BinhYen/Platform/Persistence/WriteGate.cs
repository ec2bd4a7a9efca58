namespace BinhYen.Platform.Persistence;

/// <summary>
/// Lets writers of the embedded database take turns inside this process. SQLite has one writer at a time and answers
/// a second one by polling; a queue is fair and wakes at once. On PostgreSQL the gate is always open.
/// </summary>
internal sealed class WriteGate(bool oneWriter) : IDisposable
{
    private readonly SemaphoreSlim? turn = oneWriter ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Waits for the turn; dispose the result to give it back.</summary>
    public async ValueTask<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        if (turn is null) return default;
        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    public void Dispose() => turn?.Dispose();

    /// <summary>The right to write until disposed.</summary>
    internal readonly struct Turn(SemaphoreSlim? turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}
