using System.Collections.Frozen;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using BinhYen.Zalo;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake;

/// <summary>
/// The connected Official Accounts, held in memory because every webhook asks. Another node's change is seen within
/// <see cref="Fresh"/>; a signature that does not fit asks the database at once.
/// </summary>
internal sealed class ZaloAccounts(DbFactory databases, IRecordSealer sealer, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim reading = new(1, 1);
    private ZaloAccountSnapshot? current;

    /// <summary>What is known; at most a few seconds old.</summary>
    public ValueTask<ZaloAccountSnapshot> CurrentAsync(CancellationToken cancellationToken) =>
        current is { } snapshot && clock.GetElapsedTime(snapshot.ReadAt) < Fresh
            ? ValueTask.FromResult(snapshot)
            : new(ReadAsync(Fresh, cancellationToken));

    /// <summary>What the database says now; asked at most once a second however many forged requests come.</summary>
    public Task<ZaloAccountSnapshot> NewestAsync(CancellationToken cancellationToken) => ReadAsync(LeastPause, cancellationToken);

    /// <summary>Forgets what is in memory after a change in this process.</summary>
    public void Forget() => current = null;

    /// <summary>The Official Account a commune speaks through, or null.</summary>
    public async Task<ConnectedOa?> OfCommuneAsync(CommuneId commune, CancellationToken cancellationToken) =>
        (await CurrentAsync(cancellationToken)).Accounts.Values.FirstOrDefault(account => account.CommuneId == commune);

    public void Dispose() => reading.Dispose();

    private async Task<ZaloAccountSnapshot> ReadAsync(TimeSpan goodFor, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (current is { } known && clock.GetElapsedTime(known.ReadAt) < goodFor) return known;
            return current = await LoadAsync(cancellationToken);
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task<ZaloAccountSnapshot> LoadAsync(CancellationToken cancellationToken)
    {
        var readAt = clock.GetTimestamp();
        await using var db = databases.Create();
        var rows = await db.Set<ZaloAccount>().AsNoTracking().Where(a => a.State == ZaloAccountState.Connected).ToListAsync(cancellationToken);
        var keys = new Dictionary<ZaloAppId, HashSet<string>>();
        var accounts = new Dictionary<ZaloOaId, ConnectedOa>();
        foreach (var row in rows)
        {
            if (!ZaloAppId.TryParse(row.AppId, out var app) || !ZaloOaId.TryParse(row.OaId, out var oa)) continue;
            if (!keys.TryGetValue(app, out var ofApp)) keys[app] = ofApp = [];
            await AddKeyAsync(ofApp, row.OaSecretKey, cancellationToken);
            if (row.PreviousOaSecretKey is { } previous && row.PreviousKeyUntil > clock.GetUtcNow()) await AddKeyAsync(ofApp, previous, cancellationToken);
            var secret = await OpenAsync(row.AppSecret, ZaloAccountSecrets.AppSecret, cancellationToken);
            if (secret is null) continue;
            accounts[oa] = new ConnectedOa(
                row.Id, row.CommuneId, new ZaloApp(app, secret), oa, row.Name, row.ChangedAt, row.GrantEndsAt, await sealer.BlindIndexAsync(row.CommuneId.Value, cancellationToken));
        }

        return new ZaloAccountSnapshot(
            readAt, accounts.ToFrozenDictionary(), accounts.Keys.ToFrozenSet(), keys.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray()));
    }

    private async Task AddKeyAsync(HashSet<string> keys, SealedText sealedKey, CancellationToken cancellationToken)
    {
        if (await OpenAsync(sealedKey, ZaloAccountSecrets.OaSecretKey, cancellationToken) is { } key) keys.Add(key);
    }

    private async Task<string?> OpenAsync(SealedText text, string purpose, CancellationToken cancellationToken)
    {
        var opened = await sealer.OpenAsync(Sealed.FromBytes<string>(text.Envelope), purpose, cancellationToken);
        return opened.TryGet(out var words) ? words : null;
    }
}

/// <summary>One connected Official Account as every webhook needs it.</summary>
/// <param name="Id">The row.</param>
/// <param name="CommuneId">Whose.</param>
/// <param name="App">The app that is granted, with its secret.</param>
/// <param name="OaId">The account.</param>
/// <param name="Name">Its public name.</param>
/// <param name="ChangedAt">When an administrator last changed it.</param>
/// <param name="GrantEndsAt">The earliest end of the grant; null when unknown.</param>
/// <param name="Index">Makes the blind keys of people.</param>
internal sealed record ConnectedOa(ZaloAccountId Id, CommuneId CommuneId, ZaloApp App, ZaloOaId OaId, string Name, DateTimeOffset ChangedAt, DateTimeOffset? GrantEndsAt, BlindIndex Index)
{
    /// <summary>The key of a person's talk with this account, from which <see cref="PersonKey.OfTalk"/> makes the inbox's; null stands for the account itself.</summary>
    public byte[] TalkKeyOf(ZaloUserId? user) => Index.Term("talk.person", $"{OaId}|{user}");

    /// <summary>
    /// The key of a person as member of a group: another than in the private talk. Everybody in the group sees who wrote there and when; under
    /// one key that minute would name the talk.
    /// </summary>
    public PersonKey KeyOfMember(ZaloGroupId? group, ZaloUserId? user) => new(new Guid(Index.Term("inbox.member", $"{OaId}|{group}|{user}"), bigEndian: true));
}

/// <summary>All connected accounts at one moment.</summary>
/// <param name="ReadAt">Timestamp of the clock when it was read.</param>
/// <param name="Accounts">By account id.</param>
/// <param name="Ours">The ids of all accounts.</param>
/// <param name="Keys">Webhook keys of each app: one, or two while a key changes.</param>
internal sealed record ZaloAccountSnapshot(
    long ReadAt, FrozenDictionary<ZaloOaId, ConnectedOa> Accounts, FrozenSet<ZaloOaId> Ours, FrozenDictionary<ZaloAppId, string[]> Keys);

/// <summary>The purposes under which an account's secrets are sealed.</summary>
internal static class ZaloAccountSecrets
{
    public const string AppSecret = "zalo.app-secret";
    public const string OaSecretKey = "zalo.oa-key";
    public const string Tokens = "zalo.tokens";
    public const string Grant = "zalo.grant";
}
