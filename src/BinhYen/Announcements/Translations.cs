using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Announcements;

/// <summary>A text in another language as residents read it.</summary>
/// <param name="Language">Which.</param>
/// <param name="Title">As <see cref="Translation.Title"/>.</param>
/// <param name="Text">As <see cref="Translation.Text"/>, with line breaks.</param>
public sealed record ToldTranslation(ContentLanguage Language, string Title, string Text)
{
    /// <summary>Tells browsers and screen readers which language follows (BCP 47).</summary>
    public string Tag => Language.Tag();

    /// <summary>How those who speak it call it; they look for this word.</summary>
    public string OwnName => Language.OwnName();
}

/// <summary>
/// Texts in the languages a commune chose. All of them stand on the same page for everybody: nobody asks for a language, so nothing here or
/// on the way learns who reads which (R-TT-29).
/// </summary>
internal sealed class Translations(BinhYenDb db, SealedRecords seals, CommuneDirectory communes)
{
    internal const string TitlePurpose = "translation.title";
    internal const string TextPurpose = "translation.text";

    /// <summary>What was agreed to of the texts of a kind, by the text; in the order of the languages.</summary>
    public async Task<ILookup<Guid, ToldTranslation>> OfAsync(CommuneId commune, TranslatedSubject subject, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var chosen = (await communes.SettingsAsync(commune, cancellationToken)).Values.Languages;
        var told = new List<(Guid Of, ToldTranslation Words)>();
        if (chosen.Count > 0)
        {
            foreach (var row in await db.Set<Translation>().AsNoTracking()
                .Where(t => t.CommuneId == commune && t.Subject == subject && ids.Contains(t.SubjectId) && t.PublishedBy != null && chosen.Contains(t.Language)).ToListAsync(cancellationToken))
                told.Add((row.SubjectId, await OpenAsync(row, cancellationToken)));
        }

        return told.OrderBy(t => t.Words.Language).ToLookup(t => t.Of, t => t.Words);
    }

    /// <summary>The guide in other languages.</summary>
    public async Task<IReadOnlyList<ToldTranslation>> OfGuideAsync(CommuneId commune, CancellationToken cancellationToken) =>
        [.. (await OfAsync(commune, TranslatedSubject.Guide, [Guid.Empty], cancellationToken))[Guid.Empty]];

    internal async Task<ToldTranslation> OpenAsync(Translation row, CancellationToken cancellationToken) => new(
        row.Language, await seals.OpenAsync(row.Title, TitlePurpose, cancellationToken), await seals.OpenAsync(row.Text, TextPurpose, cancellationToken));

    /// <summary>What is taken down takes its translations with it.</summary>
    internal static Task LetGoAsync(BinhYenDb db, Guid subject, CancellationToken cancellationToken) =>
        db.Set<Translation>().Where(t => t.SubjectId == subject).ExecuteDeleteAsync(cancellationToken);
}
