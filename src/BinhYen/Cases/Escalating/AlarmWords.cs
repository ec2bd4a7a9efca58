namespace BinhYen.Cases.Escalating;

/// <summary>What an alarm says outside the house: that something urgent came, what kind, which hamlet (S-19, ISO-12).</summary>
internal static class AlarmWords
{
    /// <summary>"Có tin khẩn · Cháy, nổ · thôn Đông Khê".</summary>
    /// <param name="category">What it is about. Two kinds are not named on a telephone: their name alone would tell too much.</param>
    /// <param name="hamlet">Full name of the hamlet; null when unknown.</param>
    public static string Of(CaseCategory category, string? hamlet) => category is CaseCategory.NationalSecurity or CaseCategory.PoliceConduct
        ? "Có tin khẩn. Mở hộp tin để xem."
        : $"Có tin khẩn · {CaseCategories.Label(category)} · {hamlet ?? "chưa rõ địa bàn"}";
}
