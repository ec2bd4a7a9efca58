using System.CommandLine;
using BinhYen.Conversations.Understanding;

namespace BinhYen.Commands;

/// <summary><c>binhyen understand</c>: what the machine would suggest for messages of a file, one JSON line each.</summary>
internal static class UnderstandCommand
{
    public static Command Create()
    {
        var file = new Option<FileInfo>("--file") { Description = "Tệp JSON: dạng reports.vi.json, hoặc danh sách { \"id\", \"messages\" }.", Required = true };
        var command = new Command("understand", "In gợi ý của máy cho từng tin trong tệp.") { file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(file)!;
            if (!path.Exists)
            {
                await Console.Error.WriteLineAsync($"Không có tệp {path.FullName}.");
                return 2;
            }

            try
            {
                UnderstandFile.Run(await File.ReadAllTextAsync(path.FullName, cancellationToken), DemoGazetteer.Load(), Console.Out);
                return 0;
            }
            catch (System.Text.Json.JsonException e)
            {
                await Console.Error.WriteLineAsync($"Tệp không đúng dạng: {e.Message}");
                return 2;
            }
        });
        return command;
    }
}
