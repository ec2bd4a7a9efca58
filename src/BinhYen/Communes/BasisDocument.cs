using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>A document that something rests on (căn cứ): what kind, number and symbol, date, who issued it, about what.</summary>
/// <param name="Kind">"Kế hoạch", "Hướng dẫn", "Quyết định".</param>
/// <param name="Number">Number and symbol as printed: "59/KH-CAT-PC06".</param>
/// <param name="Date">Date of issue.</param>
/// <param name="Issuer">"Giám đốc Công an tỉnh Sông Thanh".</param>
/// <param name="Subject">Trích yếu; empty where the plan does not quote it.</param>
public sealed record BasisDocument(string Kind, string Number, DateOnly Date, string Issuer, string Subject)
{
    public const int LongestKind = 40;
    public const int LongestNumber = 60;
    public const int LongestIssuer = 120;
    public const int LongestSubject = 300;

    /// <summary>As a line of the basis block: "Kế hoạch số 59/KH-CAT-PC06 ngày 11 tháng 3 năm 2026 của …".</summary>
    public string InWords() => $"{Kind} số {Number} ngày {DateInWords(Date)} của {Issuer}{(Subject.Length > 0 ? $" về {Subject}" : "")}";

    /// <summary>Days below ten and the months 1 and 2 take a leading zero, other months do not (Decree 30/2020, appendix I).</summary>
    public static string DateInWords(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Day:00} tháng {(date.Month <= 2 ? $"{date.Month:00}" : $"{date.Month}")} năm {date.Year}");
}

/// <summary>Columns of a basis document inside another row.</summary>
internal static class BasisDocumentMapping
{
    public static void HasLengths<TOwner>(this OwnedNavigationBuilder<TOwner, BasisDocument> basis)
        where TOwner : class
    {
        basis.Property(d => d.Kind).HasMaxLength(BasisDocument.LongestKind);
        basis.Property(d => d.Number).HasMaxLength(BasisDocument.LongestNumber);
        basis.Property(d => d.Issuer).HasMaxLength(BasisDocument.LongestIssuer);
        basis.Property(d => d.Subject).HasMaxLength(BasisDocument.LongestSubject);
    }
}
