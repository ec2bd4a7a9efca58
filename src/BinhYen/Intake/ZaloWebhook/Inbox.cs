using BinhYen.Platform.Persistence;

namespace BinhYen.Intake.ZaloWebhook;

/// <summary>What became of an event that was brought.</summary>
internal enum Kept
{
    /// <summary>Durable now.</summary>
    New,

    /// <summary>Was durable before.</summary>
    Duplicate,

    /// <summary>Not kept: the database could not commit or too many wait. Whoever brought it must bring it again.</summary>
    Unavailable,
}

/// <summary>Commits events in groups and tells the listener about each new one that waits for work.</summary>
internal sealed partial class Inbox : IAsyncDisposable
{
    // A commit costs as much as some twenty events: fewer than these wait for the one under way.
    private const int WorthABatch = 24;
    private readonly GroupCommit<InboxEvent, bool> commits;
    private readonly InboxWriter writer;
    private readonly IInboxListener listener;
    private readonly WebhookState state;
    private readonly ILogger<Inbox> logger;

    public Inbox(InboxWriter writer, IInboxListener listener, WebhookState state, ILogger<Inbox> logger)
    {
        (this.writer, this.listener, this.state, this.logger) = (writer, listener, state, logger);
        commits = new GroupCommit<InboxEvent, bool>(writer.CommitAsync, committers: writer.Parallel, leastBeside: WorthABatch);
    }

    /// <summary>Waits until the event is durable. Never throws for a database that fails.</summary>
    public async ValueTask<Kept> KeepAsync(InboxEvent brought)
    {
        if (commits.TryAddAsync(brought) is not { } commit) return Kept.Unavailable;
        bool isNew;
        try
        {
            isNew = await commit;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            state.CommitFailed();
            Log.NotCommitted(logger, failure.GetType().Name);
            return Kept.Unavailable;
        }

        state.CommitSucceeded();
        if (!isNew) return Kept.Duplicate;
        if (brought.State is InboxState.Pending) listener.Arrived(brought.PersonKey, brought.CommuneId);
        return Kept.New;
    }

    public async ValueTask DisposeAsync()
    {
        await commits.DisposeAsync();
        await writer.DisposeAsync();
    }

    private static partial class Log
    {
        // The type alone: a database's message may quote a row.
        [LoggerMessage(LogLevel.Error, "Webhook events could not be committed ({Failure}); Zalo was asked to send them again.")]
        public static partial void NotCommitted(ILogger logger, string failure);
    }
}
