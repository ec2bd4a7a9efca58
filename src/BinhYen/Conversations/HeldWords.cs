using System.Security.Cryptography;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Conversations;

/// <summary>
/// Words of which only their sender knows what they are about: they wait for a button, at most half an hour. A row of its own with a key of its own and a blind key that stands nowhere else, so that
/// nothing stored joins it to the person's talk, nor what it becomes to what else they have told (decision 0152).
/// </summary>
internal sealed class HeldWords
{
    /// <summary>Made by chance: it tells no time. Files sent with the words hang at it.</summary>
    public Guid Id { get; init; }

    public CommuneId CommuneId { get; init; }

    /// <summary>Blind key of the person, another than the talk and the inbox write, and another in each row.</summary>
    public required byte[] PersonKey { get; init; }

    /// <summary>Key of the words, and of files sent with them.</summary>
    public RecordKeyId KeyId { get; init; }

    /// <summary>Sealed JSON of <see cref="HeldDraft"/>.</summary>
    public required SealedText Words { get; set; }

    /// <summary>When they become a report by themselves: between twenty and thirty minutes after the first word, by chance; what reads as a report between three and five.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>Counts saves; words that come while a button is pressed are not lost.</summary>
    public int Version { get; set; }

    /// <summary>Names the question to whoever presses a button under it.</summary>
    public string Question => Id.ToString("N")[..8];

    /// <summary>A blind key under which words of a person wait: salt, and what the salt makes of the person. No two rows share one, not even of different days: they would join what they become, an author's post and a secret, in copies of before and afterwards.</summary>
    /// <param name="vault">Whose key makes it.</param>
    /// <param name="talk">The blind key that the talk keeps.</param>
    public static byte[] NewKeyOf(IRecordSealer vault, byte[] talk) => KeyOf(vault, talk, RandomNumberGenerator.GetBytes(SaltLength));

    /// <summary>Whether a key is one of this person.</summary>
    public static bool IsOf(IRecordSealer vault, byte[] talk, byte[] personKey) => personKey.Length > SaltLength && personKey.AsSpan().SequenceEqual(KeyOf(vault, talk, personKey[..SaltLength]));

    private const int SaltLength = 16;

    private static byte[] KeyOf(IRecordSealer vault, byte[] talk, byte[] salt) => [.. salt, .. vault.HashSecret("held.person", $"{Convert.ToHexString(talk)}|{Convert.ToHexString(salt)}")];
}

/// <summary>What is held.</summary>
/// <param name="Messages">The words in order.</param>
/// <param name="Attachments">Stored attachments in order.</param>
/// <param name="FirstAt">When the first of them reached us.</param>
/// <param name="LastAt">When the last of them did.</param>
/// <param name="Doubt">What they may answer.</param>
internal sealed record HeldDraft(List<string> Messages, List<Guid> Attachments, DateTimeOffset FirstAt, DateTimeOffset LastAt, Doubt Doubt)
{
    /// <summary>Files were sent with it that may still have to be fetched.</summary>
    public bool FilesCome { get; init; }

    /// <summary>Small talk alone: nothing that is told afterwards joins it, for it waits only where somebody has asked something.</summary>
    public bool IsSmallTalk { get; init; }

    /// <summary>What follows within two minutes may share its button: nothing in it asks for secrecy.</summary>
    public bool TakesMore { get; init; } = true;

    /// <summary>The Official Account written to.</summary>
    public required string OaId { get; init; }

    /// <summary>Who wrote.</summary>
    public required string UserId { get; init; }

    /// <summary>The blind key that the person's talk keeps.</summary>
    public required byte[] TalkKey { get; init; }

    /// <summary>The vault's reference to the person when they wrote; null where they were not known. Whoever was forgotten since is not made known again by it.</summary>
    public Guid? Reporter { get; init; }

    /// <summary>All of them, as one message.</summary>
    public string Words => string.Join('\n', Messages);

    public override string ToString() => "•••";
}

/// <summary>What may be meant by words that no report takes by itself.</summary>
internal enum Doubt
{
    /// <summary>One of the sender's own reports, or something new.</summary>
    Report,

    /// <summary>What was said to the author of a post in a group.</summary>
    Post,

    /// <summary>A question to a verifier.</summary>
    Verification,

    /// <summary>An alarm to an officer's own phone.</summary>
    Alarm,
}

/// <summary>The rows of <see cref="HeldWords"/>. Works inside the caller's context and does not save.</summary>
internal sealed class KeptInDoubt(BinhYenDb db, IRecordSealer vault)
{
    // Long enough to find the button, short enough for what was a report after all.
    private static readonly (TimeSpan Soonest, TimeSpan Latest) Words = (TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30));
    private static readonly (TimeSpan Soonest, TimeSpan Latest) Report = (TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(5));

    private readonly List<RecordKeyId> released = [];

    /// <summary>Keys of rows that are gone: to be destroyed after the caller has saved, where no file lives under them.</summary>
    public IReadOnlyList<RecordKeyId> Released => released;

    /// <summary>What waits of one person, the oldest first.</summary>
    public async Task<IReadOnlyList<(HeldWords Row, HeldDraft Draft)>> OfAsync(byte[] talkKey, CancellationToken cancellationToken)
    {
        var held = new List<(HeldWords Row, HeldDraft Draft)>();
        foreach (var row in await RowsOfAsync(talkKey, cancellationToken))
        {
            if (await OpenAsync(row, cancellationToken) is { } draft) held.Add((row, draft));
        }

        return [.. held.OrderBy(h => h.Draft.FirstAt)];
    }

    /// <summary>What a row holds; null where its key is gone.</summary>
    public async Task<HeldDraft?> OpenAsync(HeldWords row, CancellationToken cancellationToken) =>
        (await vault.OpenAsync(Sealed.FromBytes<HeldDraft>(row.Words.Envelope), SealPurposes.HeldWords, cancellationToken)).Match<HeldDraft?>(held => held, () => null, () => null);

    /// <summary>Holds words in a row of their own.</summary>
    /// <param name="commune">Whose channel.</param>
    /// <param name="draft">What.</param>
    /// <param name="isReport">They read as a report, for which nobody has long to wait.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<HeldWords> AddAsync(CommuneId commune, HeldDraft draft, bool isReport, CancellationToken cancellationToken)
    {
        var (soonest, latest) = isReport ? Report : Words;
        var key = await vault.NewKeyAsync(commune.Value, cancellationToken);
        var row = new HeldWords
        {
            Id = Guid.NewGuid(), CommuneId = commune, PersonKey = HeldWords.NewKeyOf(vault, draft.TalkKey), KeyId = key, Words = await SealAsync(key, draft, cancellationToken),
            DueAt = draft.FirstAt + soonest + TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32((int)(latest - soonest).TotalSeconds)),
        };
        db.Add(row);
        return row;
    }

    /// <summary>Keeps in a row what it holds now.</summary>
    public async Task KeepAsync(HeldWords row, HeldDraft draft, CancellationToken cancellationToken)
    {
        row.Words = await SealAsync(row.KeyId, draft, cancellationToken);
        row.Version++;
    }

    /// <summary>The words have found their place, or shall have none.</summary>
    public void Release(HeldWords row)
    {
        db.Remove(row);
        released.Add(row.KeyId);
    }

    /// <summary>Lets go of everything that waits of a person who is forgotten.</summary>
    public async Task ForgetAsync(byte[] talkKey, CancellationToken cancellationToken) => (await RowsOfAsync(talkKey, cancellationToken)).ForEach(Release);

    /// <summary>The row of a person that becomes a report by itself before the others; null for none.</summary>
    public async Task<HeldWords?> NextAsync(byte[] talkKey, CancellationToken cancellationToken) => (await RowsOfAsync(talkKey, cancellationToken)).FirstOrDefault();

    // What waits is little: every row is asked whether it is this person's.
    private async Task<List<HeldWords>> RowsOfAsync(byte[] talkKey, CancellationToken cancellationToken)
    {
        var waiting = await db.Set<HeldWords>().AsNoTracking().Select(h => new { h.Id, h.PersonKey }).ToListAsync(cancellationToken);
        var own = waiting.FindAll(h => HeldWords.IsOf(vault, talkKey, h.PersonKey)).ConvertAll(h => h.Id);
        return own.Count == 0 ? [] : await db.Set<HeldWords>().Where(h => own.Contains(h.Id)).OrderBy(h => h.DueAt).ToListAsync(cancellationToken);
    }

    // As an object it is filled up: the length tells nothing (decision 0151).
    private async ValueTask<SealedText> SealAsync(RecordKeyId key, HeldDraft draft, CancellationToken cancellationToken) =>
        new((await vault.SealAsync(key, SealPurposes.HeldWords, draft, cancellationToken)).ToBytes());
}

internal sealed class HeldWordsMapping : IEntityTypeConfiguration<HeldWords>
{
    public void Configure(EntityTypeBuilder<HeldWords> builder)
    {
        builder.ToTable("held_words").HasKey(h => h.Id);
        builder.Property(h => h.Version).IsConcurrencyToken();
        builder.HasIndex(h => h.PersonKey);
        builder.HasIndex(h => h.DueAt);
    }
}
