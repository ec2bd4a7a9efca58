using System.Net.Http.Headers;

namespace BinhYen.Tests.Drivers;

/// <summary>Somebody at the residents' pages, without an account and without scripts.</summary>
internal sealed class Resident(BinhYenServer server) : Browser(server.Address)
{
    /// <summary>Sends a report and stops at the receipt, or at the page that says what to mend.</summary>
    /// <param name="fields">Answers by field name: <c>ke</c> the story, <c>thon</c>, <c>luc</c>, <c>ai</c> …</param>
    public async Task<WebPage> ReportAsync(params (string Name, string Value)[] fields)
    {
        await OpenAsync("/bao-tin");
        await PressAsync("/bao-tin", "gui", fields);
        if (Page.Path == "/da-nhan") ReportCode = Code;
        return Page;
    }

    /// <summary>Fills in the form for an address on the current page and presses one of its buttons.</summary>
    public Task<WebPage> PressAsync(string action, string button, params (string Name, string Value)[] fields) =>
        SubmitAsync(Page.Form(action), fields, ("lam", button));

    /// <summary>Sends the report form of the current page with a file.</summary>
    public async Task<WebPage> SendWithFileAsync(string name, byte[] content, params (string Name, string Value)[] fields)
    {
        var form = Page.Form("/bao-tin");
        using var body = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
            body.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        foreach (var (field, value) in fields) body.Add(new StringContent(value), field);
        body.Add(new StringContent("gui"), "lam");
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        body.Add(file, "anh", name);
        return await ShowAsync(await Http.PostAsync(new Uri("/bao-tin", UriKind.Relative), body));
    }

    /// <summary>The code of the last report sent with <see cref="ReportAsync"/>, as copied down; empty before.</summary>
    public string ReportCode { get; private set; } = "";

    /// <summary>The tracking code on the receipt in front of the person, with dashes.</summary>
    public string Code => string.Join('-', Page.FindAll(".code li").Select(li => li.TextContent.Trim()));

    /// <summary>Types a code into the lookup page.</summary>
    public async Task<WebPage> LookUpAsync(string code)
    {
        await OpenAsync("/tra-cuu");
        return await SubmitAsync("/tra-cuu", ("ma", code));
    }
}
