using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace BinhYen.Tests.Drivers;

/// <summary>What a browser shows after a click.</summary>
internal sealed class WebPage(HttpStatusCode status, Uri address, string? contentType, string text, HttpResponseMessage answer)
{
    private IHtmlDocument? document;

    public HttpStatusCode Status => status;

    /// <summary>Path and query where the browser ended up after redirects.</summary>
    public string Path => address.PathAndQuery;
    public string? ContentType => contentType;

    /// <summary>The answer as sent.</summary>
    public string Source => text;

    /// <summary>Headers of the last answer.</summary>
    public HttpResponseMessage Answer => answer;

    public IHtmlDocument Document => document ??= new HtmlParser().ParseDocument(text);

    /// <summary>What a person reads, in one line.</summary>
    public string Words => string.Join(' ', (Document.Body?.TextContent ?? text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>Sentences of the error summary; empty on a page without errors.</summary>
    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".error-summary li").Select(li => li.TextContent.Trim())];

    public IElement? Find(string selector) => Document.QuerySelector(selector);

    public IReadOnlyList<IElement> FindAll(string selector) => [.. Document.QuerySelectorAll(selector)];

    /// <summary>The form that posts to an address; the first one when several do.</summary>
    public IHtmlFormElement Form(string action) =>
        Document.Forms.FirstOrDefault(form => (form.GetAttribute("action") ?? "") == action)
            ?? throw new InvalidOperationException($"No form for {action} on {Path} ({(int)Status}: {Heading}).");
}
