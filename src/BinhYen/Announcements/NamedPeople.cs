using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Platform.Text;

namespace BinhYen.Announcements;

/// <summary>Whether everybody whom a good deed names has agreed to be named.</summary>
/// <param name="Names">Names in the text, as written; empty when it names nobody.</param>
/// <param name="Missing">Those of them without a recorded consent that stands.</param>
internal sealed record Naming(IReadOnlyList<string> Names, IReadOnlyList<string> Missing)
{
    public static readonly Naming Nobody = new([], []);

    /// <summary>Whether residents may read it.</summary>
    public bool MayBeTold => Missing.Count == 0;
}

/// <summary>
/// Holds a good deed against the recorded consents of those it names (R-YC-56): looked for when it is put up and again at every reading,
/// so that whoever takes the consent back is out of the public page at once. Pictures are no part of a good deed.
/// </summary>
internal sealed class NamedPeople(CaseSources sources, Consents consents, TimeProvider clock)
{
    /// <summary>After this a person is asked again, as the question says.</summary>
    public const int YearsKept = 2;

    /// <summary>The names of a text and the consents for them.</summary>
    /// <param name="told">The row: consents are recorded for its id.</param>
    /// <param name="words">Title and text.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<Naming> OfAsync(Announcement told, string words, CancellationToken cancellationToken)
    {
        var names = await InAsync(told.CommuneId, words, cancellationToken);
        if (names.Count == 0) return Naming.Nobody;
        var agreed = await AgreedAsync(told, cancellationToken);
        return new Naming(names, [.. names.Where(n => !agreed.Exists(a => IsCalled(n, a)))]);
    }

    /// <summary>Names of people in a text, as written.</summary>
    public async Task<IReadOnlyList<string>> InAsync(CommuneId commune, string words, CancellationToken cancellationToken)
    {
        var places = await sources.PlacesAsync(commune, cancellationToken);
        return [.. ExposureMeter.MeasureRequest(words, new ExposureSources([], [], places), houseIsThePlace: false).Where(f => f.Kind is ExposureKind.Name)
            // "gia đình trong đêm" reads like a name without its capitals; the writer was asked about it and kept it.
            .Select(f => words[f.Start..f.End]).Where(n => Capitals(n).Any()).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether a text calls somebody by this name, whole or in part: "anh Tuấn" for "Phạm Minh Tuấn".</summary>
    /// <param name="name">As the text has it, with a title or without.</param>
    /// <param name="full">The full name.</param>
    internal static bool IsCalled(string name, string full)
    {
        var called = VietnameseText.Words(string.Join(' ', Capitals(name)));
        var whole = VietnameseText.Words(full);
        return called.Count > 0 && Enumerable.Range(0, Math.Max(0, whole.Count - called.Count + 1)).Any(i => called.SequenceEqual(whole.Skip(i).Take(called.Count)));
    }

    // A title is written small: "anh", "bà".
    private static IEnumerable<string> Capitals(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsUpper(w[0]));

    // The last answer of each counts.
    private async Task<List<string>> AgreedAsync(Announcement told, CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow().AddYears(-YearsKept);
        var answered = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var agreed = new List<string>();
        foreach (var standing in await consents.OfAsync(told.CommuneId, ConsentPurpose.GoodExample, told.Id.Value, cancellationToken))
        {
            if (await consents.GiverAsync(standing.Consent, cancellationToken) is not { } giver || !answered.Add(giver)) continue;
            if (standing.Stands && standing.Consent.At > oldest) agreed.Add(giver);
        }

        return agreed;
    }
}
