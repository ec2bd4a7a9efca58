using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Conversations;

/// <summary>Whose talk it is: finds it, or makes a new one for somebody who was never here or had themselves forgotten. Works inside the caller's context and never saves by itself.</summary>
internal sealed class KnownTalks(BinhYenDb db, ReporterVault reporters, RecentGreetings greetings, SealedRecords seals, TimeProvider clock)
{
    /// <summary>The talk of this person, made now if it is the first word.</summary>
    public async Task<Talk> OfAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var talk = await FindAsync(speaker, cancellationToken);
        if (talk is not null && await GoesOnAsync(talk, speaker, cancellationToken)) return talk;
        // Forgotten is forgotten: who writes again is a new person to us, greeted as one, and nothing stored joins the two.
        talk?.Retire(clock.GetUtcNow());
        talk = new Talk
        {
            Id = Guid.NewGuid(), CommuneId = speaker.CommuneId, Lane = speaker.Lane, PersonKey = speaker.PersonKey,
            Reporter = await reporters.KnowZaloUserAsync(speaker.CommuneId, speaker.OaId, speaker.UserId, cancellationToken),
            KeyId = await seals.NewKeyAsync(speaker.CommuneId, cancellationToken), GreetedAt = GreetedOn(speaker),
        };
        db.Add(talk);
        return talk;
    }

    /// <summary>The talk of somebody who is known; null for everybody else. Makes nobody known.</summary>
    public async Task<Talk?> FindKnownAsync(Speaker speaker, CancellationToken cancellationToken) =>
        await FindAsync(speaker, cancellationToken) is { } talk && await GoesOnAsync(talk, speaker, cancellationToken) ? talk : null;

    private DateTimeOffset? GreetedOn(Speaker speaker) => greetings.Has(speaker.PersonKey) ? clock.DayBegan() : null;

    // The identity may have been destroyed by another way than this chat: on the web by the tracking code, at the counter, by the time of keeping.
    private async Task<bool> GoesOnAsync(Talk talk, Speaker speaker, CancellationToken cancellationToken) => talk.ForgottenAt is null
        && (db.Entry(talk).State is EntityState.Added || await reporters.FindZaloUserAsync(speaker.CommuneId, speaker.OaId, speaker.UserId, cancellationToken) == talk.Reporter);

    /// <summary>The talk of this person, also a forgotten one; null when there was none. Looks first among what the context already follows.</summary>
    public async Task<Talk?> FindAsync(Speaker speaker, CancellationToken cancellationToken) =>
        db.Set<Talk>().Local.FirstOrDefault(t => t.PersonKey.AsSpan().SequenceEqual(speaker.PersonKey))
            ?? await db.Set<Talk>().SingleOrDefaultAsync(t => t.PersonKey == speaker.PersonKey, cancellationToken);
}
