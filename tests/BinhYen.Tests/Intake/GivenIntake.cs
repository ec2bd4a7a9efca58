using BinhYen.Intake;
using BinhYen.Intake.ZaloWebhook;
using BinhYen.Platform;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Tests.Drivers;
using BinhYen.Vault;
using BinhYen.Zalo;
using BinhYen.Zalo.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace BinhYen.Tests.Intake;

/// <summary>The product composed but not listening: requests go straight to the webhook's handler.</summary>
internal sealed class GivenIntake : IAsyncDisposable
{
    public const string AppId = "4100000000000000017";
    public const string OaId = "2900000000000000023";
    public const string Key = "demoOaSecret0001";

    private readonly WebApplication app;

    private GivenIntake(WebApplication app, string folder) => (this.app, Folder) = (app, folder);

    public string Folder { get; }
    public CommuneId Commune { get; } = new(new Guid("0199bbbb-0000-7000-8000-000000000001"));
    public IServiceProvider Services => app.Services;
    public FakeTimeProvider Clock => (FakeTimeProvider)Services.GetRequiredService<TimeProvider>();
    public IRecordSealer Sealer => Services.GetRequiredService<IRecordSealer>();
    public Listener Nudges => (Listener)Services.GetRequiredService<IInboxListener>();

    public static async Task<GivenIntake> OpenAsync(bool postgres = false, Action<IServiceCollection>? configure = null, Action<BinhYenOptions>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("binhyen-intake-").FullName;
        var options = new BinhYenOptions { DataDirectory = folder, Postgres = postgres ? await PostgresForTests.NewDatabaseAsync() : null };
        settings?.Invoke(options);
        var app = BinhYenApp.Build(options, builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new TestClock(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero))));
            builder.Services.Replace(ServiceDescriptor.Singleton<IInboxListener>(new Listener()));
            configure?.Invoke(builder.Services);
        }, "http://127.0.0.1:0");
        await app.Services.GetRequiredService<Schema>().ApplyAsync(TestContext.Current.CancellationToken);
        return new GivenIntake(app, folder);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public BinhYenDb Db() => Get<DbFactory>().Create();

    public async Task<GivenIntake> ConnectedAsync(string oa = OaId, string key = Key)
    {
        var record = await Sealer.NewKeyAsync(Commune.Value, TestContext.Current.CancellationToken);
        await using var db = Db();
        db.Add(new ZaloAccount
        {
            Id = ZaloAccountId.New(Clock.GetUtcNow()), CommuneId = Commune, RecordKey = record, AppId = AppId, OaId = oa, State = ZaloAccountState.Connected,
            AppSecret = await SealAsync(record, ZaloAccountSecrets.AppSecret, "app-secret"),
            OaSecretKey = await SealAsync(record, ZaloAccountSecrets.OaSecretKey, key), ChangedAt = Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Get<ZaloAccounts>().Forget();
        return this;
    }

    /// <summary>Changes the connected account behind the product's back, as another node would.</summary>
    public async Task ChangeAsync(Func<ZaloAccount, Task> change)
    {
        await using var db = Db();
        await change(await db.Set<ZaloAccount>().SingleAsync(TestContext.Current.CancellationToken));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task<SealedText> SealAsync(RecordKeyId record, string purpose, string text) =>
        new((await Sealer.SealAsync(record, purpose, text, TestContext.Current.CancellationToken)).ToBytes());

    /// <summary>Posts bytes with a header and returns the status.</summary>
    public async Task<int> PostAsync(byte[] body, string? signature, long? declaredLength = null)
    {
        var context = new DefaultHttpContext { RequestServices = Services };
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(body);
        context.Request.ContentLength = declaredLength ?? body.Length;
        if (signature is not null) context.Request.Headers[ZaloSignature.HeaderName] = signature;
        await Get<ReceiveWebhook>().HandleAsync(context);
        return context.Response.StatusCode;
    }

    /// <summary>Posts an event signed as Zalo does.</summary>
    public Task<int> PostSignedAsync(string json, string key = Key, string timestamp = ZaloText.Timestamp)
    {
        var body = System.Text.Encoding.UTF8.GetBytes(json);
        return PostAsync(body, ZaloSignature.Sign(body, ZaloAppId.Parse(AppId), timestamp, key));
    }

    public async Task<List<InboxEvent>> StoredAsync()
    {
        await using var db = Db();
        return await db.Set<InboxEvent>().AsNoTracking().OrderBy(e => e.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<List<QuarantinedRequest>> QuarantinedAsync()
    {
        await using var db = Db();
        return await db.Set<QuarantinedRequest>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    internal sealed class Listener : IInboxListener
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<PersonKey> arrived = new();

        public IReadOnlyList<PersonKey> Arrived => [.. arrived];

        void IInboxListener.Arrived(PersonKey person, CommuneId commune) => arrived.Enqueue(person);
    }
}

/// <summary>Webhook bodies as Zalo writes them; every id is made up.</summary>
internal static class ZaloText
{
    public const string Timestamp = "1792000000123";

    public static string Message(string messageId, string text = "Đèn đường hỏng ở ngõ 5", string user = "7300000000000000311", string oa = GivenIntake.OaId, string timestamp = Timestamp) =>
        $$$"""{"app_id":"{{{GivenIntake.AppId}}}","sender":{"id":"{{{user}}}"},"recipient":{"id":"{{{oa}}}"},"event_name":"user_send_text","message":{"text":"{{{text}}}","msg_id":"{{{messageId}}}"},"timestamp":"{{{timestamp}}}"}""";

    public static string Event(string name, string oa = GivenIntake.OaId) =>
        $$$"""{"app_id":"{{{GivenIntake.AppId}}}","oa_id":"{{{oa}}}","event_name":"{{{name}}}","timestamp":"{{{Timestamp}}}","follower":{"id":"7300000000000000311"}}""";
}
