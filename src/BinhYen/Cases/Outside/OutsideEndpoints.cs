using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Outside;

/// <summary>The way out for reports about the chief: who gets them, slips, and the addressee's own pages.</summary>
internal static class OutsideEndpoints
{
    private const string Admin = "/admin/outside";
    private const string Codes = "/duty/outside";
    private const string Door = "/cap-tren";

    public static void MapOutside(this WebApplication app)
    {
        var admin = app.MapGroup(Admin).Require(Permission.ManageChannels);
        admin.MapGet("", (CurrentStaff staff, Parts parts, string? done, CancellationToken stop) => AdminAsync(staff, parts, done, null, null, stop));
        admin.MapPost("", NameAsync);
        admin.MapPost("/{id:guid}/renew", RenewAsync);
        admin.MapPost("/slips/{id:guid}", SlipAsync);
        var codes = app.MapGroup(Codes).Require(Permission.ManageDuty);
        codes.MapGet("", (CurrentStaff staff, Parts parts, Leaders leaders, CancellationToken stop) => CodesAsync(staff, parts, leaders, null, stop));
        codes.MapPost("/{id:guid}", ReadCodeAsync);

        var door = app.MapGroup(Door).AllowAnonymous();
        door.MapGet("", ListAsync);
        door.MapGet("/{key}", ShowDoorAsync);
        door.MapPost("/{key}/lan-dau", EnrolAsync);
        door.MapPost("/{key}/mo", OpenAsync);
        door.MapPost("/thoat", LeaveAsync);
        door.MapGet("/tin/{id:guid}", ShowAsync);
        door.MapPost("/tin/{id:guid}/nhan", ReceiveAsync);
        door.MapPost("/tin/{id:guid}/nhan-gui", WriteAsync);
    }

    private static async Task<IResult> AdminAsync(
        CurrentStaff staff, Parts parts, string? done, FormErrors? errors, IFormCollection? posted, CancellationToken stop)
    {
        await parts.FillAsync(staff.CommuneId, stop);
        parts.Screen.Done = done switch
        {
            "named" => "Đã khai nơi nhận. Đưa địa chỉ cho nơi nhận; lãnh đạo đọc mã mở lần đầu qua điện thoại.",
            "renewed" => "Đã lập lại địa chỉ. Địa chỉ và cụm mật khẩu cũ không dùng được nữa.",
            _ => null,
        };
        return SiteRoom.Page<AddresseesPage>(errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = posted });
    }

    private static async Task<IResult> NameAsync(IFormCollection form, CurrentStaff staff, KeepAddressee keep, Parts parts, CancellationToken stop)
    {
        var (name, address, phone) = (form.Text("name"), form.Text("address"), form.Text("phone"));
        var errors = new FormErrors()
            .Demand(Enum.TryParse<OutsideBody>(form.Text("body"), out var body) && Enum.IsDefined(body), "body", "Chọn loại nơi nhận.")
            .Demand(name is { Length: >= 5 and <= TransferSlip.LongestName }, "name", "Viết tên nơi nhận như trên phong bì, 5 đến 200 ký tự.")
            .Demand(address is { Length: >= 5 and <= 300 }, "address", "Viết địa chỉ nhận thư, 5 đến 300 ký tự.")
            .Demand(phone is { Length: >= 3 and <= 30 } && phone.Any(char.IsAsciiDigit), "phone", "Viết số điện thoại của nơi nhận; người báo tin sẽ được cho biết số này.");
        if (errors.Any) return await AdminAsync(staff, parts, null, errors, form, stop);
        await keep.NameAsync(staff, body, name!, address!, phone!, stop);
        return Results.Redirect($"{Admin}?done=named");
    }

    private static async Task<IResult> RenewAsync(Guid id, IFormCollection _, CurrentStaff staff, KeepAddressee keep, CancellationToken stop) =>
        await keep.RenewAsync(staff, id, stop) ? Results.Redirect($"{Admin}?done=renewed") : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    private static async Task<IResult> SlipAsync(Guid id, IFormCollection _, CurrentStaff staff, KeepAddressee keep, Parts parts, CancellationToken stop)
    {
        if (await keep.PrintAsync(staff, id, stop) is not { } row) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        await parts.FillAsync(staff.CommuneId, stop);
        (parts.Screen.HandOver, parts.Screen.Addressee) = (row, parts.Screen.Addressees.First(a => a.Id == row.AddresseeId));
        // Leaders hold the other half of the first opening: paper that passes through their hands must not bring them this one.
        if (parts.Screen.Addressee.EnrolledAt is null) parts.Screen.Links = new Dictionary<Guid, string>();
        return SiteRoom.Page<HandOverSlipPage>();
    }

    // The reports behind the door are about the chief: a deputy reads the code out wherever there is one.
    private static async Task<IResult> CodesAsync(CurrentStaff staff, Parts parts, Leaders leaders, FormErrors? errors, CancellationToken stop)
    {
        await parts.FillAsync(staff.CommuneId, stop);
        parts.Screen.IsForDeputies = await IsForDeputiesAsync(staff, leaders, stop);
        if (!parts.Screen.IsForDeputies) parts.Screen.Waiting = [.. parts.Screen.Addressees.Where(parts.Keep.HasCode)];
        parts.Screen.Links = new Dictionary<Guid, string>();
        return SiteRoom.Page<OutsideCodesPage>(errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new { Errors = errors });
    }

    // The code stands in this answer alone: whoever looks again has rung again.
    private static async Task<IResult> ReadCodeAsync(
        Guid id, IFormCollection form, CurrentStaff staff, KeepAddressee keep, Parts parts, Leaders leaders, CancellationToken stop)
    {
        if (await IsForDeputiesAsync(staff, leaders, stop)) return await CodesAsync(staff, parts, leaders, null, stop);
        var field = OutsideCodesPage.NumberOf(id);
        if (form.Text(field) is not { Length: >= 3 and <= 30 } rung || !rung.Any(char.IsAsciiDigit))
            return await CodesAsync(staff, parts, leaders, FormErrors.Of(field, "Ghi số điện thoại của cơ quan mà bạn tự tìm được và đã gọi."), stop);
        if (await keep.ReadCodeAsync(staff, id, rung, stop) is not { } code)
            return await CodesAsync(staff, parts, leaders, FormErrors.Of(field, OutsideCodesPage.NumberDiffers), stop);
        parts.Screen.Code = (id, code);
        return await CodesAsync(staff, parts, leaders, null, stop);
    }

    private static async Task<bool> IsForDeputiesAsync(CurrentStaff staff, Leaders leaders, CancellationToken stop) =>
        staff.Role is StaffRole.PoliceChief && !await leaders.IsOnlyOneAsync(staff.CommuneId, staff.Id, stop);

    private static async Task<IResult> ShowDoorAsync(string key, OutsideDoor door, OutsideScreen screen, CancellationToken stop)
    {
        if ((screen.Addressee = await door.FindAsync(key, stop)) is null) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        return SiteRoom.Page<OutsideDoorPage>(new { Key = key });
    }

    private static async Task<IResult> EnrolAsync(string key, IFormCollection form, OutsideDoor door, OutsideScreen screen, CancellationToken stop)
    {
        if ((screen.Addressee = await door.FindAsync(key, stop)) is not { } addressee) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        return await door.EnrolAsync(addressee, form.Text("code"), form.Raw("pass"), form.Raw("again"), stop) is { } wrong
            ? SiteRoom.Page<OutsideDoorPage>(StatusCodes.Status422UnprocessableEntity, new { Key = key, Errors = FormErrors.Of(wrong.Field, wrong.Message), Code = form.Text("code") })
            : Results.Redirect(Door);
    }

    private static async Task<IResult> OpenAsync(string key, IFormCollection form, OutsideDoor door, OutsideScreen screen, CancellationToken stop)
    {
        if ((screen.Addressee = await door.FindAsync(key, stop)) is not { } addressee) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        return await door.OpenAsync(addressee, form.Raw("pass"), stop) is { } wrong
            ? SiteRoom.Page<OutsideDoorPage>(StatusCodes.Status422UnprocessableEntity, new { Key = key, Errors = FormErrors.Of("pass", wrong) })
            : Results.Redirect(Door);
    }

    private static async Task<IResult> LeaveAsync(IFormCollection _, OutsideDoor door, CancellationToken stop)
    {
        await door.LeaveAsync(stop);
        return Results.Redirect("/");
    }

    private static async Task<IResult> ListAsync(OutsideDoor door, ReadHandOver read, OutsideScreen screen, TimeProvider clock, CancellationToken stop)
    {
        if ((screen.Addressee = await door.InsideAsync(stop)) is not { } addressee) return Outside();
        (screen.Lines, screen.Now) = (await read.ListAsync(addressee, stop), clock.GetUtcNow());
        return SiteRoom.Page<ReceivedListPage>();
    }

    private static async Task<IResult> ShowAsync(Guid id, OutsideDoor door, ReadHandOver read, OutsideScreen screen, string? done, CancellationToken stop) =>
        await PageAsync(id, door, read, screen, done switch
        {
            "nhan" => "Đã xác nhận tiếp nhận. Người báo tin được báo ngay.",
            "gui" => "Đã gửi người báo tin. Câu trả lời của họ sẽ hiện ở đây.",
            _ => null,
        }, null, null, stop);

    private static async Task<IResult> PageAsync(
        Guid id, OutsideDoor door, ReadHandOver read, OutsideScreen screen, string? done, FormErrors? errors, IFormCollection? posted, CancellationToken stop)
    {
        if ((screen.Addressee = await door.InsideAsync(stop)) is not { } addressee) return Outside();
        if ((screen.View = await read.OpenAsync(addressee, id, stop)) is null) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        screen.Done = done;
        return SiteRoom.Page<ReceivedPage>(errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = posted });
    }

    private static async Task<IResult> ReceiveAsync(Guid id, IFormCollection form, OutsideDoor door, ReadHandOver read, OutsideScreen screen, CancellationToken stop)
    {
        if (await door.InsideAsync(stop) is not { } addressee) return Outside();
        if (form.Text("number") is not { Length: <= 60 } number)
            return await PageAsync(id, door, read, screen, null, FormErrors.Of("number", "Ghi số tiếp nhận của cơ quan, tối đa 60 ký tự."), form, stop);
        if (!(await read.ReceiveAsync(addressee, id, number, form.Has("chair"), stop)).TryGet(out var wrong, out _)) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        return !wrong.Any ? Results.Redirect($"{Door}/tin/{id}?done=nhan") : await PageAsync(id, door, read, screen, null, wrong, form, stop);
    }

    private static async Task<IResult> WriteAsync(Guid id, IFormCollection form, OutsideDoor door, ReadHandOver read, OutsideScreen screen, CancellationToken stop)
    {
        if (await door.InsideAsync(stop) is not { } addressee) return Outside();
        if (form.Text("words") is not { Length: <= 1_500 } words)
            return await PageAsync(id, door, read, screen, null, FormErrors.Of("words", "Viết điều cần gửi người báo tin, tối đa 1.500 ký tự."), form, stop);
        if (!(await read.WriteAsync(addressee, id, words, form.Has("words-seen"), stop)).TryGet(out var wrong, out _)) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        return !wrong.Any ? Results.Redirect($"{Door}/tin/{id}?done=gui") : await PageAsync(id, door, read, screen, null, wrong, form, stop);
    }

    // Who is not in is not told whether there is anything behind the door.
    private static IResult Outside() => SiteRoom.Page<OutsideClosedPage>(StatusCodes.Status401Unauthorized);

    /// <summary>What the pages inside the commune need.</summary>
    internal sealed record Parts(BinhYenDb Db, KeepAddressee Keep, CommuneDirectory Communes, BinhYenOptions Options, OutsideScreen Screen, TimeProvider Clock)
    {
        public static ValueTask<Parts?> BindAsync(HttpContext context) => ValueTask.FromResult<Parts?>(ActivatorUtilities.CreateInstance<Parts>(context.RequestServices));

        public async Task FillAsync(CommuneId commune, CancellationToken stop)
        {
            Screen.Now = Clock.GetUtcNow();
            Screen.Commune = await Communes.FindAsync(commune, stop);
            Screen.Addressees = await Db.Set<OutsideAddressee>().AsNoTracking().Where(a => a.CommuneId == commune).OrderBy(a => a.Body).ThenBy(a => a.Id).ToListAsync(stop);
            Screen.HandOvers = await Db.Set<HandOver>().AsNoTracking().Where(h => h.CommuneId == commune).OrderByDescending(h => h.Number).Take(100).ToListAsync(stop);
            var links = new Dictionary<Guid, string>();
            foreach (var addressee in Screen.Addressees.Where(a => a.EndedAt is null)) links[addressee.Id] = $"{Options.PublicUrl}{Door}/{await Keep.LinkOfAsync(addressee, stop)}";
            Screen.Links = links;
        }
    }
}
