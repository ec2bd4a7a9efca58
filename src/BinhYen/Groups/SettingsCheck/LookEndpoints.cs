using BinhYen.Communes;
using BinhYen.Groups.Members;
using BinhYen.Groups.Registry;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.SettingsCheck;

/// <summary>The weekly check of a group made by hand.</summary>
internal static class LookEndpoints
{
    public static void Map(WebApplication app)
    {
        var groups = app.MapGroup("/groups/{code}/check").Require(Permission.TendGroups);
        groups.MapGet("", (string code, string? done, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = done is null ? null : "Đã ghi phiếu kiểm tra.";
            return GroupEndpoints.ShowAsync<LookPage>(code, staff, screen, cancellationToken);
        });
        groups.MapPost("", LookAsync);
        groups.MapGet("/{look:guid}/photo", PhotoAsync);
    }

    private static async Task<IResult> LookAsync(string code, IFormCollection form, CurrentStaff staff, RecordLook record, GroupScreen screen, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<GroupSettingCheck, bool>();
        foreach (var item in Enum.GetValues<GroupSettingCheck>())
        {
            if (form.Text($"item-{item}") is "yes" or "no") answers[item] = form.Text($"item-{item}") == "yes";
        }

        Result result = form.Text("members") is { } typed && PeopleEndpoints.Number(typed) is null ? GroupRefusals.Invalid("Ghi số thành viên bằng chữ số, hoặc để trống.")
            : form.Files["photo"] is { Length: > RedrawPhoto.MostBytes } ? GroupRefusals.Invalid("Ảnh lớn quá 10 MB. Chụp màn hình rồi gửi lại.")
            : await record.HandleAsync(staff, code, new LookForm(answers, form.Text("name"), PeopleEndpoints.Number(form.Text("members")), await PhotoOf(form, cancellationToken)), cancellationToken);
        return result.Succeeded ? Results.Redirect($"/groups/{code}/check?done=1") : await GroupEndpoints.ShowAsync<LookPage>(code, staff, screen, cancellationToken, result.Refusal, form, "look");
    }

    private static async Task<IResult> PhotoAsync(string code, Guid look, CurrentStaff staff, GroupWork work, BinhYenDb db, IRecordSealer sealer, HttpContext context, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(staff, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out _)) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        var photo = await db.Set<SettingsPhoto>().AsNoTracking()
            .SingleOrDefaultAsync(p => p.LookId == look && db.Set<SettingsLook>().Any(l => l.Id == look && l.GroupId == inHand.Group.Id), cancellationToken);
        if (photo is null) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        var opened = await sealer.OpenAsync(Sealed.FromBytes<byte[]>(photo.Sealed), RecordLook.PhotoPurpose, cancellationToken);
        if (!opened.TryGet(out var picture)) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        context.Response.Headers.ContentDisposition = "inline; filename=\"anh.jpg\"";
        return Results.Bytes(picture, "image/jpeg");
    }

    private static async Task<byte[]?> PhotoOf(IFormCollection form, CancellationToken cancellationToken)
    {
        if (form.Files["photo"] is not { Length: > 0 and <= RedrawPhoto.MostBytes } file) return null;
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }
}
