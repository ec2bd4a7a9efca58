using System.Collections.Concurrent;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Site;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Confidentiality;

/// <summary>
/// Words that must not be written by staff on a machine connected to the Internet: professional measures of the police and matters under
/// secrecy (B-02, B-05 of the privacy table). The product's own words always count; a commune adds words that only it knows. They are
/// sealed, for a list of what is secret is itself something to keep.
/// </summary>
/// <remarks>What residents write is not held against this list: "kẻ giả danh trinh sát" is a report about fraud and must arrive (decision 0073).</remarks>
internal sealed class SecretWords(DbFactory databases, SealedRecords seals, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<CommuneId, (IReadOnlyList<string> Words, DateTimeOffset At)> known = new();

    /// <summary>What to do about such a word.</summary>
    public const string Advice = "Có từ không được đưa lên hệ thống nối mạng: bí mật nhà nước hoặc biện pháp nghiệp vụ. Bỏ từ đó đi; việc cần giữ mật thì làm trên giấy theo quy định.";

    /// <summary>The same as the answer of an act without a form to underline in.</summary>
    public static Refusal Refused { get; } = new("confidentiality.secret-words", Advice, RefusalKind.Invalid);

    /// <summary>They count in every commune, and nobody can take them out.</summary>
    public static IReadOnlyList<string> Always { get; } =
    [
        "tuyệt mật", "dấu mật", "dấu tối mật", "độ mật", "tài liệu mật", "tài liệu tối mật", "mật danh", "bí số", "đặc tình", "cơ sở bí mật", "cộng tác viên bí mật", "hộp thư bí mật", "trinh sát kỹ thuật", "trinh sát ngoại tuyến",
        "biện pháp nghiệp vụ", "kế hoạch trinh sát", "chuyên án trinh sát", "hiềm nghi", "sưu tra", "xác minh hiềm nghi", "nghe lén điện thoại đối tượng",
    ];

    /// <summary>Everything that counts in a commune, kept for a minute.</summary>
    public async ValueTask<IReadOnlyList<string>> OfAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(commune, out var kept) && now >= kept.At && now - kept.At < KeptFor) return kept.Words;
        var own = new List<string>();
        await using var db = databases.Create();
        foreach (var word in await db.Set<SecretWord>().AsNoTracking().Where(w => w.CommuneId == commune && w.RemovedAt == null).ToListAsync(cancellationToken))
            own.Add(await seals.OpenAsync(word.Words, SealPurposes.SecretWord, cancellationToken));
        var all = (IReadOnlyList<string>)[.. Always, .. own];
        known[commune] = (all, now);
        return all;
    }

    /// <summary>The next question reads the list anew.</summary>
    public void Changed(CommuneId commune) => known.TryRemove(commune, out _);

    /// <summary>The words of the list and the marks of secrecy in a text, to underline; empty for none.</summary>
    public async ValueTask<IReadOnlyList<ExposureFinding>> FindAsync(CommuneId commune, string composed, CancellationToken cancellationToken) =>
        FindAll(composed, await OfAsync(commune, cancellationToken));

    /// <summary>Whether one of these texts may not go out.</summary>
    /// <param name="commune">Whose list.</param>
    /// <param name="texts">As typed; null for one that was not.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async ValueTask<bool> AnyAsync(CommuneId commune, IEnumerable<string?> texts, CancellationToken cancellationToken)
    {
        var words = await OfAsync(commune, cancellationToken);
        return texts.OfType<string>().Any(text => FindAll(VietnameseText.Compose(text), words).Count > 0);
    }

    /// <summary>Adds an error for each field that holds such a word, with the word underlined.</summary>
    public async ValueTask<FormErrors> CheckAsync(CommuneId commune, IEnumerable<KeyValuePair<string, string>> typed, CancellationToken cancellationToken)
    {
        var errors = new FormErrors();
        foreach (var (field, text) in typed)
        {
            var composed = VietnameseText.Compose(text);
            if (await FindAsync(commune, composed, cancellationToken) is { Count: > 0 } found)
                errors.Add(field, Advice).Mark(field, new MarkedText(composed, [.. found.Select(f => new TextMark(f.Start, f.End, MayPass: false, Advice))]));
        }

        return errors;
    }

    /// <summary>As <see cref="Find"/>, with marks in stamp form beside the words (R-DT-50).</summary>
    public static IReadOnlyList<ExposureFinding> FindAll(string composed, IReadOnlyList<string> words) =>
        [.. Find(composed, words).Concat(SecrecyStamps.Find(composed)).OrderBy(f => f.Start)];

    /// <summary>
    /// Whole words in any case with anything but letters between them: "ĐẶC-TÌNH", "đặc  tình". With their marks: without them "chuyện ăn"
    /// would be "chuyên án".
    /// </summary>
    public static IReadOnlyList<ExposureFinding> Find(string composed, IReadOnlyList<string> words)
    {
        var text = Split(composed);
        var found = new List<ExposureFinding>();
        foreach (var phrase in words.Select(w => Split(VietnameseText.Compose(w))).Where(p => p.Count > 0))
        {
            for (var at = 0; at + phrase.Count <= text.Count; at++)
                if (Enumerable.Range(0, phrase.Count).All(i => text[at + i].Word == phrase[i].Word))
                    found.Add(new ExposureFinding(ExposureKind.Secret, text[at].Start, text[at + phrase.Count - 1].End));
        }

        return [.. found.OrderBy(f => f.Start)];
    }

    private static List<(string Word, int Start, int End)> Split(string text)
    {
        var words = new List<(string, int, int)>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetterOrDigit(text[at])) continue;
            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
            words.Add((text[start..at].ToLowerInvariant(), start, at));
        }

        return words;
    }
}

/// <summary>A word that a commune added.</summary>
internal sealed class SecretWord
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public RecordKeyId KeyId { get; init; }

    /// <summary>The word or words, 3–80 characters.</summary>
    public required SealedText Words { get; init; }
    public StaffId AddedBy { get; init; }
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>When it stopped counting; null while it counts.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}

internal sealed class SecretWordMapping : IEntityTypeConfiguration<SecretWord>
{
    public void Configure(EntityTypeBuilder<SecretWord> builder)
    {
        builder.ToTable("secret_words").HasKey(w => w.Id);
        builder.HasIndex(w => new { w.CommuneId, w.RemovedAt });
    }
}
