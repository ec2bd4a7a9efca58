using System.Text.Encodings.Web;
using BinhYen.Zalo.Simulator.Phone;
using BinhYen.Zalo.Simulator.State;
using Microsoft.AspNetCore.WebUtilities;

namespace BinhYen.Zalo.Simulator.Api.OAuth;

/// <summary>
/// <c>/v4/oa/permission</c>: the page on which an administrator of the OA lets the app in, and
/// <c>/v4/permission</c>: the page on which a person signs in to a web page. Errors are shown here and return nowhere.
/// </summary>
internal static class AskPermission
{
    private static readonly string[] Permissions =
    [
        "Gửi tin nhắn và thông báo qua OA", "Quản lý tin nhắn của người dùng", "Xem thông tin người dùng đã đồng ý chia sẻ",
        "Quản lý nhóm chat GMF", "Nhận sự kiện tin nhắn, người dùng và nhóm",
    ];

    public static IResult ShowForOa(HttpRequest request, World world) => Show(request, world, people: null);

    public static IResult ShowForLogin(HttpRequest request, World world)
    {
        lock (world.Gate)
            return Show(request, world, [.. world.Residents]);
    }

    /// <summary>The button was pressed: back to the application with a code.</summary>
    public static IResult Approve(HttpRequest request, World world)
    {
        lock (world.Gate)
        {
            if (Problem(request, world) is { } problem)
                return problem;
            var residentId = (string?)request.Query["resident"];
            if (residentId is null)
                world.Account.IsAuthorised = true;
            var code = world.Grants.IssueCode(Given(request, "code_challenge"), residentId, world.Now);
            var back = QueryHelpers.AddQueryString(request.Query["redirect_uri"].ToString(), "code", code);
            if (residentId is null)
                back = QueryHelpers.AddQueryString(back, "oa_id", world.Account.OaId);
            if (Given(request, "state") is { } state)
                back = QueryHelpers.AddQueryString(back, "state", state);
            return Results.Redirect(back);
        }
    }

    private static IResult Show(HttpRequest request, World world, IReadOnlyList<Resident>? people)
    {
        if (Problem(request, world) is { } problem)
            return problem;
        var action = request.Path + request.QueryString;
        var body = people is null ? OaBody(action, world) : LoginBody(action, people);
        return SmallPage.Show(people is null ? "Cấp quyền cho ứng dụng" : "Đăng nhập", body);
    }

    private static string OaBody(string action, World world) => $"""
        <p>Ứng dụng <strong>{Encode(world.Account.AppId)}</strong> muốn thay mặt
        <strong>{Encode(world.Account.OaName)}</strong> làm những việc sau:</p>
        <ul>{string.Concat(Permissions.Select(p => $"<li>{p}</li>"))}</ul>
        <form method="post" action="{Encode(action)}"><button type="submit" id="approve">Cho phép</button></form>
        """;

    private static string LoginBody(string action, IReadOnlyList<Resident> people) =>
        "<p>Chọn người đăng nhập:</p>" + string.Concat(people.Select(p => $"""
            <form method="post" action="{Encode(action + "&resident=" + p.Id)}">
            <button type="submit" class="choice">{Encode(p.Name)}</button></form>
            """));

    private static IResult? Problem(HttpRequest request, World world)
    {
        if (request.Query["app_id"] != world.Account.AppId)
            return Refuse(-14002, "Invalid appId");
        var redirect = request.Query["redirect_uri"].ToString();
        return Uri.TryCreate(redirect, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && (world.Account.CallbackUrl is null || world.Account.CallbackUrl == redirect)
            ? null
            : Refuse(-14003, "Invalid redirect uri");
    }

    private static IResult Refuse(int code, string text) =>
        SmallPage.Show("Không mở được trang cấp quyền", $"<p>Mã lỗi {code}: {text}</p>");

    private static string? Given(HttpRequest request, string name) =>
        string.IsNullOrEmpty(request.Query[name]) ? null : request.Query[name].ToString();

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
