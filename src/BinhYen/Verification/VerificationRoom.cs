using BinhYen.Cases;
using BinhYen.Staff;
using BinhYen.Verification.Answering;
using BinhYen.Verification.Asking;
using BinhYen.Verification.Register;

namespace BinhYen.Verification;

/// <summary>What the room registers and serves.</summary>
internal static class VerificationRoom
{
    public static void AddVerification(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<KeepVerifiers>();
        builder.Services.AddScoped<RegisterScreen>();
        builder.Services.AddScoped<RegisterEndpoints.Fill>();
        builder.Services.AddScoped<FindVerifiers>();
        builder.Services.AddScoped<MeasureExposure>();
        builder.Services.AddScoped<WriteRequest>();
        builder.Services.AddScoped<DecideRequest>();
        builder.Services.AddScoped<MakeLink>();
        builder.Services.AddScoped<ReadVerification>();
        builder.Services.AddScoped<ICaseVerification>(provider => provider.GetRequiredService<ReadVerification>());
        builder.Services.AddScoped<IHiddenHelpers>(provider => provider.GetRequiredService<ReadVerification>());
        builder.Services.AddScoped<VerificationScreen>();
        builder.Services.AddScoped<RequestEndpoints.Fill>();
        builder.Services.AddScoped<SendDueRequests>();
        builder.Services.AddHostedService<SendingBeat>();
        builder.Services.AddScoped<GiveAnswer>();
        builder.Services.AddScoped<OpenLink>();
        builder.Services.AddScoped<AnswerScreen>();
        builder.Services.AddSingleton<LinkCookie>();
        builder.Services.AddScoped<AnswerByZalo>();
        builder.Services.AddScoped<IAccountHoldings, VerificationHoldings>();
    }

    public static void MapVerification(this WebApplication app)
    {
        app.MapRegister();
        app.MapRequests();
        app.MapAnswers();
    }
}
