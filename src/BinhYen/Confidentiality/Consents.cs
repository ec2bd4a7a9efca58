using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality;

/// <summary>An answer as a room hands it in.</summary>
/// <param name="CommuneId">Who asked.</param>
/// <param name="Unit">The asking unit as printed in the question: "Công an xã An Phú Khê".</param>
/// <param name="Purpose">What was asked.</param>
/// <param name="Subject">Opaque id of what it is about: the household, the member, the post, the reporter.</param>
/// <param name="Answer">Yes or no, both said outright.</param>
/// <param name="Channel">How it reached us.</param>
/// <param name="Taker">Who took it down; <see cref="ActorStamp.Reporter"/> when the person answered alone.</param>
internal sealed record ConsentGiven(
    CommuneId CommuneId, string Unit, ConsentPurpose Purpose, Guid Subject, ConsentAnswer Answer, ConsentChannel Channel, ActorStamp Taker)
{
    /// <summary>Name of who answered; null where the purpose needs none.</summary>
    public string? Giver { get; init; }

    public ConsentSide Side { get; init; } = ConsentSide.Self;

    public override string ToString() => $"{Purpose}";
}

/// <summary>What the person gets: the code of the slip, shown this once.</summary>
internal sealed record ConsentReceipt(ConsentId Id, ConsentCode Code);

/// <summary>Whether a consent stands, as its slip shows it.</summary>
/// <param name="Consent">The record.</param>
/// <param name="WithdrawnAt">When it ended; null while it stands.</param>
internal sealed record ConsentStanding(Consent Consent, DateTimeOffset? WithdrawnAt)
{
    /// <summary>Yes was said and not taken back.</summary>
    public bool Stands => Consent.Answer is ConsentAnswer.Yes && WithdrawnAt is null;
}

/// <summary>How old somebody is, as far as the law on publishing asks.</summary>
internal enum AgeGroup
{
    /// <summary>Sixteen or older: speaks for themselves.</summary>
    Adult,

    /// <summary>Seven to fifteen: the child and a representative, both.</summary>
    Child,

    /// <summary>Younger than seven: a representative.</summary>
    SmallChild,
}

/// <summary>A room that must act when a consent ends: take a post down, delete a phone number. Runs in the same save.</summary>
internal interface IConsentListener
{
    /// <summary>Changes tracked entities and records what it did; the caller saves.</summary>
    Task WithdrawnAsync(Consent consent, CancellationToken cancellationToken);
}

/// <summary>
/// The door to consent records (P-02). Taking one adds it to the caller's save, so that a phone number is never stored
/// without the consent it rests on; withdrawing saves by itself and tells the rooms concerned.
/// </summary>
internal sealed class Consents(BinhYenDb db, SealedRecords records, IRecordSealer vault, IEnumerable<IConsentListener> listeners, TimeProvider clock)
{
    private const string CodePurpose = "consent.code";

    /// <summary>Adds the record and its journal entry. Nothing is written before the caller saves.</summary>
    public async Task<ConsentReceipt> TakeAsync(ConsentGiven given, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var code = ConsentCode.New();
        var text = ConsentTexts.For(given.Purpose);
        var words = text.In(given.Unit);
        var key = await records.NewKeyAsync(given.CommuneId, cancellationToken);
        // who keeps a private channel stands in no list, not even in this one.
        var giver = given.Purpose is ConsentPurpose.PrivateChannel || string.IsNullOrWhiteSpace(given.Giver) ? null : given.Giver.Trim();
        var consent = new Consent
        {
            Id = ConsentId.New(now), CommuneId = given.CommuneId, Purpose = given.Purpose, Subject = given.Subject, Side = given.Side, Answer = given.Answer,
            TextVersion = text.Version, TextHash = ConsentText.Hash(words), Text = words, Channel = given.Channel, At = now, Taker = given.Taker,
            Giver = giver is null ? null : await records.SealAsync(key, SealPurposes.ConsentGiver, giver, cancellationToken),
            KeyId = key, CodeHash = vault.HashSecret(CodePurpose, code.ForHashing()),
        };
        db.Add(consent);
        db.Record(JournalDraft.Of(given.CommuneId, now, "confidentiality.consent-taken.v1", $"consent:{consent.Id}", given.Taker.ToString(),
            ("purpose", given.Purpose.ToString()), ("answer", given.Answer.ToString()), ("side", given.Side.ToString()),
            ("text", text.Version), ("hash", Convert.ToHexStringLower(consent.TextHash)), ("channel", given.Channel.ToString())));
        return new ConsentReceipt(consent.Id, code);
    }

    /// <summary>Whether yes was said last and stands, by the person or, with <paramref name="side"/>, by the representative.</summary>
    public async Task<bool> StandsAsync(
        CommuneId commune, ConsentPurpose purpose, Guid subject, CancellationToken cancellationToken, ConsentSide side = ConsentSide.Self) =>
        (await OfAsync(commune, purpose, subject, cancellationToken)).FirstOrDefault(c => c.Consent.Side == side) is { Stands: true };

    /// <summary>All answers about one subject, the latest first. Saved ones only.</summary>
    public async Task<IReadOnlyList<ConsentStanding>> OfAsync(CommuneId commune, ConsentPurpose purpose, Guid subject, CancellationToken cancellationToken) =>
        await Standings(db.Set<Consent>().Where(c => c.CommuneId == commune && c.Purpose == purpose && c.Subject == subject)).ToListAsync(cancellationToken);

    /// <summary>Whether something about a person may be published: whose consents are there, whose are missing (P-11).</summary>
    public async Task<Result> MayPublishAsync(CommuneId commune, ConsentPurpose purpose, Guid subject, AgeGroup age, CancellationToken cancellationToken)
    {
        var standing = (await OfAsync(commune, purpose, subject, cancellationToken)).GroupBy(c => c.Consent.Side).Where(side => side.First().Stands).Select(side => side.Key).ToHashSet();
        return (age, standing.Contains(ConsentSide.Self), standing.Contains(ConsentSide.Representative)) switch
        {
            (AgeGroup.Adult, true, _) or (AgeGroup.Child, true, true) or (AgeGroup.SmallChild, _, true) => Result.Done,
            (AgeGroup.Adult, _, _) => new Refusal("consent.missing", "Chưa có đồng ý của người được nêu. Hỏi và ghi đồng ý trước khi đăng.", RefusalKind.Conflict),
            (AgeGroup.Child, false, true) => new Refusal("consent.child-missing", "Trẻ từ 7 tuổi phải tự đồng ý. Hỏi và ghi đồng ý của em trước khi đăng.", RefusalKind.Conflict),
            (AgeGroup.Child, true, false) or (AgeGroup.SmallChild, _, _) => new Refusal("consent.representative-missing", "Chưa có đồng ý của cha, mẹ hoặc người giám hộ. Ghi đồng ý trước khi đăng.", RefusalKind.Conflict),
            (AgeGroup.Child, _, _) => new Refusal("consent.both-missing", "Cần đồng ý của cả em và cha, mẹ hoặc người giám hộ. Ghi đủ hai đồng ý trước khi đăng.", RefusalKind.Conflict),
        };
    }

    /// <summary>The consent of a slip, or a refusal in words.</summary>
    public async Task<Result<ConsentStanding>> FindAsync(ConsentCode code, CancellationToken cancellationToken)
    {
        var hash = vault.HashSecret(CodePurpose, code.ForHashing());
        return await Standings(db.Set<Consent>().Where(c => c.CodeHash == hash)).SingleOrDefaultAsync(cancellationToken) is { } found
            ? found
            : new Refusal("consent.unknown-code", "Không thấy phiếu nào có mã này. Xem lại mã, hoặc gọi bàn tiếp dân.", RefusalKind.NotFound);
    }

    /// <summary>A consent by its id; null when there is none in the commune.</summary>
    public Task<ConsentStanding?> FindAsync(CommuneId commune, ConsentId id, CancellationToken cancellationToken) =>
        Standings(db.Set<Consent>().Where(c => c.CommuneId == commune && c.Id == id)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The consent of a slip that was opened by its code before; null when it was deleted since.</summary>
    public Task<ConsentStanding?> FindAsync(ConsentId id, CancellationToken cancellationToken) =>
        Standings(db.Set<Consent>().Where(c => c.Id == id)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Ends a consent and lets the rooms concerned act, in one save. Ending it twice changes nothing.</summary>
    public async Task<Result> WithdrawAsync(ConsentId id, ConsentChannel channel, ActorStamp taker, CancellationToken cancellationToken)
    {
        var standing = await Standings(db.Set<Consent>().Where(c => c.Id == id)).SingleOrDefaultAsync(cancellationToken);
        if (standing is null) return new Refusal("consent.unknown", "Không thấy phiếu đồng ý này.", RefusalKind.NotFound);
        if (!standing.Stands) return Result.Done;
        var (consent, now) = (standing.Consent, clock.GetUtcNow());
        db.Add(new ConsentWithdrawal { ConsentId = id, CommuneId = consent.CommuneId, At = now, Channel = channel, Taker = taker });
        db.Record(JournalDraft.Of(consent.CommuneId, now, "confidentiality.consent-withdrawn.v1", $"consent:{id}", taker.ToString(),
            ("purpose", consent.Purpose.ToString()), ("channel", channel.ToString())));
        foreach (var listener in listeners) await listener.WithdrawnAsync(consent, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // Somebody pressed twice: the other request has recorded it. Anything else stays an exception.
            db.ChangeTracker.Clear();
            if (!await db.Set<ConsentWithdrawal>().AnyAsync(w => w.ConsentId == id, cancellationToken)) throw;
        }

        return Result.Done;
    }

    /// <summary>Name of who answered; null when none was kept.</summary>
    public ValueTask<string?> GiverAsync(Consent consent, CancellationToken cancellationToken) =>
        records.OpenOrNullAsync(consent.Giver, SealPurposes.ConsentGiver, cancellationToken);

    private IQueryable<ConsentStanding> Standings(IQueryable<Consent> consents) =>
        from consent in consents.AsNoTracking()
        join withdrawal in db.Set<ConsentWithdrawal>() on consent.Id equals withdrawal.ConsentId into ends
        from end in ends.DefaultIfEmpty()
        orderby consent.At descending, consent.Id descending
        select new ConsentStanding(consent, end == null ? null : end.At);
}
