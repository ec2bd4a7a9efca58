using System.Text.RegularExpressions;
using BinhYen.Platform.Text;

namespace BinhYen.Cases;

/// <summary>Words that speak of a child. They only set a mark that protects; an officer can take it off.</summary>
internal static partial class MinorWords
{
    public static bool In(IEnumerable<string> messages) => messages.Any(m => Child().IsMatch(VietnameseText.Fold(m)));

    [GeneratedRegex(@"\b(tre em|tre con|tre nho|chau be|em be|be gai|be trai|chau gai|chau trai|hoc sinh|vi thanh nien|tre vi thanh nien|dua tre|con nho|thieu nien|mau giao|tieu hoc|([2-9]|1[0-5]) ?tuoi)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Child();
}
