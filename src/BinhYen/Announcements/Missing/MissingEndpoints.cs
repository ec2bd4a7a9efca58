using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Announcements.Missing;

/// <summary>What the pages of missing persons show in one request.</summary>
internal sealed class MissingScreen : FormScreen
{
    public CurrentStaff Reader { get; set; } = null!;
    public string Unit { get; set; } = "";
    public IReadOnlyList<MissingLine> Lines { get; set; } = [];

    /// <summary>Code of the family's slip, to hand over; shown this once.</summary>
    public string? Slip { get; set; }
}

internal static class MissingEndpoints
{
    private const string Address = "/missing";

    private static readonly IReadOnlyDictionary<string, string> _notices = new Dictionary<string, string>
    {
        ["written"] = "Đã gửi tin đi duyệt.", ["published"] = "Đã đăng. Bà con đọc được ngay ở trang “Tìm người”.", ["found"] = "Đã ghi tìm thấy; tin đã gỡ khỏi trang của bà con.", ["withdrawn"] = "Đã gỡ tin.",
    };

    public static void Map(WebApplication app)
    {
        var missing = app.MapGroup(Address).Require(Permission.HandleCases);
        missing.MapGet("", (string? done, CurrentStaff staff, KeepMissing keep, MissingScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = _notices.GetValueOrDefault(done ?? "");
            return ListAsync(staff, keep, screen, cancellationToken);
        });
        missing.MapGet("/new", async (CurrentStaff staff, KeepMissing keep, MissingScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Unit = await keep.UnitAsync(staff, cancellationToken);
            return SiteRoom.Page<NewMissingPage>();
        });
        missing.MapPost("", WriteAsync);
        missing.MapGet("/{id:guid}/photo", async (Guid id, CurrentStaff staff, BinhYenDb db, MissingBulletin bulletin, CancellationToken cancellationToken) =>
            await db.Set<MissingNotice>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && n.CommuneId == staff.CommuneId, cancellationToken) is { } notice && await bulletin.PictureAsync(notice, cancellationToken) is { } picture
                ? Results.Bytes(picture, "image/jpeg") : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound));
        missing.MapPost("/{id:guid}/publish", async (Guid id, IFormCollection _, CurrentStaff staff, KeepMissing keep, MissingScreen screen, CancellationToken cancellationToken) =>
            await AfterAsync(await keep.PublishAsync(staff, id, cancellationToken), "published", staff, keep, screen, cancellationToken));
        missing.MapPost("/{id:guid}/found", async (Guid id, IFormCollection _, CurrentStaff staff, KeepMissing keep, MissingScreen screen, CancellationToken cancellationToken) =>
            await AfterAsync(await keep.EndAsync(staff, id, found: true, cancellationToken), "found", staff, keep, screen, cancellationToken));
        missing.MapPost("/{id:guid}/withdraw", async (Guid id, IFormCollection _, CurrentStaff staff, KeepMissing keep, MissingScreen screen, CancellationToken cancellationToken) =>
            await AfterAsync(await keep.EndAsync(staff, id, found: false, cancellationToken), "withdrawn", staff, keep, screen, cancellationToken));
    }

    private static async Task<IResult> WriteAsync(IFormCollection posted, CurrentStaff staff, KeepMissing keep, MissingScreen screen, CancellationToken cancellationToken)
    {
        var (slip, errors) = await keep.WriteAsync(staff, posted, cancellationToken);
        (screen.Errors, screen.Posted, screen.Unit) = (errors, posted, await keep.UnitAsync(staff, cancellationToken));
        if (errors is not null) return SiteRoom.Page<NewMissingPage>(StatusCodes.Status422UnprocessableEntity);
        if (slip is null) return Results.Redirect($"{Address}?done=written");
        // The code is shown on this very page and nowhere again, so there is no address to be sent on to.
        screen.Slip = slip.Reveal();
        return await ListAsync(staff, keep, screen, cancellationToken);
    }

    private static async Task<IResult> AfterAsync(Result result, string done, CurrentStaff staff, KeepMissing keep, MissingScreen screen, CancellationToken cancellationToken)
    {
        if (result.Succeeded) return Results.Redirect($"{Address}?done={done}");
        if (result.Refusal.Kind is RefusalKind.NotFound) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        screen.Errors = FormErrors.Of("main", result.Refusal.Message);
        return await ListAsync(staff, keep, screen, cancellationToken, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(CurrentStaff staff, KeepMissing keep, MissingScreen screen, CancellationToken cancellationToken, int status = StatusCodes.Status200OK)
    {
        (screen.Reader, screen.Lines) = (staff, await keep.ReadAsync(staff, cancellationToken));
        return SiteRoom.Page<MissingPage>(status);
    }
}
