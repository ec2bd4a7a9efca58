using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Communes.Places;

/// <summary>The register of public places: officers read it and print the list of a shift, the leadership keeps it.</summary>
internal static class PlaceEndpoints
{
    private const string Address = "/places";

    public static void Map(WebApplication app)
    {
        var read = app.MapGroup(Address).Require(Permission.PlanPatrols);
        read.MapGet("", ListAsync);
        read.MapGet("/shift", ShiftAsync);

        var keep = app.MapGroup(Address).Require(Permission.ManageOrganisation);
        keep.MapGet("/new", NewAsync);
        keep.MapPost("/new", AddAsync);
        keep.MapGet("/{id:guid}", ShowAsync);
        keep.MapPost("/{id:guid}", ChangeAsync);
        keep.MapPost("/{id:guid}/end", EndAsync);
    }

    private static async Task<IResult> ListAsync(string? when, string? kind, string? done, CurrentStaff staff, ReadPublicPlaces read, PlaceScreen screen, CancellationToken cancellationToken)
    {
        screen.Notice = done switch { "kept" => "Đã ghi vào sổ.", "ended" => "Đã đưa ra khỏi sổ. Nơi này vẫn tra được ở mục Đã thôi.", _ => null };
        await read.ListAsync(staff, Read<PlaceFilter>(when) ?? PlaceFilter.All, Read<PublicPlaceKind>(kind), cancellationToken);
        return SiteRoom.Page<PlacesPage>();
    }

    private static async Task<IResult> ShiftAsync(DateOnly? date, string? shift, CurrentStaff staff, ReadPublicPlaces read, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToVietnam();
        await read.ShiftAsync(staff, date ?? clock.Today(), Read<PatrolShift>(shift) ?? (now.Hour is >= 7 and < 19 ? PatrolShift.Day : PatrolShift.Night), cancellationToken);
        return SiteRoom.Page<ShiftPage>();
    }

    private static async Task<IResult> NewAsync(CurrentStaff staff, ReadPublicPlaces read, CancellationToken cancellationToken)
    {
        await read.FormAsync(staff, null, cancellationToken);
        return SiteRoom.Page<PlacePage>();
    }

    private static Task<IResult> AddAsync(IFormCollection form, CurrentStaff staff, KeepPublicPlace keep, ReadPublicPlaces read, PlaceScreen screen, CancellationToken cancellationToken) =>
        KeepAsync(null, form, staff, keep, read, screen, cancellationToken);

    private static async Task<IResult> ShowAsync(Guid id, CurrentStaff staff, KeepPublicPlace keep, ReadPublicPlaces read, CancellationToken cancellationToken)
    {
        if (await keep.FindAsync(staff, id, cancellationToken) is not { } place) return NotFound();
        await read.FormAsync(staff, place, cancellationToken);
        return SiteRoom.Page<PlacePage>();
    }

    private static async Task<IResult> ChangeAsync(Guid id, IFormCollection form, CurrentStaff staff, KeepPublicPlace keep, ReadPublicPlaces read, PlaceScreen screen, CancellationToken cancellationToken) =>
        await keep.FindAsync(staff, id, cancellationToken) is { EndedOn: null } place ? await KeepAsync(place, form, staff, keep, read, screen, cancellationToken) : NotFound();

    private static async Task<IResult> EndAsync(Guid id, IFormCollection _, CurrentStaff staff, KeepPublicPlace keep, CancellationToken cancellationToken)
    {
        if (await keep.FindAsync(staff, id, cancellationToken) is not { } place) return NotFound();
        await keep.EndAsync(staff, place, cancellationToken);
        return Results.Redirect($"{Address}?done=ended");
    }

    private static async Task<IResult> KeepAsync(PublicPlace? place, IFormCollection form, CurrentStaff staff, KeepPublicPlace keep, ReadPublicPlaces read, PlaceScreen screen, CancellationToken cancellationToken)
    {
        var errors = await keep.KeepAsync(staff, place, form, cancellationToken);
        if (!errors.Any) return Results.Redirect($"{Address}?done=kept");
        await read.FormAsync(staff, place, cancellationToken);
        (screen.Errors, screen.Posted) = (errors, form);
        return SiteRoom.Page<PlacePage>(StatusCodes.Status422UnprocessableEntity);
    }

    // Names only: "7" is no kind of anything.
    private static T? Read<T>(string? text)
        where T : struct, Enum => text is { Length: > 0 } && !char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;

    private static IResult NotFound() => SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
}
