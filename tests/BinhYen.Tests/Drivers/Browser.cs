using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace BinhYen.Tests.Drivers;

/// <summary>A browser without scripts: follows links and redirects, keeps cookies, fills forms in and sends them.</summary>
internal class Browser : IDisposable
{
    private readonly HttpClient client;

    public Browser(string address)
    {
        Cookies = new CookieContainer();
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, UseCookies = true }) { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0");
    }

    public CookieContainer Cookies { get; }

    /// <summary>For requests that are no page: JSON, headers of one's own. Cookies are shared.</summary>
    public HttpClient Http => client;

    /// <summary>The page in front of the person.</summary>
    public WebPage Page { get; private set; } = null!;

    /// <summary>Opens an address and follows redirects.</summary>
    public async Task<WebPage> OpenAsync(string path) => await ShowAsync(await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>
    /// Fills in the form of the current page that posts to <paramref name="action"/> and sends it as a browser would:
    /// with its hidden fields, its token and what was already filled in.
    /// </summary>
    /// <param name="action">The form's address.</param>
    /// <param name="fields">Values by field name; a field the form does not have is a mistake of the test.</param>
    public Task<WebPage> SubmitAsync(string action, params (string Name, string Value)[] fields) => SubmitAsync(Page.Form(action), fields);

    /// <inheritdoc cref="SubmitAsync(string, ValueTuple{string, string}[])"/>
    /// <param name="form">A form of the current page.</param>
    /// <param name="fields">Values by field name.</param>
    /// <param name="button">Name and value of the button pressed, when it has one.</param>
    public async Task<WebPage> SubmitAsync(IHtmlFormElement form, IReadOnlyList<(string Name, string Value)> fields, (string Name, string Value)? button = null)
    {
        var values = Values(form);
        foreach (var name in fields.Select(f => f.Name).Distinct())
        {
            if (form.QuerySelector($"[name=\"{name}\"]") is null) throw new InvalidOperationException($"The form on {Page.Path} has no field {name}.");
            values.RemoveAll(v => v.Key == name);
        }

        values.AddRange(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        if (button is { } pressed) values.Add(KeyValuePair.Create(pressed.Name, pressed.Value));
        return await PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : Page.Path, values, IsMultipart(form));
    }

    /// <summary>Sends the form of the current page that posts to <paramref name="action"/> with a file chosen.</summary>
    /// <param name="action">The form's address.</param>
    /// <param name="field">Name of the file field.</param>
    /// <param name="fileName">Name the file has on the person's machine.</param>
    /// <param name="content">The file.</param>
    public async Task<WebPage> UploadAsync(string action, string field, string fileName, byte[] content)
    {
        using var body = Multipart(Values(Page.Form(action)));
        body.Add(new ByteArrayContent(content), field, fileName);
        return await ShowAsync(await client.PostAsync(new Uri(action, UriKind.Relative), body));
    }

    /// <summary>Posts a body of one's own: several files, parts in a certain order.</summary>
    public async Task<WebPage> SendAsync(string path, HttpContent body) => await ShowAsync(await client.PostAsync(new Uri(path, UriKind.Relative), body));

    /// <summary>Announces a form so large that the product turns it away; an answer that comes first saves sending it.</summary>
    /// <param name="path">The form's address.</param>
    /// <param name="bytes">Length of the body.</param>
    public async Task<WebPage> SendTooMuchAsync(string path, int bytes)
    {
        using var body = new ByteArrayContent(new byte[bytes]);
        body.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("multipart/form-data") { Parameters = { new("boundary", "part") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = body };
        request.Headers.ExpectContinue = true;
        return await ShowAsync(await client.SendAsync(request));
    }

    /// <summary>Posts fields without a page, for requests no page of ours would send.</summary>
    public async Task<WebPage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> values, bool multipart = false) =>
        await ShowAsync(await client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), multipart ? Multipart(values) : new FormUrlEncodedContent(values)));

    public void Dispose()
    {
        client.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<WebPage> ShowAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return Page = new WebPage(answer.StatusCode, answer.RequestMessage!.RequestUri!, answer.Content.Headers.ContentType?.MediaType, text, answer);
    }

    // What the form holds as it was sent: buttons are not pressed, empty boxes not ticked.
    private static List<KeyValuePair<string, string>> Values(IHtmlFormElement form)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")))
        {
            var value = element switch
            {
                IHtmlInputElement { Type: "submit" or "button" or "file" } => null,
                IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null) values.Add(KeyValuePair.Create(element.GetAttribute("name")!, value));
        }

        return values;
    }

    private static bool IsMultipart(IElement form) => form.GetAttribute("enctype") == "multipart/form-data";

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> values)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values) content.Add(new StringContent(value), name);
        return content;
    }
}
