using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Announcements;

/// <summary>A missing person as residents read it.</summary>
/// <param name="Id">Leads to the picture.</param>
/// <param name="Name">Whom one looks for.</param>
/// <param name="Seen">Where and when last seen.</param>
/// <param name="Signs">How to know the person.</param>
/// <param name="HasPicture">Whether there is one.</param>
/// <param name="On">Vietnam day it was written.</param>
public sealed record ToldMissing(Guid Id, string Name, string Seen, string Signs, bool HasPicture, DateOnly On)
{
    /// <summary>Seen and signs in the languages the commune chose; empty for none.</summary>
    public IReadOnlyList<ToldTranslation> Others { get; init; } = [];

    public override string ToString() => "•••";
}

/// <summary>Missing persons as everybody reads them. The consent is asked at every reading, of the picture too.</summary>
internal sealed class MissingBulletin(BinhYenDb db, SealedRecords seals, IRecordSealer vault, Consents consents, Translations translations, TimeProvider clock)
{
    internal const string NamePurpose = "missing.name";
    internal const string SeenPurpose = "missing.seen";
    internal const string SignsPurpose = "missing.signs";
    internal const string PicturePurpose = "missing.picture";

    public async Task<IReadOnlyList<ToldMissing>> OfAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var told = new List<ToldMissing>();
        var rows = await db.Set<MissingNotice>().AsNoTracking().Where(n => n.CommuneId == commune && n.State == MissingState.Published).OrderByDescending(n => n.Number).ToListAsync(cancellationToken);
        var others = await translations.OfAsync(commune, TranslatedSubject.MissingNotice, [.. rows.Select(r => r.Id)], cancellationToken);
        foreach (var row in rows)
            if (await MayBeShownAsync(row, cancellationToken)) told.Add(await OpenAsync(row, cancellationToken) with { Others = [.. others[row.Id]] });
        return told;
    }

    /// <summary>The picture of a notice that residents may read now; null for every other.</summary>
    public async Task<byte[]?> PictureAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<MissingNotice>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && n.State == MissingState.Published, cancellationToken) is { } row && await MayBeShownAsync(row, cancellationToken)
            ? await PictureAsync(row, cancellationToken) : null;

    internal async Task<byte[]?> PictureAsync(MissingNotice row, CancellationToken cancellationToken) =>
        row.Picture is { } kept && (await vault.OpenAsync(Sealed.FromBytes<byte[]>(kept), PicturePurpose, cancellationToken)).TryGet(out var picture) ? picture : null;

    internal async Task<ToldMissing> OpenAsync(MissingNotice row, CancellationToken cancellationToken) => new(
        row.Id, await seals.OpenAsync(row.Name, NamePurpose, cancellationToken), await seals.OpenAsync(row.Seen, SeenPurpose, cancellationToken), await seals.OpenAsync(row.Signs, SignsPurpose, cancellationToken),
        row.Picture is not null, VietnamTime.DateOf(row.WrittenAt));

    /// <summary>Whether there is somebody's yes behind it: the family's, or an authority's whose family could not be asked yet.</summary>
    internal async Task<bool> MayBeShownAsync(MissingNotice row, CancellationToken cancellationToken)
    {
        if (row.IsOverAt(clock.GetUtcNow())) return false;
        var answers = await consents.OfAsync(row.CommuneId, ConsentPurpose.MissingPerson, row.Id, cancellationToken);
        return answers.Count > 0 ? answers[0].Stands : row is { AskedBy: NoticeAsker.Authority, FamilyUnreachable: true };
    }
}
