using System.Collections.Concurrent;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Conversations.Understanding;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Conversations;

/// <summary>The machine's suggestion about a report ("gợi ý của máy"), as other rooms use it. A person confirms it.</summary>
/// <param name="Kind">Suggested kind.</param>
/// <param name="Category">Suggested category.</param>
/// <param name="Urgency">Suggested urgency.</param>
/// <param name="HamletId">The hamlet the words name; null when none or several.</param>
/// <param name="IsCase">False for greetings, support, praise and spam.</param>
/// <param name="OfficerConflict">About an officer, or perhaps.</param>
/// <param name="AsksForSecrecy">The sender asks for secrecy, or the matter demands it.</param>
/// <param name="EmergencyNumbers">For the first reply.</param>
/// <param name="HideInGroup">A moderator should take the group post down.</param>
/// <param name="IsStateSecret">Carries a secrecy stamp: must not be stored.</param>
/// <param name="Reasons">Short explanations for the officer, in the sender's own words.</param>
internal sealed record Suggestion(
    CaseKind Kind, CaseCategory Category, Urgency Urgency, HamletId? HamletId, bool IsCase, bool OfficerConflict, bool AsksForSecrecy,
    IReadOnlyList<string> EmergencyNumbers, bool HideInGroup, bool IsStateSecret, IReadOnlyList<string> Reasons);

/// <summary>Reads messages of residents with the commune's own place names.</summary>
internal sealed class ReadMessages(DbFactory databases, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<CommuneId, Places> places = new();

    /// <summary>What the messages are probably about.</summary>
    public async Task<Suggestion> SuggestAsync(CommuneId commune, IReadOnlyList<string> messages, SourceChannel channel, CancellationToken cancellationToken)
    {
        var known = await PlacesOfAsync(commune, cancellationToken);
        var m = UnderstandMessage.Default.Understand(messages, known.Gazetteer, ContextOf(channel, clock.GetUtcNow()));
        var hamlet = m.Hamlet is null ? null : known.Hamlets.FirstOrDefault(h => h.Code == m.Hamlet);
        return new Suggestion(
            m.Kind, m.Category, m.Urgency, hamlet?.Id, m.IsCase, m.OfficerConflict, m.Confidentiality is not ConfidentialityLevel.Default,
            m.EmergencyNumbers, m.HideInGroup, m.SecrecyMark is not null, m.Reasons);
    }

    /// <summary>How one message in a chat reads by itself.</summary>
    public async Task<MessageUnderstanding> InChatAsync(CommuneId commune, string words, CancellationToken cancellationToken) =>
        UnderstandMessage.Default.Understand([words], (await PlacesOfAsync(commune, cancellationToken)).Gazetteer, ContextOf(SourceChannel.Zalo, clock.GetUtcNow()));

    /// <summary>Whether the words themselves ask that nobody learns who said them; what only a delicate matter demands does not count.</summary>
    public async Task<bool> AskForSecrecyAsync(CommuneId commune, string words, CancellationToken cancellationToken) => words.Length > 0
        && UnderstandMessage.Default.Understand([words], (await PlacesOfAsync(commune, cancellationToken)).Gazetteer, ContextOf(SourceChannel.Web, clock.GetUtcNow())).Confidentiality is ConfidentialityLevel.Asked;

    /// <summary>Hamlets and gazetteer of a commune, kept for a minute.</summary>
    internal async ValueTask<Places> PlacesOfAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (places.TryGetValue(commune, out var known) && now >= known.ReadAt && now - known.ReadAt < KeptFor) return known;
        await using var db = databases.Create();
        var hamlets = await db.Set<Hamlet>().AsNoTracking().Where(h => h.CommuneId == commune).OrderBy(h => h.Code).ToListAsync(cancellationToken);
        var gazetteer = new HamletGazetteer(hamlets.Select(h => new HamletEntry(h.Code, h.Term, h.Name, h.OldNames, h.Places)));
        return places[commune] = new Places([.. hamlets.Where(h => h.EndedOn is null)], gazetteer, now);
    }

    internal static UnderstandingContext ContextOf(SourceChannel channel, DateTimeOffset at) => new(
        channel switch
        {
            SourceChannel.Zalo => "zalo-private",
            SourceChannel.ZaloGroup => "zalo-group",
            SourceChannel.Web or SourceChannel.Api => "web",
            SourceChannel.Phone => "phone-note",
            SourceChannel.Counter or SourceChannel.Officer => "counter-note",
        }, at, channel is SourceChannel.ZaloGroup);

    internal sealed record Places(IReadOnlyList<Hamlet> Hamlets, HamletGazetteer Gazetteer, DateTimeOffset ReadAt);
}
