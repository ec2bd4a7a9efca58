using System.Globalization;
using System.Text;

namespace BinhYen.Vault.Identities;

/// <summary>
/// Finds a reporter in a text the way a Vietnamese reader would: without regard to case, diacritics or spacing, by full
/// name or its last two words ("anh Văn Hùng"), by number however it is grouped, by channel address.
/// </summary>
internal static class Mentions
{
    /// <summary>A Vietnamese number without its leading 0 or +84.</summary>
    private const int NumberLength = 9;

    public static bool Of(ReporterIdentity identity, string text)
    {
        var words = Words(text);
        return Names(identity.Details.Name).Any(name => Contains(words, name))
            || Numbers(identity).Any(number => Digits(text).Contains(number, StringComparison.Ordinal))
            || identity.Channels.Any(channel => text.Contains(channel.Address, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string[]> Names(string? name)
    {
        var words = Words(name ?? "");
        if (words.Length >= 2)
            yield return words;
        if (words.Length >= 3)
            yield return words[^2..];
    }

    private static IEnumerable<string> Numbers(ReporterIdentity identity) => identity.Channels
        .Where(channel => channel.Kind == ChannelKind.Phone).Select(channel => channel.Address)
        .Append(identity.Details.Phone ?? "")
        .Select(Digits).Where(digits => digits.Length >= NumberLength).Select(digits => digits[^NumberLength..]);

    private static bool Contains(string[] text, string[] name)
    {
        for (var at = 0; at + name.Length <= text.Length; at++)
        {
            if (text.AsSpan(at, name.Length).SequenceEqual(name))
                return true;
        }

        return false;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string[] Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(letter is 'đ' or 'Đ' ? 'd' : char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
