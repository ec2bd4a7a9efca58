using BinhYen.Communes;
using BinhYen.Groups.SettingsCheck;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Posters;

/// <summary>Keeps the list of posting places: added, hung, looked at, closed. The leadership everywhere, everybody else in hamlets they serve.</summary>
internal sealed class KeepPlace(BinhYenDb db, CommuneDirectory communes, HamletHelpers helpers, IRecordSealer sealer, TimeProvider clock)
{
    private static readonly Refusal NoSuchPlace = new("groups.no-place", "Không có nơi dán này, hoặc bạn không phụ trách.", RefusalKind.NotFound);

    public async Task<Result> AddAsync(CurrentStaff by, HamletId? hamlet, string? name, CancellationToken cancellationToken)
    {
        if (name is not { Length: >= 3 and <= PostingPlace.LongestName }) return GroupRefusals.Invalid("Ghi tên nơi dán, từ 3 đến 160 ký tự. Ví dụ: Nhà văn hóa thôn Đông Khê.");
        if (hamlet is { } id && (await communes.HamletsAsync(by.CommuneId, cancellationToken)).All(h => h.Id != id)) return GroupRefusals.Invalid("Chọn một thôn, xóm đang có của xã.");
        if (!await MayAsync(by, hamlet, cancellationToken)) return GroupRefusals.Invalid("Chọn thôn, xóm bạn phụ trách. Nơi dán chung của xã do lãnh đạo Công an xã ghi.");
        if (await db.Set<PostingPlace>().AnyAsync(p => p.CommuneId == by.CommuneId && p.Name == name && !p.IsClosed, cancellationToken)) return GroupRefusals.Invalid("Nơi dán này đã có trong danh sách.");
        var place = new PostingPlace { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, HamletId = hamlet, Name = name };
        db.Add(place);
        Record(by, place, "groups.place-added.v1");
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    /// <param name="by">Who was there.</param>
    /// <param name="id">The place.</param>
    /// <param name="finding">What was done or found.</param>
    /// <param name="notice">The notice hung; only for <see cref="PlaceFinding.Hung"/>.</param>
    /// <param name="on">The day.</param>
    /// <param name="photo">A picture as proof; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result> LookAsync(CurrentStaff by, Guid id, PlaceFinding finding, Guid? notice, DateOnly on, byte[]? photo, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { IsClosed: false } place) return NoSuchPlace;
        if (on > clock.Today() || on < clock.Today().AddYears(-1)) return GroupRefusals.Invalid("Ngày phải trong một năm gần đây và không ở tương lai.");
        if (finding is PlaceFinding.Hung)
        {
            if (notice is not { } paper || !await db.Set<PublicNotice>().AnyAsync(n => n.Id == paper && n.CommuneId == by.CommuneId && n.WithdrawnOn == null, cancellationToken))
                return GroupRefusals.Invalid("Chọn một tờ thông báo đang dùng. Tờ đã thu hồi không dán nữa.");
            place.Hang(paper, on);
        }
        else if (place.PostedOn is not { } posted) return GroupRefusals.Invalid("Nơi này chưa dán tờ nào. Ghi việc dán trước.");
        else if (on < posted) return GroupRefusals.Invalid($"Tờ này dán ngày {posted.InWords()}; ngày kiểm tra phải từ ngày đó.");
        else place.Look(on, finding is PlaceFinding.Whole);

        byte[]? drawn = null;
        if (photo is not null && !RedrawPhoto.Draw(photo).TryGet(out drawn, out var no)) return no;
        var look = new PlaceLook { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, PlaceId = id, On = on, By = by.Id, Finding = finding, HasPhoto = drawn is not null };
        db.Add(look);
        if (drawn is not null)
        {
            var key = await sealer.NewKeyAsync(by.CommuneId.Value, cancellationToken);
            db.Add(new PlacePhoto { LookId = look.Id, CommuneId = by.CommuneId, Sealed = (await sealer.SealBytesAsync(key, PlacePhoto.Purpose, drawn, cancellationToken)).ToBytes() });
        }

        Record(by, place, "groups.place-looked.v1", ("finding", finding.ToString()), ("on", on), ("photo", look.HasPhoto));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    public async Task<Result> CloseAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { } place) return NoSuchPlace;
        if (place.IsClosed) return Result.Done;
        place.Close();
        Record(by, place, "groups.place-closed.v1");
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>The newest photo of a place, opened; null when there is none for this person.</summary>
    public async Task<byte[]?> PhotoAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is null) return null;
        var kept = await (from photo in db.Set<PlacePhoto>().AsNoTracking() join look in db.Set<PlaceLook>() on photo.LookId equals look.Id where look.PlaceId == id orderby look.On descending, look.Id descending select photo.Sealed).FirstOrDefaultAsync(cancellationToken);
        return kept is not null && (await sealer.OpenAsync(Sealed.FromBytes<byte[]>(kept), PlacePhoto.Purpose, cancellationToken)).TryGet(out var picture) ? picture : null;
    }

    /// <summary>Whether somebody keeps places of a hamlet, or of the whole commune with null.</summary>
    public async Task<bool> MayAsync(CurrentStaff by, HamletId? hamlet, CancellationToken cancellationToken) =>
        by.May(Permission.ManageGroups) || (hamlet is { } of && await helpers.MayAsync(by, of, cancellationToken));

    private async Task<PostingPlace?> FindAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken) =>
        await db.Set<PostingPlace>().SingleOrDefaultAsync(p => p.Id == id && p.CommuneId == by.CommuneId, cancellationToken) is { } place && await MayAsync(by, place.HamletId, cancellationToken) ? place : null;

    private void Record(CurrentStaff by, PostingPlace place, string fact, params (string, object?)[] details) =>
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"place:{place.Id}", by.JournalName, details));
}
