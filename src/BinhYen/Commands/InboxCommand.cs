using System.CommandLine;
using System.Text.Json;
using BinhYen.Intake;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Commands;

/// <summary><c>binhyen inbox list</c> and <c>binhyen inbox requeue</c>: what Zalo's webhook brought, without any content.</summary>
internal static class InboxCommand
{
    public static Command Create() => new("inbox", "Hộp thư đến từ Zalo.") { List(), Requeue() };

    private static Command List()
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("list", "Liệt kê các sự kiện đã lưu, không có nội dung.") { data, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = BinhYenApp.Build(CommonOptions.Read(parsed.GetValue(data)), urls: "http://127.0.0.1:0");
            await Startup.PrepareAsync(app.Services, cancellationToken);
            await using var db = app.Services.GetRequiredService<DbFactory>().Create();
            var rows = db.Set<InboxEvent>().AsNoTracking().OrderBy(e => e.Id)
                .Select(e => new { e.EventKey, e.EventName, e.OaId, e.State, e.ErrorCode, e.ReceivedAt }).AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                var (key, state) = (Convert.ToHexStringLower(row.EventKey), row.State.ToString().ToLowerInvariant());
                Console.WriteLine(parsed.GetValue(json)
                    ? JsonSerializer.Serialize(new { key, @event = row.EventName, oa = row.OaId, state, error = row.ErrorCode, receivedAt = row.ReceivedAt })
                    : $"{row.ReceivedAt.Short()}  {state,-9}  {row.EventName,-28}  {row.OaId}  {row.ErrorCode}");
            }

            return 0;
        });
        return command;
    }

    private static Command Requeue()
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("requeue", "Kiểm tra lại chữ ký các yêu cầu bị tạm giữ bằng khóa hiện tại; đúng thì đưa vào hộp thư.") { data, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = BinhYenApp.Build(CommonOptions.Read(parsed.GetValue(data)), urls: "http://127.0.0.1:0");
            await Startup.PrepareAsync(app.Services, cancellationToken);
            var outcome = await app.Services.GetRequiredService<RequeueQuarantine>().RunAsync(cancellationToken);
            Console.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { moved = outcome.Moved, alreadyThere = outcome.AlreadyThere, remaining = outcome.Remaining })
                : $"Đã đưa vào hộp thư {outcome.Moved}, đã có sẵn {outcome.AlreadyThere}, còn tạm giữ {outcome.Remaining}.");
            return 0;
        });
        return command;
    }
}
