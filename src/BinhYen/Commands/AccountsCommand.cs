using System.CommandLine;
using BinhYen.Staff.Agreements;

namespace BinhYen.Commands;

/// <summary><c>binhyen accounts agree</c>: the way back in for a commune whose leaders cannot sign in.</summary>
internal static class AccountsCommand
{
    public static Command Create() => new("accounts", "Tài khoản cán bộ.") { Agree() };

    private static Command Agree()
    {
        var data = CommonOptions.Data();
        var user = new Argument<string>("user") { Description = "Tên đăng nhập của tài khoản đang chờ đồng ý." };
        var command = new Command("agree", "Thay lãnh đạo đồng ý: xã chỉ có một lãnh đạo, hoặc sau 72 giờ không lãnh đạo nào đăng nhập. Ghi vào nhật ký.") { user, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = BinhYenApp.Build(CommonOptions.Read(parsed.GetValue(data)), urls: "http://127.0.0.1:0");
            await Startup.PrepareAsync(app.Services, cancellationToken);
            await using var scope = app.Services.CreateAsyncScope();
            var decided = await scope.ServiceProvider.GetRequiredService<AgreementDesk>().AgreeAtMachineAsync(parsed.GetValue(user)!, cancellationToken);
            if (!decided.TryGet(out var outcome, out var refusal))
            {
                await Console.Error.WriteLineAsync(refusal.Message);
                return 1;
            }

            Console.WriteLine(outcome.Code is { } code
                ? $"Đã đồng ý. Mã đăng nhập lần đầu (dùng một lần, hạn 72 giờ), đưa tận tay: {code}"
                : "Đã đồng ý, có hiệu lực ngay.");
            return 0;
        });
        return command;
    }
}
