using System.Text.Json;

namespace BinhYen.Cases.Handling;

/// <summary>Prepared sentences with variables, shipped as data: <c>data/canned-replies.json</c>.</summary>
internal static class CannedReplies
{
    private static readonly IReadOnlyList<CannedReply> All = Read();

    /// <summary>The sentences with <c>{ma}</c>, <c>{thon}</c>, <c>{han}</c>, <c>{donvi}</c>, <c>{truc}</c> filled in for a case.</summary>
    public static IReadOnlyList<CannedReply> For(Case @case, string? hamlet, Communes.Commune commune)
    {
        var due = @case.Clocks.FirstOrDefault(c => c.Kind is ClockKind.Answer && c.IsOpen)?.DueAt.InWords() ?? "thời gian sớm nhất";
        return [.. All.Select(reply => reply with
        {
            Text = reply.Text.Replace("{ma}", @case.Code.ToString(), StringComparison.Ordinal).Replace("{thon}", hamlet ?? "địa bàn", StringComparison.Ordinal)
                .Replace("{han}", due, StringComparison.Ordinal).Replace("{donvi}", commune.PoliceName, StringComparison.Ordinal)
                .Replace("{truc}", commune.DutyPhone, StringComparison.Ordinal),
        })];
    }

    private static IReadOnlyList<CannedReply> Read()
    {
        using var file = typeof(CannedReplies).Assembly.GetManifestResourceStream("canned-replies.json")
            ?? throw new InvalidOperationException("data/canned-replies.json is not embedded.");
        return JsonSerializer.Deserialize<CannedReply[]>(file, JsonSerializerOptions.Web) ?? throw new JsonException("No replies.");
    }
}
