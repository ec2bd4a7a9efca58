using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BinhYen.Staff.Sessions;

/// <summary>
/// Looks who is signed in, at doors where somebody asks for it. At an open door, a resident's page, nobody is looked at: whoever reports from
/// a browser that is signed in leaves no trace there that joins the account to the report by its minute (decision 0115).
/// </summary>
internal sealed class StaffDoors(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme that every request is read with.</summary>
    public const string SchemeName = "StaffDoors";

    /// <summary>Whether the cookie of the staff is read at all. An endpoint that says nothing is shut, and tells the signed-in so.</summary>
    public static bool AreWatched(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is null || endpoint.Metadata.GetMetadata<SeesStaff>() is not null;

    /// <summary>Whether a request is an act of the staff, which keeps a session awake: the endpoint asks for a permission.</summary>
    public static bool AreOfStaff(Endpoint? endpoint) =>
        endpoint?.Metadata is { } metadata && metadata.GetMetadata<IAllowAnonymous>() is null
        && metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => StaffPolicies.IsPermission(a.Policy));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        AreWatched(Context.GetEndpoint()) ? Context.AuthenticateAsync(IdentityConstants.ApplicationScheme) : Task.FromResult(AuthenticateResult.NoResult());
}
