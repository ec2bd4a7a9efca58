using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BinhYen.Platform.Text;

namespace BinhYen.Cases;

/// <summary>
/// Finds officers in the way residents speak of them: a word of address or a rank and the given name ("anh Trí", "thiếu tá
/// Nghiêm"), the family name and the given name ("Vũ Khải"), the given name and the service ("Khải công an"). Marks count, for
/// "có khai" is not "cô Khải"; in a text written without any, only words of address that mean nothing else do.
/// </summary>
internal static partial class OfficerNames
{
    private static readonly HashSet<string> Address = Decomposed(
        "anh", "chị", "ông", "bà", "chú", "cô", "bác", "cậu", "sếp", "thằng", "lão", "mụ", "gã", "chí", "bộ", "viên", "an", "úy", "uý", "tá", "trưởng", "phó");

    private static readonly HashSet<string> PlainAddress = ["anh", "chi", "ong", "chu", "bac", "sep", "uy"];

    /// <summary>Whether a text speaks of somebody of this name.</summary>
    /// <param name="text">As written.</param>
    /// <param name="fullName">"Quách Đức Trí".</param>
    public static bool IsCalled(string text, string fullName)
    {
        var (said, name) = (Words(text), Words(fullName));
        if (name.Count == 0) return false;
        var plain = said.All(word => word.All(char.IsAscii));
        var (family, given) = plain ? (VietnameseText.Fold(name[0]), VietnameseText.Fold(name[^1])) : (name[0], name[^1]);
        for (var at = 0; at < said.Count; at++)
        {
            if (!Same(said[at], given)) continue;
            if (at > 0 && ((plain ? PlainAddress : Address).Contains(said[at - 1]) || (name.Count > 1 && Same(said[at - 1], family)))) return true;
            if (at + 1 < said.Count && said[at + 1] is "ca" or "csgt" or "cskv") return true;
            if (at + 2 < said.Count && VietnameseText.Fold(said[at + 1]) == "cong" && VietnameseText.Fold(said[at + 2]) == "an") return true;
        }

        return false;
    }

    /// <summary>Whether a complaint is about whoever has the report in hand, without a name: "cán bộ xử lý tin của tôi".</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SpeaksOfHandler(string folded) => HandlerWords().IsMatch(folded);

    [GeneratedRegex(@"\b(can bo|dong chi|cong an|nguoi|anh|chi|ong|ba|chu|co|bac)( \w+){0,3} (xu ly|giai quyet|phu trach|thu ly|tiep nhan|nhan tin|duoc giao|theo doi)\b")]
    private static partial Regex HandlerWords();

    // Hoà and Hòa are one name: the mark wanders between two vowels.
    private static bool Same(string a, string b) => a == b || (a.Length == b.Length && a.Where(IsLetter).SequenceEqual(b.Where(IsLetter)) && a.Order().SequenceEqual(b.Order()));

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in VietnameseText.Compose(text).ToLowerInvariant().Normalize(NormalizationForm.FormD).Append(' '))
        {
            if (char.IsLetterOrDigit(letter) || !IsLetter(letter)) word.Append(letter);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }

    private static bool IsLetter(char c) => char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark;

    private static HashSet<string> Decomposed(params string[] words) => [.. words.Select(w => w.Normalize(NormalizationForm.FormD))];
}
