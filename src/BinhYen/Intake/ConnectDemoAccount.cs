using BinhYen.Groups;
using BinhYen.Intake.Accounts;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Vault;
using BinhYen.Zalo.OAuth;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake;

/// <summary>
/// Connects the demo commune to the Official Account of the simulator, without the permission page. Run at every start
/// of the demo: the simulator forgets its tokens when it stops.
/// </summary>
internal sealed class ConnectDemoAccount(
    BinhYenDb db, IRecordSealer sealer, DatabaseTokenStore store, ZaloAccounts accounts, StaffDirectory directory, IHttpClientFactory http, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs in a scope of its own.</summary>
    /// <param name="services">The demo's services.</param>
    /// <param name="commune">The demo commune.</param>
    /// <param name="simulator">Address of the simulator, which may still be starting.</param>
    /// <param name="name">Name the simulated account shows to residents.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The simulated account's ids and its webhook key, for <c>demo.json</c>.</returns>
    public static async Task<(string AppId, string OaId, string OaSecretKey)> EnsureAsync(IServiceProvider services, CommuneId commune, Uri simulator, string name, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<ConnectDemoAccount>(scope.ServiceProvider).RunAsync(commune, simulator, name, cancellationToken);
    }

    private async Task<(string AppId, string OaId, string OaSecretKey)> RunAsync(CommuneId commune, Uri simulator, string name, CancellationToken cancellationToken)
    {
        using var client = http.CreateClient(ZaloClients.HttpName);
        client.BaseAddress = simulator;
        var app = await AskAsync<SimulatedAccount>(client, "/sim/oa", new { name }, cancellationToken);
        var minted = await AskAsync<MintedTokens>(client, "/sim/tokens", null, cancellationToken);

        var account = await db.Set<ZaloAccount>().FirstOrDefaultAsync(a => a.CommuneId == commune, cancellationToken);
        if (account is null)
        {
            account = await MakeAsync(commune, app, cancellationToken);
            db.Add(account);
        }

        var now = clock.GetUtcNow();
        (account.Name, account.State, account.ChangedAt) = (app.OaName, ZaloAccountState.Connected, now);
        await store.PutAsync(account, minted.Pair(now), cancellationToken);
        await KnowAdminAsync(commune, app.AdminId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        accounts.Forget();
        return (app.AppId, app.OaId, app.OaSecretKey);
    }

    // The simulator has one administrator; in the demo it is the chief.
    private async Task KnowAdminAsync(CommuneId commune, string adminId, CancellationToken cancellationToken)
    {
        if (await db.Set<AccountAdmin>().AnyAsync(a => a.CommuneId == commune, cancellationToken)) return;
        var chief = await directory.WithRoleAsync(commune, StaffRole.PoliceChief, cancellationToken);
        if (chief.Count == 0) return;
        var key = await sealer.NewKeyAsync(commune.Value, cancellationToken);
        db.Add(new AccountAdmin
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = commune, StaffId = chief[0].Id, KeyId = key,
            ZaloId = new SealedText((await sealer.SealAsync(key, AccountAdmin.Purpose, adminId, cancellationToken)).ToBytes()),
        });
    }

    private async Task<ZaloAccount> MakeAsync(CommuneId commune, SimulatedAccount app, CancellationToken cancellationToken)
    {
        var key = await sealer.NewKeyAsync(commune.Value, cancellationToken);
        return new ZaloAccount
        {
            Id = ZaloAccountId.New(clock.GetUtcNow()), CommuneId = commune, RecordKey = key, AppId = app.AppId, OaId = app.OaId,
            AppSecret = new SealedText((await sealer.SealAsync(key, ZaloAccountSecrets.AppSecret, app.AppSecret, cancellationToken)).ToBytes()),
            OaSecretKey = new SealedText((await sealer.SealAsync(key, ZaloAccountSecrets.OaSecretKey, app.OaSecretKey, cancellationToken)).ToBytes()),
        };
    }

    // Product and simulator start side by side; the first to be ready waits for the other.
    private async Task<T> AskAsync<T>(HttpClient client, string path, object? body, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await client.PostAsJsonAsync(path, body ?? new { }, cancellationToken);
                answer.EnsureSuccessStatusCode();
                return (await answer.Content.ReadFromJsonAsync<T>(cancellationToken))!;
            }
            catch (HttpRequestException) when (clock.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(AskAgain, clock, cancellationToken);
            }
        }
    }

    private sealed record SimulatedAccount(string AppId, string AppSecret, string OaId, string OaSecretKey, string OaName, string AdminId);

    private sealed record MintedTokens(string AccessToken, string RefreshToken, int ExpiresIn)
    {
        public ZaloTokens Pair(DateTimeOffset now) => new()
        {
            AccessToken = AccessToken, RefreshToken = RefreshToken, IssuedAt = now, ExpiresAt = now.AddSeconds(ExpiresIn), GrantedAt = now,
        };
    }
}
