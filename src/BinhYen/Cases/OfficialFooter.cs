using BinhYen.Communes;

namespace BinhYen.Cases;

/// <summary>The line under every message that leaves for a resident: who sends it, and how to check that (R-YC-06).</summary>
internal static class OfficialFooter
{
    /// <summary>The line with the line break before it.</summary>
    public static string For(Commune commune, string publicUrl, string checkCode) =>
        $"\n— {commune.PoliceName}. Mã xác thực {checkCode}, kiểm tra tại {publicUrl}/co-that-khong";

    /// <summary>The words without their footer, for officers, who know whose message it is.</summary>
    public static string Without(string text, Commune commune) =>
        text.LastIndexOf($"\n— {commune.PoliceName}. Mã xác thực", StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text;
}
