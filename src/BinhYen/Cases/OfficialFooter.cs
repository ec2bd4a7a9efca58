using BinhYen.Communes;

namespace BinhYen.Cases;

/// <summary>The line under every message that leaves for a resident: who sends it, and how to check that (R-YC-06).</summary>
internal static class OfficialFooter
{
    /// <summary>The line with the line break before it.</summary>
    public static string For(Commune commune, string publicUrl, string checkCode) =>
        $"\n— {commune.PoliceName}. Mã xác thực {checkCode}, kiểm tra tại {publicUrl}/co-that-khong";
}
