using System.Globalization;
using BinhYen.Communes;
using BinhYen.Groups.Registry;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Groups.Members;

/// <summary>Who does what for a group, and how many are in it.</summary>
internal static class PeopleEndpoints
{
    public static void Map(WebApplication app)
    {
        var groups = app.MapGroup("/groups/{code}").Require(Permission.TendGroups);
        groups.MapGet("/people", (string code, string? done, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = done is null ? null : "Đã ghi.";
            return GroupEndpoints.ShowAsync<PeoplePage>(code, staff, screen, cancellationToken);
        });
        groups.MapGet("/figures", (string code, string? done, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = done is null ? null : "Đã ghi số thành viên.";
            return GroupEndpoints.ShowAsync<FiguresPage>(code, staff, screen, cancellationToken);
        });
        groups.MapPost("/figures", CountAsync);

        var manage = app.MapGroup("/groups/{code}/people").Require(Permission.ManageGroups);
        manage.MapPost("", AppointAsync);
        manage.MapPost("/{id:guid}/end", EndAsync);
    }

    private static async Task<IResult> AppointAsync(string code, IFormCollection form, CurrentStaff staff, AppointPerson appoint, GroupScreen screen, CancellationToken cancellationToken)
    {
        Result result = GroupEndpoints.Read<GroupDuty>(form.Text("duty")) is not { } duty ? GroupRefusals.Invalid("Chọn việc giao.")
            : form.Date("from") is not { } from ? GroupRefusals.Invalid("Chọn ngày bắt đầu.")
            : await appoint.HandleAsync(staff, code, new AppointmentForm(
                duty, form.Id("account") is { } account ? new StaffId(account) : null, form.Text("person"), GroupEndpoints.Read<GroupRole>(form.Text("position")), from, form.Date("until")), cancellationToken);
        return result.Succeeded ? Results.Redirect($"/groups/{code}/people?done=1") : await GroupEndpoints.ShowAsync<PeoplePage>(code, staff, screen, cancellationToken, result.Refusal, form, "account");
    }

    private static async Task<IResult> EndAsync(string code, Guid id, IFormCollection form, CurrentStaff staff, AppointPerson appoint, GroupScreen screen, CancellationToken cancellationToken) =>
        await appoint.EndAsync(staff, code, id, cancellationToken) is { Succeeded: false } refused
            ? await GroupEndpoints.ShowAsync<PeoplePage>(code, staff, screen, cancellationToken, refused.Refusal, form, "people")
            : Results.Redirect($"/groups/{code}/people?done=1");

    private static async Task<IResult> CountAsync(string code, IFormCollection form, CurrentStaff staff, RecordFigure record, GroupScreen screen, CancellationToken cancellationToken)
    {
        var (members, households) = (Number(form.Text("members")), Number(form.Text("households")));
        Result result = form.Date("date") is not { } date ? GroupRefusals.Invalid("Chọn ngày đếm.")
            : members is null ? GroupRefusals.Invalid("Ghi số thành viên bằng chữ số. Chưa đếm thì để trống trang này, đừng ghi 0.")
            : form.Text("households") is not null && households is null ? GroupRefusals.Invalid("Ghi số hộ bằng chữ số, hoặc để trống.")
            : await record.HandleAsync(staff, code, date, members.Value, households, cancellationToken);
        return result.Succeeded ? Results.Redirect($"/groups/{code}/figures?done=1") : await GroupEndpoints.ShowAsync<FiguresPage>(code, staff, screen, cancellationToken, result.Refusal, form, "members");
    }

    /// <summary>A whole number as people type it: "1.204" and "1 204" are one thousand two hundred and four.</summary>
    internal static int? Number(string? text) =>
        int.TryParse(text?.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
