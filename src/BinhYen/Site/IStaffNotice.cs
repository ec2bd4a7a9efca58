using System.Security.Claims;

namespace BinhYen.Site;

/// <summary>Something that waits for the signed-in person wherever they are; one line at the top of every staff page.</summary>
/// <param name="Text">What waits. Nothing of a resident.</param>
/// <param name="Act">Words of the link.</param>
/// <param name="Href">Where to do it.</param>
internal sealed record StaffNotice(string Text, string Act, string Href);

/// <summary>Says what waits. Rooms above implement it; the first that has something is shown.</summary>
internal interface IStaffNotice
{
    /// <summary>Whether what others have to say goes first.</summary>
    bool CanWait => false;

    /// <summary>Null when nothing does.</summary>
    Task<StaffNotice?> OfAsync(ClaimsPrincipal user, string path, CancellationToken cancellationToken);
}
