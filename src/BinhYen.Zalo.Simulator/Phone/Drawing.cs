using System.Globalization;
using System.Text.Encodings.Web;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>Pictures drawn on the spot: avatars from initials, stickers, the placeholder of links.</summary>
internal static class Drawing
{
    private static readonly string[] Stickers = ["👍", "❤️", "🙏", "😊", "🎉", "👮", "🌾", "🔥"];

    /// <summary>Dark enough for white letters at a contrast of 4.5 and more.</summary>
    private static readonly string[] Colours = ["#0f6b5c", "#8a4b16", "#6a3f9c", "#a0305a", "#2f5da8", "#4f6414"];

    public static IResult Avatar(string id, World world)
    {
        string name;
        lock (world.Gate)
            name = world.FindResident(id)?.Name ?? world.FindGroup(id)?.Name ?? world.Account.OaName;
        var initial = HtmlEncoder.Default.Encode(Initial(name));
        return Svg($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="{Colour(id)}"/>
            <text x="40" y="53" font-family="sans-serif" font-size="36" font-weight="600" fill="#fff" text-anchor="middle">{initial}</text></svg>
            """);
    }

    public static IResult Sticker(string id) => Svg($"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120">
        <text x="60" y="88" font-size="84" text-anchor="middle">{StickerSign(id)}</text></svg>
        """);

    public static IResult Thumbnail() => Svg("""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90" fill="#dfe7e2"/>
        <path d="M66 26l36 19-36 19z" fill="#0f6b5c"/></svg>
        """);

    /// <summary>First letter of the given name, which in Vietnamese stands last.</summary>
    private static string Initial(string name)
    {
        var last = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "?";
        return StringInfo.GetNextTextElement(last).ToUpper(CultureInfo.InvariantCulture);
    }

    private static string Colour(string id) => Colours[Sum(id) % Colours.Length];

    private static string StickerSign(string id) => Stickers[Sum(id) % Stickers.Length];

    private static int Sum(string id) => id.Sum(c => c);

    private static IResult Svg(string content) => Results.Text(content, "image/svg+xml");
}
