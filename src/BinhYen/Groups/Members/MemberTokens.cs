using System.Globalization;
using BinhYen.Zalo;
using Microsoft.AspNetCore.DataProtection;

namespace BinhYen.Groups.Members;

/// <summary>
/// Stands for a member on a page: sealed for one person of the staff, one group and half an hour. So a page carries no
/// chat id, and the product needs no table of members.
/// </summary>
internal sealed class MemberTokens(IDataProtectionProvider keys, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public string Make(GroupId group, StaffId viewer, ZaloUserId member) =>
        Protector(group, viewer).Protect(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().ToUnixTimeSeconds()}|{member.Value}"));

    /// <summary>The member, or null for a token that is old, foreign or made up.</summary>
    public ZaloUserId? Read(GroupId group, StaffId viewer, string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            var parts = Protector(group, viewer).Unprotect(token).Split('|', 2);
            var made = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], CultureInfo.InvariantCulture));
            return clock.GetUtcNow() - made <= Life && ZaloUserId.TryParse(parts[1], out var member) ? member : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(GroupId group, StaffId viewer) => keys.CreateProtector("groups.member", group.ToString(), viewer.ToString());
}
