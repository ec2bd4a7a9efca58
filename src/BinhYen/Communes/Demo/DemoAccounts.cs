using System.Security.Cryptography;
using System.Text;
using BinhYen.Staff;

namespace BinhYen.Communes.Demo;

/// <summary>
/// One account of the demo. Passwords and TOTP secrets are derived from the name, so that a page of instructions stays
/// true; they exist only in databases that the demo command made.
/// </summary>
internal sealed record DemoAccount(string Code, string User, string FullName, string? Rank, string Position, StaffRole Role)
{
    /// <summary>"binh-yen-demo-" and the user name.</summary>
    public string Password => $"binh-yen-demo-{User}";

    /// <summary>The shared secret of the authenticator, base32, 160 bits.</summary>
    public string TotpSecret => Base32(SecretBytes(User));

    public static IReadOnlyList<DemoAccount> Of(DemoModel model)
    {
        var police = model.Officers.Select(o => new DemoAccount(o.Code, UserOf(o.Code, RoleOf(o.Role)), o.Name, o.Rank, o.Position, RoleOf(o.Role)));
        var heads = model.Hamlets.Select(h => new DemoAccount(
            $"head:{h.Code}", $"truong-{h.Code.ToLowerInvariant()}", h.HamletHead, null, $"Trưởng {h.Term} {h.Name}", StaffRole.HamletHead));
        var committee = model.Civilians.Take(2).Select(c => new DemoAccount(c.Code, $"bcd-{c.Code.ToLowerInvariant()}", c.Name, null, c.Position, StaffRole.Committee));
        var administrator = new DemoAccount("ADMIN", "quan-tri", "Quản trị hệ thống (mẫu)", null, "Quản trị hệ thống", StaffRole.SystemAdministrator);
        return [.. police, .. heads, .. committee, administrator];
    }

    private static StaffRole RoleOf(string role) => Enum.TryParse<StaffRole>(role, out var known) ? known : StaffRole.ProcedureDesk;

    private static string UserOf(string code, StaffRole role) => role switch
    {
        StaffRole.PoliceChief => "truong-cong-an",
        StaffRole.DeputyPoliceChief => $"pho-{code.ToLowerInvariant()}",
        StaffRole.AreaOfficer => $"cskv-{code.ToLowerInvariant()}",
        StaffRole.DutyOfficer => "truc-ban",
        StaffRole.ProcedureDesk => "thu-tuc",
        StaffRole.HamletHead or StaffRole.Committee or StaffRole.SystemAdministrator => code.ToLowerInvariant(),
    };

    private static byte[] SecretBytes(string user) => SHA256.HashData(Encoding.UTF8.GetBytes($"binhyen demo authenticator {user}"))[..20];

    private static string Base32(byte[] bytes)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(alphabet[(buffer >> (bits - 5)) & 31]);
        }

        return text.ToString();
    }
}
