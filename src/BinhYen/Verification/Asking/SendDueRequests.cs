using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using BinhYen.Verification.Register;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Verification.Asking;

/// <summary>
/// Puts questions in front of verifiers when their time has come. Away: the substitute is asked. Excluded meanwhile:
/// nobody. In Zalo only "Có tin mới" goes out (ISO-12). The times are rows, so a restart loses none.
/// </summary>
internal sealed class SendDueRequests(
    BinhYenDb db, FindVerifiers find, CaseSources sources, SealedRecords seals, CommuneDirectory communes, IRecordSealer vault, ReporterVault identities, QueueMessage outbox, IOutboxBell bell, ICaseNews news, TimeProvider clock)
{
    private const int MostAtOnce = 50;

    /// <returns>How many questions went out.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<VerificationRequest>().Where(r => r.State == RequestState.Waiting && r.NotBefore <= now)
            .OrderBy(r => r.NotBefore).Take(MostAtOnce).ToListAsync(cancellationToken);
        foreach (var request in due) await SendAsync(request, cancellationToken);
        return due.Count;
    }

    private async Task SendAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        var told = await sources.OfAsync(request.CaseId, cancellationToken);
        var asked = await db.Set<AskedVerifier>().Where(a => a.RequestId == request.Id).ToListAsync(cancellationToken);
        var lanes = new HashSet<string>();
        var reached = 0;
        foreach (var one in asked)
        {
            if (await WhoAsync(one, asked, request, told, cancellationToken) is not { } verifier) continue;
            (one.VerifierId, one.SentAt) = (verifier.Id, clock.GetUtcNow());
            reached++;
            // Who reported it hears of it like the others: a word that is missing here would tell a thief of the database who it was.
            if (verifier.ZaloLane is not { } lane || await ReadVerifiers.RecipientAsync(seals, verifier, cancellationToken) is not { } recipient) continue;
            if (await identities.ZaloAddressAsync(recipient, cancellationToken) is null) await UnlinkAsync(verifier.Id, cancellationToken);
            else lanes.Add(await NotifyAsync(request, one, recipient, lane, cancellationToken));
        }

        (request.State, request.SentAt) = (reached > 0 ? RequestState.Sent : RequestState.Closed, clock.GetUtcNow());
        request.Version++;
        db.Record(JournalDraft.Of(request.CommuneId, clock.GetUtcNow(), "verification.sent.v1", $"request:{request.Id}", "system", ("reached", reached)));
        await db.SaveChangesAsync(cancellationToken);
        foreach (var lane in lanes) bell.Ring(lane);
        news.Changed(request.CommuneId, request.CaseId);
    }

    // The person, or while away the substitute; nobody twice, nobody who must not be asked.
    private async Task<Verifier?> WhoAsync(
        AskedVerifier one, List<AskedVerifier> all, VerificationRequest request, IReadOnlyList<SourceWords> told, CancellationToken cancellationToken)
    {
        var verifier = await db.Set<Verifier>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == one.VerifierId && v.EndedAt == null, cancellationToken);
        if (verifier is not null && verifier.IsAway(clock.Today()))
        {
            var substitute = verifier.SubstituteId;
            verifier = substitute is null || all.Any(a => a.VerifierId == substitute)
                ? null
                : await db.Set<Verifier>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == substitute && v.EndedAt == null, cancellationToken);
            if (verifier is not null && verifier.IsAway(clock.Today())) verifier = null;
        }

        return verifier is null || await find.IsExcludedAsync(verifier, told, request.Place, cancellationToken) ? null : verifier;
    }

    // Withdrew consent in Zalo since: the officer sees that another way is needed.
    private async Task UnlinkAsync(VerifierId id, CancellationToken cancellationToken)
    {
        var verifier = await db.Set<Verifier>().SingleAsync(v => v.Id == id, cancellationToken);
        (verifier.ZaloRecipient, verifier.ZaloLane) = (null, null);
    }

    private async Task<string> NotifyAsync(VerificationRequest request, AskedVerifier one, Guid recipient, string lane, CancellationToken cancellationToken)
    {
        var word = OneTime.NewSecret();
        one.ZaloHash = vault.HashSecret(OneTime.ZaloPurpose, word);
        var commune = await communes.FindAsync(request.CommuneId, cancellationToken);
        await outbox.AddAsync(
            db, new OutboxAddress(request.CommuneId, lane, recipient, request.KeyId),
            new OutboxText($"Có tin mới\n{commune!.PoliceName}", [new OutboxButton("Xem", AnswerByZalo.Open(word), "say")]), cancellationToken);
        return lane;
    }
}

/// <summary>Looks every few seconds for questions whose time has come.</summary>
internal sealed partial class SendingBeat(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SendingBeat> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            do
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<SendDueRequests>().RunAsync(stoppingToken);
                }
                catch (DbUpdateException)
                {
                    // Another machine sent the same question at this moment.
                    Log.Overtaken(logger);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    // A database that is away for a minute must not stop the beat for good.
                    Log.Failed(logger, failure.GetType().Name);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A verification request was sent by another machine at the same moment")]
        public static partial void Overtaken(ILogger logger);

        [LoggerMessage(LogLevel.Error, "Verification requests could not be sent ({Failure}); the beat goes on")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
