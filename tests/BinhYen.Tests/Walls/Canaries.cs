using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BinhYen.Platform.Text;

namespace BinhYen.Tests.Walls;

/// <summary>Made-up identities that were given to the product, and the search for them in whatever it says.</summary>
internal sealed partial class Canaries
{
    public const string Name = "Vương Bích Xoquện";
    public const string Phone = "0868 159 753";
    public const string Address = "ngõ 7 xóm Xolạng, cạnh cây gạo";
    public const string ChatId = "7300000000000556677";

    private static readonly (string What, string Folded)[] Planted =
        [("name", Fold(Name)), ("phone", "868159753"), ("address", Fold(Address)), ("chat id", ChatId)];

    /// <summary>
    /// Which of them a text holds, in any dress: as it is, composed or decomposed, HTML-encoded, JSON-escaped, percent-encoded, base64, without
    /// diacritics, in other letters, with other blanks and dots.
    /// </summary>
    public static IReadOnlyList<string> In(string text)
    {
        string[] dresses = [text, WebUtility.HtmlDecode(text), Unescaped().Replace(text, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()), Uri.UnescapeDataString(text.Replace('+', ' '))];
        var folded = dresses.Distinct().Select(Fold).ToList();
        var encoded = Spelled.Where(s => text.Contains(s.Base64, StringComparison.Ordinal)).Select(s => s.What);
        return [.. Planted.Where(p => folded.Exists(f => f.Contains(p.Folded, StringComparison.Ordinal))).Select(p => p.What).Concat(encoded).Distinct()];
    }

    // In base64 three bytes become four letters. Those threes that lie wholly within a value are the same whatever stands before and after; the
    // shortest value makes eight letters of them, which no token holds by chance.
    private static readonly (string What, string Base64)[] Spelled =
        [.. from value in new[] { ("name", Name), ("phone", Phone), ("phone", Phone.Replace(" ", "")), ("address", Address), ("chat id", ChatId) }
            from skipped in Enumerable.Range(0, 3)
            let bytes = Encoding.UTF8.GetBytes(value.Item2)[skipped..]
            select (value.Item1, Convert.ToBase64String(bytes[..(bytes.Length / 3 * 3)]))];

    private static string Fold(string text) => new([.. VietnameseText.Fold(text).Where(char.IsLetterOrDigit)]);

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Unescaped();
}

/// <summary>The search itself must be able to find.</summary>
public sealed class CanariesTests
{
    [Fact]
    public void A_planted_identity_is_found_in_every_dress_it_may_come_in()
    {
        string[] dresses =
        [
            $"<p>{Canaries.Name}</p>", WebUtility.HtmlEncode(Canaries.Name), Canaries.Name.Normalize(NormalizationForm.FormD), System.Text.Json.JsonSerializer.Serialize(Canaries.Name),
            Uri.EscapeDataString(Canaries.Name), "VUONG BICH XOQUEN", Convert.ToBase64String(Encoding.UTF8.GetBytes($"xin chào {Canaries.Name} nhé")), "a;vuong.bich-xoquen",
            string.Concat(Canaries.Name.Select(c => $"&#x{(int)c:X};")),
        ];
        foreach (var dress in dresses) Canaries.In(dress).ShouldBe(["name"], dress);
        for (var before = 0; before < 3; before++)
            Canaries.In(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{new string('x', before)}0868159753."))).ShouldBe(["phone"], $"after {before} bytes");
        foreach (var phone in new[] { Canaries.Phone, "+84868159753", "0868.159.753", "84 868159753" }) Canaries.In(phone).ShouldBe(["phone"], phone);
        Canaries.In("ngo 7 xom xolang canh cay gao").ShouldBe(["address"]);
        Canaries.In($"{{\"user_id\":\"{Canaries.ChatId}\"}}").ShouldBe(["chat id"]);
        Canaries.In("Vương Bích, 0868 159 754").ShouldBeEmpty();
    }
}
