namespace BinhYen.Zalo.Simulator.Api.Templates;

/// <summary>What <c>business.openapi.zalo.me</c> answers.</summary>
internal static class TemplateEndpoints
{
    public static void MapTemplates(this IEndpointRouteBuilder app)
    {
        var business = app.MapGroup("").AddEndpointFilter<TemplateGate>().ExcludeFromDescription().DisableAntiforgery();
        business.MapPost("/message/template", SendTemplate.ByPhone).WithMetadata(new RecordedAs("zns"));
        business.MapPost("/message/template/hashphone", SendTemplate.ByHashedPhone).WithMetadata(new RecordedAs("zns"));
        business.MapGet("/message/status", ReadTemplates.Status);
        business.MapGet("/message/quota", ReadTemplates.Quota);
        business.MapGet("/message/template-tag", (ZaloCall call) =>
            ZaloAnswer.Ok(new[] { "OTP", "TRANSACTION", "CUSTOMER_CARE" }));
        business.MapGet("/quality", (ZaloCall call) =>
            ZaloAnswer.Ok(new { oaCurrentQuality = "HIGH", oa7dayQuality = "HIGH" }));
        business.MapGet("/template/all", ReadTemplates.All);
        business.MapGet("/template/info/v2", ReadTemplates.One);
        business.MapGet("/template/info", ReadTemplates.One);
        business.MapGet("/template/sample-data", ReadTemplates.Sample);
    }
}
