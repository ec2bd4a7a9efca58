using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Site;
using BinhYen.Staff.Accounts;
using BinhYen.Staff.Agreements;
using BinhYen.Staff.ApiKeys;
using BinhYen.Staff.Handovers;
using BinhYen.Staff.Profile;
using BinhYen.Staff.Sessions;
using BinhYen.Staff.Setup;
using BinhYen.Staff.SigningIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace BinhYen.Staff;

/// <summary>Accounts, sign-in, roles, sessions.</summary>
internal static class StaffRoom
{
    public static void AddStaff(this WebApplicationBuilder builder)
    {
        var authentication = builder.Services.AddAuthentication(schemes =>
        {
            schemes.DefaultScheme = IdentityConstants.ApplicationScheme;
            schemes.DefaultAuthenticateScheme = StaffDoors.SchemeName;
        });
        authentication.AddScheme<AuthenticationSchemeOptions, StaffDoors>(StaffDoors.SchemeName, null);
        authentication.AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiAccess.Scheme, null);
        builder.Services.AddSingleton<KnownApiKeys>();
        authentication.AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(SessionCookie);
            cookies.TwoFactorUserIdCookie!.Configure(cookie => cookie.Cookie.Name = "by-step");
        });
        builder.Services.AddIdentityCore<StaffMember>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                identity.Password.RequiredLength = 14;
                identity.Password.RequireDigit = identity.Password.RequireUppercase = false;
                identity.Password.RequireLowercase = identity.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<BinhYenDb>()
            .AddUserManager<StaffUsers>()
            .AddSignInManager<StaffSignIn>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddPasswordValidator<CommonPasswords>()
            .AddTokenProvider<TotpProvider>(TokenOptions.DefaultAuthenticatorProvider);
        builder.Services.AddScoped<StaffSignIn>(services => (StaffSignIn)services.GetRequiredService<SignInManager<StaffMember>>());
        builder.Services.AddOptions<IdentityPasskeyOptions>().Configure<BinhYenOptions>((passkeys, options) =>
        {
            passkeys.ServerDomain = new Uri(options.PublicUrl).Host;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            // The framework compares with the header Origin, which our own no-referrer policy makes "null" for every form.
            passkeys.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && IsOurs(context.Origin, options.PublicUrl));
        });
        builder.Services.AddScoped<StaffSessions>();
        builder.Services.AddScoped<OpenSession>();
        builder.Services.AddScoped<SessionUnlock>();
        builder.Services.AddScoped<SetUpAccount>();
        builder.Services.AddScoped<OwnAccount>();
        builder.Services.AddScoped<FirstAccounts>();
        builder.Services.AddScoped<AccountAdministration>();
        builder.Services.AddScoped<AccountQueries>();
        builder.Services.AddScoped<Leaders>().AddScoped<AgreementDesk>().AddScoped<AgreementScreen>();
        builder.Services.AddSingleton<IStaffNotice, AgreementNotice>();
        builder.Services.AddScoped<StaffDirectory>();
        builder.Services.AddScoped<RecordLeave>();
        AddHandovers(builder.Services);
        builder.Services.AddSingleton<KeptForms>();
        builder.Services.AddSingleton<SignInPace>();
        builder.Services.AddAuthorization(StaffPolicies.AddPermissions);
    }

    public static void UseStaff(this WebApplication app) =>
        app.UseAuthentication().UseMiddleware<SessionLock>().UseAuthorization().UseAntiforgery().Use(UnreadableRequest.RefuseStaleAsync);

    public static void MapStaff(this WebApplication app)
    {
        SignInEndpoints.Map(app);
        LockEndpoints.Map(app);
        SetupEndpoints.Map(app);
        ProfileEndpoints.Map(app);
        AccountEndpoints.Map(app);
        AgreementEndpoints.Map(app);
        ApiKeyEndpoints.Map(app);
        HandoverEndpoints.Map(app);
    }

    private static void AddHandovers(IServiceCollection services)
    {
        services.AddScoped<IAccountHoldings, OwnThings>();
        services.AddScoped<HandoverDesk>().AddScoped<HandoverScreen>().AddScoped<OpenHandover>().AddScoped<PlanHandover>().AddScoped<RefreshHandover>().AddScoped<CancelHandover>();
        services.AddScoped<HandoverEndpoints.Acts>().AddScoped<SignOutDevices>().AddScoped<SignHandover>().AddScoped<ConfirmStep>().AddScoped<CarryOutHandover>().AddScoped<ReturnLent>();
        services.AddSingleton<IStaffNotice, HandoverNotice>();
        services.AddSingleton<HandoverBeat>();
        services.AddHostedService(provider => provider.GetRequiredService<HandoverBeat>());
    }

    private static bool IsOurs(string origin, string publicUrl) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && Uri.Compare(from, new Uri(publicUrl), UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static void SessionCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "by-staff";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = StaffSession.LongestRest;
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<StaffSessions>().ValidateAsync(context);
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (WantsPage(context.Request)) context.Response.Redirect(ReturnPath.With("/sign-in", context.Request.Path + context.Request.QueryString));
            else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            RefusedDoor.Note(context.HttpContext);
            return SiteRoom.Page<ForbiddenPage>(StatusCodes.Status403Forbidden, new { WhoMay = RefusedDoor.WhoMay(context.HttpContext) }).ExecuteAsync(context.HttpContext);
        };
    }

    // Scripts and event streams must see the refusal, not the HTML of a sign-in page.
    private static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString() is "" or "*/*" || request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
