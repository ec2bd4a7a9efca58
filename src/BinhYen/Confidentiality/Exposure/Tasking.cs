using System.Text.RegularExpressions;

namespace BinhYen.Confidentiality.Exposure;

/// <summary>Words that would send somebody out to spy instead of asking what a responsible person sees anyway (ISO-9, X-09).</summary>
internal static partial class Tasking
{
    public static IEnumerable<(int First, int Last)> Of(MeasuredText text)
    {
        var (line, at) = text.AsLine(w => w.Folded);
        foreach (Match match in Orders().Matches(line)) yield return (at[match.Index], at[match.Index + match.Length - 1]);
    }

    [GeneratedRegex(@"\b(?<!dung |khong )(?:bam theo|theo doi|theo chan|bam sat|giam sat|ranh|rinh|canh chung|canh gac|quay phim|quay video|quay clip|quay len|chup hinh|chup anh|chup len|ghi am|nghe len|nghe trom|dot nhap|vao nha|vao trong nha|leo rao|tra hoi|do hoi|do la|hoi do|hoi han|hoi cung|gia vo|gia lam|dong gia|dieu tra|luc soat|kham xet|bat giu|giu nguoi|chan lai|moi nhu|cai nguoi|tiep can doi tuong)\b")]
    private static partial Regex Orders();
}
