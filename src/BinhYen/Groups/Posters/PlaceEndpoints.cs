using BinhYen.Communes;
using BinhYen.Groups.Registry;
using BinhYen.Groups.SettingsCheck;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Posters;

/// <summary>Posting places: the list, what hangs where, what has to be looked at.</summary>
internal static class PlaceEndpoints
{
    private const string Address = "/joining/places";

    public static void Map(WebApplication app)
    {
        var places = app.MapGroup(Address).Require(Permission.TendGroups);
        places.MapGet("", async (string? done, string? late, CurrentStaff staff, GroupScreen screen, PlaceShelf shelf, CancellationToken cancellationToken) =>
        {
            screen.Notice = done is null ? null : "Đã ghi.";
            await screen.FillCommonAsync(staff, cancellationToken);
            await shelf.FillAsync(staff, onlyLate: late is not null, cancellationToken);
            return SiteRoom.Page<PlacesPage>();
        });
        places.MapPost("", AddAsync);
        places.MapPost("/{id:guid}/look", LookAsync);
        places.MapPost("/{id:guid}/close", CloseAsync);
        places.MapGet("/{id:guid}/photo", PhotoAsync);
    }

    private static async Task<IResult> AddAsync(IFormCollection form, CurrentStaff staff, KeepPlace keep, GroupScreen screen, PlaceShelf shelf, CancellationToken cancellationToken) =>
        await AnswerAsync(await keep.AddAsync(staff, form.Id("hamlet") is { } id ? new HamletId(id) : null, form.Text("name"), cancellationToken), "name", form, staff, screen, shelf, cancellationToken);

    private static async Task<IResult> LookAsync(Guid id, IFormCollection form, CurrentStaff staff, KeepPlace keep, GroupScreen screen, PlaceShelf shelf, CancellationToken cancellationToken)
    {
        Result result = GroupEndpoints.Read<PlaceFinding>(form.Text("finding")) is not { } finding ? GroupRefusals.Invalid("Chọn việc đã làm: dán, còn tốt, hay hỏng.")
            : form.Date("on") is not { } on ? GroupRefusals.Invalid("Chọn ngày.")
            : form.Files["photo"] is { Length: > RedrawPhoto.MostBytes } ? GroupRefusals.Invalid("Ảnh lớn quá 10 MB. Chụp nhỏ hơn rồi gửi lại.")
            : await keep.LookAsync(staff, id, finding, form.Id("notice"), on, await PhotoOf(form, cancellationToken), cancellationToken);
        return await AnswerAsync(result, $"on-{id}", form, staff, screen, shelf, cancellationToken);
    }

    private static async Task<IResult> CloseAsync(Guid id, IFormCollection form, CurrentStaff staff, KeepPlace keep, GroupScreen screen, PlaceShelf shelf, CancellationToken cancellationToken) =>
        await AnswerAsync(await keep.CloseAsync(staff, id, cancellationToken), $"on-{id}", form, staff, screen, shelf, cancellationToken);

    private static async Task<IResult> PhotoAsync(Guid id, CurrentStaff staff, KeepPlace keep, HttpContext context, CancellationToken cancellationToken)
    {
        if (await keep.PhotoAsync(staff, id, cancellationToken) is not { } picture) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        context.Response.Headers.ContentDisposition = "inline; filename=\"noi-dan.jpg\"";
        return Results.Bytes(picture, "image/jpeg");
    }

    private static async Task<IResult> AnswerAsync(Result result, string field, IFormCollection form, CurrentStaff staff, GroupScreen screen, PlaceShelf shelf, CancellationToken cancellationToken)
    {
        if (result.Succeeded) return Results.Redirect($"{Address}?done=1");
        if (result.Refusal.Kind is RefusalKind.NotFound) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        await screen.FillCommonAsync(staff, cancellationToken);
        await shelf.FillAsync(staff, onlyLate: false, cancellationToken);
        (screen.Errors, screen.Posted) = (FormErrors.Of(field, result.Refusal.Message), form);
        return SiteRoom.Page<PlacesPage>(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<byte[]?> PhotoOf(IFormCollection form, CancellationToken cancellationToken)
    {
        if (form.Files["photo"] is not { Length: > 0 and <= RedrawPhoto.MostBytes } file) return null;
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }
}

/// <param name="Place">The place.</param>
/// <param name="Notice">What hangs there; null for nothing.</param>
/// <param name="HasPhoto">Whether any look left a photo.</param>
/// <param name="MayKeep">Whether the reader keeps it.</param>
internal sealed record PlaceRow(PostingPlace Place, PublicNotice? Notice, bool HasPhoto, bool MayKeep);

/// <summary>Posting places for their page.</summary>
internal sealed class PlaceShelf(BinhYenDb db, HamletHelpers helpers, CommuneDirectory communes, TimeProvider clock)
{
    public IReadOnlyList<PlaceRow> Rows { get; private set; } = [];
    public IReadOnlyList<PublicNotice> Notices { get; private set; } = [];
    public IReadOnlySet<HamletId> Mine { get; private set; } = new HashSet<HamletId>();

    /// <summary>Kinds of places the profile names (<c>notice.places</c>), to choose from.</summary>
    public IReadOnlyList<string> Usual { get; private set; } = [];
    public DateOnly Today { get; private set; }
    public bool OnlyLate { get; private set; }
    public int Late { get; private set; }

    public async Task FillAsync(CurrentStaff staff, bool onlyLate, CancellationToken cancellationToken)
    {
        (Today, OnlyLate) = (clock.Today(), onlyLate);
        Mine = await helpers.OfAsync(staff, cancellationToken);
        Usual = (await communes.SettingsAsync(staff.CommuneId, cancellationToken)).Values.NoticePlaces;
        var all = await db.Set<PublicNotice>().AsNoTracking().Where(n => n.CommuneId == staff.CommuneId).OrderBy(n => n.Place).ThenBy(n => n.Id).ToListAsync(cancellationToken);
        Notices = [.. all.Where(n => n.IsTrue)];
        var photos = (await db.Set<PlaceLook>().AsNoTracking().Where(l => l.CommuneId == staff.CommuneId && l.HasPhoto).Select(l => l.PlaceId).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        var places = await db.Set<PostingPlace>().AsNoTracking().Where(p => p.CommuneId == staff.CommuneId && !p.IsClosed).OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        var rows = places.Where(p => staff.Role is not StaffRole.HamletHead || (p.HamletId is { } hamlet && Mine.Contains(hamlet)))
            .Select(p => new PlaceRow(p, all.FirstOrDefault(n => n.Id == p.NoticeId), photos.Contains(p.Id), staff.May(Permission.ManageGroups) || (p.HamletId is { } hamlet && Mine.Contains(hamlet)))).ToList();
        Late = rows.Count(NeedsCare);
        Rows = [.. onlyLate ? rows.Where(NeedsCare) : rows];
    }

    /// <summary>Overdue, torn, empty, or with a paper that is no longer true.</summary>
    public bool NeedsCare(PlaceRow row) => row.Place.IsOverdue(Today) || row.Place.IsDamaged || row.Notice is not { IsTrue: true };
}
