using BinhYen.Groups;

namespace BinhYen.Intake.Accounts;

/// <summary>Registers what holds the connection to Official Accounts.</summary>
internal static class AccountsSetup
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ZaloAccounts>().AddSingleton<DatabaseTokenStore>().AddSingleton<ZaloClients>();
        services.AddSingleton<IGroupAccounts, GroupAccounts>();
        services.AddScoped<AccountOfCommune>().AddScoped<EnterZaloApp>().AddScoped<GrantZaloAccess>();
        services.AddScoped<SwitchZaloAccount>().AddScoped<ChangeOaSecretKey>().AddScoped<CheckZaloAccount>();
        services.AddHealthChecks().AddCheck<GrantHealth>("zalo-grant");
        services.AddHttpClient(ZaloClients.HttpName, client => client.Timeout = TimeSpan.FromSeconds(30))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
    }
}
