namespace BinhYen.Intake.Portal;

/// <summary>After a form was taken: "look there", as a GET. Going back or reloading then sends nothing twice.</summary>
/// <param name="path">An address that holds no code and nobody's words.</param>
internal sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
