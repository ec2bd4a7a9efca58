using System.Text.Json;
using System.Text.RegularExpressions;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Bench.Crash;

/// <summary>What the simulated platform says it accepted from the product.</summary>
internal sealed record Received(string Recipient, string Text)
{
    /// <summary>The platform's own id; null where only recipient and words are compared.</summary>
    public string? MessageId { get; init; }
}

/// <summary>
/// Opens what the killed product left behind and compares it with what residents, programs and the platform know. Every
/// count must be zero.
/// </summary>
/// <param name="Kept">Messages and reports whose words were found.</param>
/// <param name="Replies">Replies that reached a resident.</param>
/// <param name="Lost">Acknowledged, and their words are nowhere.</param>
/// <param name="StoredTwice">Their words are there more than once.</param>
/// <param name="CasesDoubled">Cases beyond one for each resident and each report.</param>
/// <param name="RepliesLost">Replies the product holds for sent, or has given up, that never arrived.</param>
/// <param name="RepliesDoubled">Replies that arrived more often than they were written, or greetings and receipts given twice.</param>
internal sealed partial record CrashFindings(int Kept, int Replies, int Lost, int StoredTwice, int CasesDoubled, int RepliesLost, int RepliesDoubled)
{
    /// <summary>Nothing lost, nothing twice.</summary>
    public bool IsClean => this is { Lost: 0, StoredTwice: 0, CasesDoubled: 0, RepliesLost: 0, RepliesDoubled: 0 };

    /// <param name="options">Where the product kept its data.</param>
    /// <param name="said">Everything that was said.</param>
    /// <param name="acknowledged">Marks whose keeping was promised.</param>
    /// <param name="received">What the platform accepted.</param>
    public static async Task<CrashFindings> ReadAsync(
        BinhYenOptions options, IReadOnlyCollection<Spoken> said, IReadOnlySet<string> acknowledged, IReadOnlyCollection<Received> received)
    {
        await using var app = BinhYenApp.Build(options, urls: "http://127.0.0.1:0");
        await using var db = app.Services.GetRequiredService<DbFactory>().Create();
        var seals = app.Services.GetRequiredService<SealedRecords>();
        var places = await PlacesAsync(db, seals);
        var threads = await db.Set<ReportThread>().AsNoTracking().ToDictionaryAsync(t => t.Id);
        var cases = await db.Set<Cases.Case>().AsNoTracking().IgnoreAutoIncludes().ToDictionaryAsync(c => c.Id, c => c.Code.ToString());
        var written = await WrittenAsync(db, seals, app.Services.GetRequiredService<ReporterVault>(), received);
        received = [.. received.Select(r => r with { MessageId = null })];

        var wrongCase = said.Count(s => s.Code is { } code && !places[s.Mark].Any(id => cases[threads[id].CaseId] == code));
        var spread = said.Where(s => s.Resident is not null).GroupBy(s => s.Resident).Sum(r => Math.Max(0, r.SelectMany(s => places[s.Mark]).Distinct().Count() - 1));
        var expected = said.Where(s => places[s.Mark].Any()).Select(s => s.Resident ?? s.Mark).Distinct().Count();
        return new CrashFindings(
            places.Sum(mark => mark.Count()), received.Count,
            Lost: acknowledged.Count(mark => !places[mark].Any()) + wrongCase,
            StoredTwice: places.Count(mark => mark.Count() > 1),
            CasesDoubled: Math.Max(spread, cases.Count - expected),
            RepliesLost: Beyond(written, received),
            RepliesDoubled: Beyond(received, written) + GivenTwice(received));
    }

    // How many items of one side have no partner on the other.
    private static int Beyond(IEnumerable<Received> some, IEnumerable<Received> others)
    {
        var left = others.CountBy(r => r).ToDictionary();
        return some.CountBy(r => r).Sum(pair => Math.Max(0, pair.Value - left.GetValueOrDefault(pair.Key)));
    }

    // Some replies exist once in a talk, whatever the outbox holds.
    private static int GivenTwice(IEnumerable<Received> received) => received
        .Where(r => r.Text.Contains("xin chào. Đây là kênh riêng", StringComparison.Ordinal) || r.Text.StartsWith("Đã nhận tin của bạn", StringComparison.Ordinal))
        .CountBy(r => (r.Recipient, r.Text[..12])).Sum(pair => pair.Value - 1);

    private static async Task<ILookup<string, ConversationId>> PlacesAsync(BinhYenDb db, SealedRecords seals)
    {
        var found = new List<(string Mark, ConversationId Thread)>();
        foreach (var message in await db.Set<ThreadMessage>().AsNoTracking().Where(m => m.Voice == ThreadVoice.Reporter).ToListAsync())
        {
            var words = await seals.OpenAsync(message.Text, SealPurposes.ThreadMessage, CancellationToken.None);
            found.AddRange(Mark().Matches(words).Select(match => (match.Value, message.ThreadId)));
        }

        return found.ToLookup(f => f.Mark, f => f.Thread);
    }

    private static async Task<List<Received>> WrittenAsync(BinhYenDb db, SealedRecords seals, ReporterVault reporters, IReadOnlyCollection<Received> received)
    {
        // What has left no longer says whom it went to, nor what it said: the platform's id of the message does.
        var arrived = received.Where(r => r.MessageId is not null).ToLookup(r => r.MessageId!);
        var written = new List<Received>();
        foreach (var message in await db.Set<OutboxMessage>().AsNoTracking().ToListAsync())
        {
            if (message.Payload.Envelope.Length == 0)
            {
                var there = message.ChannelMessageId is { } id ? arrived[id].FirstOrDefault() : null;
                written.Add(there is null ? new Received("", "") : there with { MessageId = null });
                continue;
            }

            var text = JsonSerializer.Deserialize<OutboxText>(await seals.OpenAsync(message.Payload, SealPurposes.OutboxPayload, CancellationToken.None))!;
            var recipient = message.Recipient == Guid.Empty ? null : await reporters.ZaloAddressAsync(message.Recipient, CancellationToken.None);
            written.Add(new Received(recipient ?? "", text.Text));
        }

        return written;
    }

    [GeneratedRegex("kt[0-9]{6}", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
