using System.Globalization;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>Pictures drawn on the spot: avatars, stickers, the placeholder of links. No font beyond plain letters is needed.</summary>
internal static class Drawing
{
    private const string Face = """<circle cx="60" cy="60" r="46" fill="#ffd166"/><circle cx="44" cy="52" r="6" fill="#3a2c05"/><circle cx="76" cy="52" r="6" fill="#3a2c05"/>""";

    private static readonly string[] Stickers =
    [
        // A thumb up, a heart, a smile, tears, a sun, rice, a shield, an exclamation mark.
        """<path d="M30 56h16v44H30zM50 58l16-34c8 0 12 6 10 14l-4 14h20c7 0 11 6 9 12l-9 28c-2 5-5 8-11 8H50z" fill="#e8a33d" stroke="#7a4a00" stroke-width="4" stroke-linejoin="round"/>""",
        """<path d="M60 104 22 66C8 52 14 26 36 24c12-1 20 7 24 14 4-7 12-15 24-14 22 2 28 28 14 42z" fill="#d6453d" stroke="#8f1d18" stroke-width="4"/>""",
        Face + """<path d="M38 68c10 20 34 20 44 0" fill="none" stroke="#3a2c05" stroke-width="6" stroke-linecap="round"/>""",
        Face + """<path d="M40 84c8-14 32-14 40 0" fill="none" stroke="#3a2c05" stroke-width="6" stroke-linecap="round"/><path d="M44 62c-8 12-6 20 0 20s8-8 0-20z" fill="#4c9fd6"/>""",
        """<g stroke="#e8a33d" stroke-width="7" stroke-linecap="round"><path d="M60 10v12M60 98v12M10 60h12M98 60h12M25 25l8 8M87 87l8 8M95 25l-8 8M33 87l-8 8"/></g><circle cx="60" cy="60" r="28" fill="#ffd166" stroke="#e8a33d" stroke-width="4"/>""",
        """<path d="M60 110V36" stroke="#5d7a1f" stroke-width="6" stroke-linecap="round"/><g fill="#dcb43c" stroke="#8a6a10" stroke-width="3"><ellipse cx="60" cy="24" rx="9" ry="15"/><ellipse cx="44" cy="44" rx="8" ry="14" transform="rotate(-30 44 44)"/><ellipse cx="76" cy="44" rx="8" ry="14" transform="rotate(30 76 44)"/><ellipse cx="43" cy="70" rx="8" ry="14" transform="rotate(-36 43 70)"/><ellipse cx="77" cy="70" rx="8" ry="14" transform="rotate(36 77 70)"/></g>""",
        """<path d="M60 10 20 25v30c0 26 17 48 40 55 23-7 40-29 40-55V25z" fill="#0b5f4f" stroke="#ffd98a" stroke-width="5"/><path d="m40 60 14 14 28-30" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/>""",
        """<path d="M60 12 112 102H8z" fill="#ffd166" stroke="#7a4a00" stroke-width="5" stroke-linejoin="round"/><path d="M60 44v28" stroke="#7a4a00" stroke-width="9" stroke-linecap="round"/><circle cx="60" cy="88" r="5.5" fill="#7a4a00"/>""",
    ];

    /// <summary>Dark enough for white letters at a contrast of 4.5 and more.</summary>
    private static readonly string[] Colours = ["#0f6b5c", "#8a4b16", "#6a3f9c", "#a0305a", "#2f5da8", "#4f6414", "#7a3b3b", "#31607a"];

    public static IResult Avatar(string id, World world)
    {
        lock (world.Gate)
        {
            if (id == world.Account.OaId)
                return Svg("0 0 120 120", """<rect width="120" height="120" fill="#fdfbf4"/><g transform="translate(15 14) scale(.75)">""" + Stickers[6] + "</g>");
            var name = world.FindResident(id)?.Name ?? world.FindGroup(id)?.Name ?? "?";
            return Svg("0 0 80 80", $"""
                <rect width="80" height="80" fill="{Colours[Spread(id, Colours.Length)]}"/>
                <text x="40" y="53" font-family="sans-serif" font-size="36" font-weight="600" fill="#fff" text-anchor="middle">{Html.Text(Initial(name))}</text>
                """);
        }
    }

    public static IResult Sticker(string id) => Svg("0 0 120 120",
        Stickers[int.TryParse(id, out var number) && number > 0 ? (number - 1) % Stickers.Length : Spread(id, Stickers.Length)]);

    public static IResult Thumbnail() => Svg("0 0 160 90",
        """<rect width="160" height="90" fill="#dfe7e2"/><path d="M66 26l36 19-36 19z" fill="#0f6b5c"/>""");

    /// <summary>First letter of the given name, which in Vietnamese stands last.</summary>
    private static string Initial(string name)
    {
        var last = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "?";
        return StringInfo.GetNextTextElement(last).ToUpper(CultureInfo.InvariantCulture);
    }

    /// <summary>The same id always gets the same place; neighbours get different ones.</summary>
    private static int Spread(string id, int places) =>
        (int)(id.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u) % (uint)places);

    private static IResult Svg(string viewBox, string content) =>
        Results.Text($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="{viewBox}">{content}</svg>""", "image/svg+xml");
}
