using System.Text.RegularExpressions;

namespace BinhYen.Confidentiality;

/// <summary>
/// Marks of State secrets in stamp form (B-01): "TỐI MẬT", "(MẬT)", "Độ mật: Tối mật". Whoever sends such matter in is refused, and
/// nothing that leaves the product may carry one (R-DT-50).
/// </summary>
/// <remarks>Everyday words pass: "bí mật", "MẬT ONG", "TRỜI TỐI MẬT ĐỘ XE ĐÔNG".</remarks>
internal static partial class SecrecyStamps
{
    /// <summary>Where a text carries such a mark the way papers do, in capitals, alone or in its fixed words; empty for none.</summary>
    /// <param name="composed">Composed letters.</param>
    public static IReadOnlyList<ExposureFinding> Find(string composed) =>
        [.. FixedWords().Matches(composed).Concat(StampAlone().Matches(composed)).Concat(Declared().Matches(composed)).Select(m => new ExposureFinding(ExposureKind.Secret, m.Index, m.Index + m.Length))];

    // "ĐỘ" after the words would be "mật độ": density, not secrecy.
    [GeneratedRegex(@"(?<!\p{L})(TUYỆT|TỐI)\s+MẬT(?!\p{L})(?!\s+(ĐỘ|ONG|THƯ|KHẨU|MÃ)(?!\p{L}))", RegexOptions.CultureInvariant)]
    internal static partial Regex FixedWords();

    [GeneratedRegex(@"(?m)^[\W_]*MẬT[\W_]*$|[\[(]\s*MẬT\s*[\])]", RegexOptions.CultureInvariant)]
    private static partial Regex StampAlone();

    [GeneratedRegex(@"(?<!\p{L})(độ|dấu)\s+mật\s*:\s*(tuyệt\s+mật|tối\s+mật|mật)(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Declared();
}
