using Microsoft.AspNetCore.Antiforgery;

namespace BinhYen.Intake.Portal;

/// <summary>Takes only forms that our own page made. Anything else is shown the page again and changes nothing.</summary>
internal sealed class OurForms(string page) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : new SeeOther(page);
    }
}
