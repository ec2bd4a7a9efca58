using BinhYen.Confidentiality;
using BinhYen.Platform.Text;
using BinhYen.Site;

namespace BinhYen.Cases;

/// <summary>
/// Words that may go to certain reporters of a case. Only <see cref="InformantWall"/> makes them, and only they can be
/// sent, so that no form can forget to ask. Do not print.
/// </summary>
internal sealed class WalledWords
{
    internal WalledWords(string text, IReadOnlyCollection<ConversationId> readers) => (Text, Readers) = (text, readers);

    public string Text { get; }

    /// <summary>The threads they may be said in.</summary>
    public IReadOnlyCollection<ConversationId> Readers { get; }

    public override string ToString() => "•••";
}

/// <summary>
/// The informant wall: what only one reporter told may not appear in anything said to another, and nobody learns who
/// helped to verify (ISO-2, ISO-10). What must go is underlined and refused; what a person has to judge is underlined and asked.
/// </summary>
internal sealed class InformantWall(CaseSources sources, NameGuesses guesses, SecretWords secrets, IEnumerable<IHiddenHelpers> helpers)
{
    /// <summary>Holds a text against the other reporters of the case.</summary>
    /// <param name="case">The case.</param>
    /// <param name="writer">Who wrote it.</param>
    /// <param name="text">As typed.</param>
    /// <param name="readers">The threads it goes to.</param>
    /// <param name="field">Where it was typed, for the error.</param>
    /// <param name="looked">The writer has looked at the underlined words and keeps them.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The words that may go, or what to mend.</returns>
    public async Task<(WalledWords? Words, FormErrors? Errors)> PassAsync(
        Case @case, WallWriter writer, string text, IReadOnlyCollection<ConversationId> readers, string field, bool looked, CancellationToken cancellationToken)
    {
        var composed = VietnameseText.Compose(text);
        var found = new List<ExposureFinding>(await secrets.FindAsync(@case.CommuneId, composed, cancellationToken));
        foreach (var group in helpers) found.AddRange(ExposureMeter.FindPhrases(composed, await group.PhrasesAsync(@case.Id, cancellationToken), ExposureKind.Helper));
        var names = NameAnswer.Clear;
        if (@case.Reports.Count > 1 && text.Length > 0)
        {
            var told = await sources.OfAsync(@case.Id, cancellationToken);
            var places = await sources.PlacesAsync(@case.CommuneId, cancellationToken);
            var about = new HashSet<Guid?>();
            foreach (var reader in told.Where(t => readers.Contains(t.Id)))
            {
                var others = told.Where(t => t.Id != reader.Id).ToList();
                found.AddRange(ExposureMeter.MeasureWall(composed, new ExposureSources([.. others.SelectMany(o => o.Messages)], reader.Messages, places)));
                // The reader's own identity in another report counts as somebody else's: left out, it would tell that both are one person's.
                about.UnionWith(others.Select(o => o.Reporter));
            }

            // Last, and counted also where there is nobody to ask about: who reported twice is not to be seen from it.
            if (found.All(f => !f.IsRefused && looked)) names = await guesses.AskAsync(@case, writer, [.. told.Select(t => new AskedReport(t.Id, about.Contains(t.Reporter) ? t.Reporter : null))], composed, cancellationToken);
        }

        return Judge(composed, readers, field, [.. found.Distinct().OrderBy(f => f.Start)], names, looked);
    }

    private static (WalledWords? Words, FormErrors? Errors) Judge(
        string text, IReadOnlyCollection<ConversationId> readers, string field, IReadOnlyList<ExposureFinding> found, NameAnswer names, bool looked)
    {
        if (names is NameAnswer.Clear && found.All(f => !f.IsRefused && looked)) return (new WalledWords(text, readers), null);
        var errors = new FormErrors();
        foreach (var kind in found.Where(f => f.IsRefused || !looked).Select(f => f.Kind).Distinct().OrderBy(k => new ExposureFinding(k, 0, 0).IsRefused ? 0 : 1))
            errors.Add(field, ExposureFinding.Advise(kind));
        // What of it is a name is not said: an answer "this one" would let somebody guess who reported (decision 0069).
        if (NameGuesses.WordsOf(names, "Nội dung nhắc tới người khác hoặc số liên lạc của họ. Bỏ mọi tên người và số điện thoại.") is { } no) errors.Add(field, no);
        return (null, errors.Mark(field, ExposureFinding.Underline(text, found)));
    }
}
