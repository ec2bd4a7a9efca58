using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Security;

/// <summary>
/// Walks from page to page as somebody, by the links that the pages show, and keeps every form it meets. Pages of one shape
/// (<c>/cases/AP-12…</c>) count once or twice, so that ten thousand rows are not ten thousand visits.
/// </summary>
internal sealed partial class Crawler(Browser browser, int mostPages = 150)
{
    private const int OfOneShape = 2;

    // Streams never end; the others lead away from the product.
    private static readonly string[] _outward = ["/cases/events", "/api/", "/thoat", "/admin/zalo/grant"];
    private readonly Queue<string> waiting = new();
    private readonly HashSet<string> known = [];
    private readonly Dictionary<string, int> shapes = [];
    private readonly Dictionary<string, IHtmlFormElement> forms = [];

    /// <summary>Pages that answered, in the order of the walk.</summary>
    public List<WebPage> Pages { get; } = [];

    /// <summary>Forms by the shape of their address, as the page filled them in.</summary>
    public IReadOnlyDictionary<string, IHtmlFormElement> Forms => forms;

    public async Task WalkAsync(params string[] starts)
    {
        foreach (var start in starts) Take(start);
        while (waiting.TryDequeue(out var path) && Pages.Count < mostPages)
        {
            var page = await browser.OpenAsync(path);
            ((int)page.Status).ShouldBeLessThan(500, path);
            if (page.ContentType is not "text/html") continue;
            Pages.Add(page);
            foreach (var link in page.FindAll("a[href]")) Take(link.GetAttribute("href")!);
            foreach (var form in page.Document.Forms) Keep(page, form);
        }
    }

    private void Take(string href)
    {
        if (!href.StartsWith('/') || href.StartsWith("//", StringComparison.Ordinal)) return;
        var path = href.Split('#')[0];
        if (_outward.Any(start => path.StartsWith(start, StringComparison.Ordinal))) return;
        if (!known.Add(path)) return;
        var shape = ShapeOf(path.Split('?')[0]);
        if (shapes.GetValueOrDefault(shape) >= OfOneShape * (path.Contains('?', StringComparison.Ordinal) ? 2 : 1)) return;
        shapes[shape] = shapes.GetValueOrDefault(shape) + 1;
        waiting.Enqueue(path);
    }

    private void Keep(WebPage page, IHtmlFormElement form)
    {
        if (!string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase)) return;
        var action = form.GetAttribute("action") is { Length: > 0 } own ? own : page.Path;
        forms.TryAdd(ShapeOf(action.Split('?')[0]), form);
    }

    /// <summary>An address without the ids in it.</summary>
    public static string ShapeOf(string path) => Ids().Replace(path, "/*");

    [GeneratedRegex(@"/(?=[^/]*\d)[^/]+")]
    private static partial Regex Ids();
}

/// <summary>Fills forms in as nobody should.</summary>
internal sealed class Mischief(int seed)
{
    /// <summary>An element that no page of the product has; where it turns up as an element, markup was not escaped.</summary>
    public const string Probe = "xss-probe";

    private static readonly string[] _values =
    [
        $"<{Probe} onmouseover=alert(1)>\"'></{Probe}>", "", " ", new string('ạ', 20_000), "=HYPERLINK(\"http://evil.example\")", "-1", "99999999999999999999", "0", "NaN",
        "31/02/2026", "2026-13-45", "9999-12-31T23:59", "0001-01-01", "01900000-0000-7000-8000-000000000000", "not-a-guid", "\u0000", "\u0001\u202E\uFFFD", "\uFFFE\uFDD0",
        "../../../../etc/passwd", "' OR 1=1 --", "{{7*7}}${7*7}", "%00%0d%0aSet-Cookie: a=b", "//evil.example", "javascript:alert(1)", "[Đây](javascript:alert(1))", "true", "on",
    ];

    private readonly Random random = new(seed);

    /// <summary>The fields of a form with its token kept and the rest spoilt: one, several or all; left out, doubled, or foreign to the form.</summary>
    public List<KeyValuePair<string, string>> Spoil(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var all = random.Next(3) == 0;
        foreach (var element in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 }))
        {
            var name = element.GetAttribute("name")!;
            if (name == "__RequestVerificationToken")
            {
                fields.Add(KeyValuePair.Create(name, element.GetAttribute("value") ?? ""));
                continue;
            }

            switch (random.Next(all ? 1 : 4))
            {
                case 0: fields.Add(KeyValuePair.Create(name, Value())); break;
                case 1: fields.Add(KeyValuePair.Create(name, Sensible(element))); break;
                case 2: fields.AddRange([KeyValuePair.Create(name, Sensible(element)), KeyValuePair.Create(name, Value())]); break;
            }
        }

        fields.Add(KeyValuePair.Create(random.Next(2) == 0 ? "Role" : "communeId", Value()));
        return fields;
    }

    private string Value() => _values[random.Next(_values.Length)];

    private static string Sensible(IElement element) => element switch
    {
        IHtmlInputElement input when input.Value.Length > 0 => input.Value,
        IHtmlSelectElement { Options: { Length: > 0 } options } => options[^1].Value,
        _ => $"Chữ thường <{Probe}>đậm</{Probe}> & \"ngoặc\"",
    };
}
