using BinhYen.Cases;
using BinhYen.Conversations;
using BinhYen.Intake.GroupPosts;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Verification;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.ZaloChat;

/// <summary>
/// One per person at one Official Account: works off that person's events in order, one at a time. May die at any
/// moment; what it does not finish is still pending in the inbox.
/// </summary>
internal interface IChatGrain : IGrainWithGuidKey
{
    /// <summary>Something may be waiting. Returns when all of it is done or has to be tried later.</summary>
    Task ContinueAsync();

    /// <summary>The gathering time of a talk may be over. What waits is heard first.</summary>
    /// <param name="talk">The key that the talk keeps, which the key of this grain does not tell.</param>
    Task FinishAsync(byte[] talk);
}

/// <inheritdoc cref="IChatGrain"/>
internal sealed partial class ChatGrain(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ChatGrain> logger) : Grain, IChatGrain
{
    private const int MostCollisions = 3;

    private IGrainTimer? gathering;

    // How often in a row somebody else wrote at the same time.
    private int collisions;

    // Known from the first event that was heard, or from whoever found the talk late.
    private byte[]? talkKey;

    public async Task ContinueAsync()
    {
        var person = new PersonKey(this.GetPrimaryKey());
        while (await WorkOffNextAsync(person))
        {
        }

        if (talkKey is not { } key) return;
        var (gathered, held) = (await FinishGatheringAsync(key), await FinishHeldAsync(key));
        WaitUntil(gathered < held ? gathered : held ?? gathered);
    }

    public Task FinishAsync(byte[] talk)
    {
        talkKey = talk;
        return ContinueAsync();
    }

    /// <summary>One event in one transaction with everything that follows from it.</summary>
    /// <returns>False when nothing waits or the next one has to be tried later.</returns>
    private async Task<bool> WorkOffNextAsync(PersonKey person)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
        if ((await InboxReader.PendingForAsync(db, person, CancellationToken.None, most: 1)).SingleOrDefault() is not { } row) return false;
        try
        {
            var hear = scope.ServiceProvider.GetRequiredService<HearEvent>();
            await hear.RunAsync(row, CancellationToken.None);
            await db.SaveChangesAsync();
            collisions = 0;
            talkKey = hear.TalkKey ?? talkKey;
            Announce(scope.ServiceProvider);
            await DestroyKeysAsync(scope.ServiceProvider);
            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The event stays in the inbox and is tried again; after a few tries a person has to look.
            Log.Failed(logger, row.EventName, failure.GetType().Name);
            await NoteFailureAsync(row.Id, failure);
            // A file that arrived in the same moment, or another node: the next try sees what it did.
            return failure is DbUpdateConcurrencyException && ++collisions <= MostCollisions;
        }
    }

    private async Task NoteFailureAsync(long id, Exception failure)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
        var row = await db.Set<InboxEvent>().SingleAsync(e => e.Id == id);
        // Two nodes met at the same talk: not the event's fault.
        if (failure is not DbUpdateConcurrencyException) row.MarkFailed(failure.GetType().Name);
        await db.SaveChangesAsync();
    }

    /// <summary>Makes the report of what was gathered, when its time is over.</summary>
    /// <returns>When that will be; null when nothing is gathered any more.</returns>
    private async Task<DateTimeOffset?> FinishGatheringAsync(byte[] key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
        if (await db.Set<Talk>().SingleOrDefaultAsync(t => t.PersonKey == key) is not { GatherUntil: { } until } talk) return null;
        var talks = scope.ServiceProvider.GetRequiredService<ContinueTalk>();
        if (!await talks.FinishAsync(talk, CancellationToken.None)) return until;
        if (talks.Gathered is { } report) await scope.ServiceProvider.GetRequiredService<FollowWords>().IntoAsync(report, talk, CancellationToken.None);
        await db.SaveChangesAsync();
        Announce(scope.ServiceProvider);
        return null;
    }

    /// <summary>Words under whose question nobody pressed a button become reports, each in a transaction in which nothing else of the person is written.</summary>
    /// <returns>When the next ones will; null when none wait.</returns>
    private async Task<DateTimeOffset?> FinishHeldAsync(byte[] key)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<KeptInDoubt>().NextAsync(key, CancellationToken.None) is not { } row) return null;
            if (row.DueAt > clock.GetUtcNow()) return row.DueAt;
            var files = scope.ServiceProvider.GetRequiredService<FollowWords>();
            if (await scope.ServiceProvider.GetRequiredService<ContinueTalk>().FinishHeldAsync(row, CancellationToken.None) is { } report) await files.IntoAsync(report.Value, row, CancellationToken.None);
            else await files.ForgetAsync(row, CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync();
            Announce(scope.ServiceProvider);
            await DestroyKeysAsync(scope.ServiceProvider);
        }
    }

    // What was heard is saved: a vault that does not answer changes nothing of it.
    private async Task DestroyKeysAsync(IServiceProvider services)
    {
        try
        {
            await services.GetRequiredService<FollowWords>().DestroyKeysAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Log.KeysKept(logger, failure.GetType().Name);
        }
    }

    private void WaitUntil(DateTimeOffset? next)
    {
        gathering?.Dispose();
        gathering = null;
        if (next is not { } at) return;
        var wait = at - clock.GetUtcNow();
        gathering = this.RegisterGrainTimer(ContinueAsync, new GrainTimerCreationOptions
        {
            DueTime = (wait > TimeSpan.Zero ? wait : TimeSpan.Zero) + TimeSpan.FromMilliseconds(50), Period = Timeout.InfiniteTimeSpan,
        });
    }

    private static void Announce(IServiceProvider services)
    {
        var talk = services.GetRequiredService<ContinueTalk>();
        var open = services.GetRequiredService<OpenCase>();
        foreach (var prepared in talk.Opened) open.Announce(prepared);
        talk.RememberGreetings();
        foreach (var lane in talk.Lanes.Concat(services.GetRequiredService<OfficerPhones>().Lanes)) services.GetRequiredService<IOutboxBell>().Ring(lane);
        var news = services.GetRequiredService<ICaseNews>();
        foreach (var (commune, @case) in talk.Touched) news.Changed(commune, @case);
        foreach (var (post, prepared) in services.GetRequiredService<HearGroupPost>().Taken)
        {
            if (prepared is not null) open.Announce(prepared);
            services.GetRequiredService<IOutboxBell>().Ring(post.Lane!);
        }

        var verifiers = services.GetRequiredService<AnswerByZalo>();
        foreach (var lane in verifiers.Lanes) services.GetRequiredService<IOutboxBell>().Ring(lane);
        foreach (var (commune, @case) in verifiers.Touched) news.Changed(commune, @case);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "An event {EventName} could not be processed: {Failure}.")]
        public static partial void Failed(ILogger logger, string eventName, string failure);

        [LoggerMessage(LogLevel.Warning, "Keys of words that wait no longer could not be destroyed: {Failure}.")]
        public static partial void KeysKept(ILogger logger, string failure);
    }
}
