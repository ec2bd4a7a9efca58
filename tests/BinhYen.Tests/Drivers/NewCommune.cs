using System.Net;
using System.Text.RegularExpressions;

namespace BinhYen.Tests.Drivers;

/// <summary>Somebody who sets an empty installation up through the pages, and the people who then take their codes.</summary>
internal sealed partial class NewCommune(BinhYenServer server) : Browser(server.Address)
{
    /// <summary>Duty officer, chief, deputies and the rest of a small commune, as its list has them.</summary>
    public const string People =
        "Họ và tên\tCấp bậc\tChức vụ\n" +
        "TRẦN VĂN HÙNG\tTrung tá\tTrưởng Công an xã\n" +
        "Lê Thị Mai\tThiếu tá\tPhó Trưởng Công an xã\n" +
        "Phạm Minh Tuấn\tĐại úy\tCảnh sát khu vực\n" +
        "Ngô Thu Hà\tThượng úy\tCảnh sát khu vực\n" +
        "Vũ Đức Long\tTrung úy\tCán bộ trực ban\n" +
        "Đỗ Hải Yến\t\tCông chức văn phòng, quản trị hệ thống\n";

    /// <summary>Everybody's password.</summary>
    public const string Password = "cau tre nong sang muoi bay";

    private readonly Dictionary<string, string> secrets = [];

    /// <summary>User names and one-time codes on the checklist.</summary>
    public IReadOnlyDictionary<string, string> Codes { get; private set; } = new Dictionary<string, string>();

    /// <summary>The code the server printed, read from the file beside its data.</summary>
    public string ConsoleCode => File.ReadAllText(Path.Combine(server.DataFolder, "setup-code.txt")).Trim();

    /// <summary>Enters the code of the console.</summary>
    public async Task EnterAsync()
    {
        await OpenAsync("/setup");
        await SubmitAsync("/setup", ("code", ConsoleCode));
    }

    /// <summary>Goes through all steps with a small invented commune.</summary>
    /// <param name="preset">Name of the preset.</param>
    /// <param name="hamlets">Pasted list.</param>
    /// <param name="province">Its province.</param>
    /// <param name="units">Pasted list of bodies; null for none yet.</param>
    /// <param name="people">Pasted list of people.</param>
    /// <param name="entered">True when the code and the place were given before.</param>
    public async Task SetUpAsync(string preset, string hamlets = "Thôn Đông\nThôn Tây\nThôn Nam", string province = "Sông Thanh", string? units = null, string people = People, bool entered = false)
    {
        if (!entered) await EnterAsync();
        if (!entered) await SubmitAsync("/setup/place", ("kind", "xã"), ("name", "Hoa Sen"), ("province", province), ("dutyPhone", "0100 000 113"), ("address", "Thôn Đông, xã Hoa Sen"));
        await SubmitAsync("/setup/preset", ("preset", preset));
        await PressAsync("/setup/hamlets", "read", ("paste", hamlets));
        await PressAsync("/setup/hamlets", "next");
        if (units is not null) await PressAsync("/setup/units", "read", ("paste", units));
        await PressAsync("/setup/units", "next");
        await PressAsync("/setup/people", "read", ("paste", people));
        await PressAsync("/setup/people", "next");
        await SubmitAsync("/setup/duties");
        await SubmitAsync("/setup/zalo", ("zalo", "Later"));
        await FinishAsync();
    }

    /// <summary>Presses one of a step's buttons.</summary>
    public Task<WebPage> PressAsync(string action, string button, params (string Name, string Value)[] fields) =>
        SubmitAsync(Page.Form(action), fields, ("do", button));

    /// <summary>Brings a file to a step that reads lists.</summary>
    public async Task<WebPage> UploadAsync(string action, string fileName, byte[] content)
    {
        using var body = new MultipartFormDataContent();
        foreach (var hidden in Page.Form(action).QuerySelectorAll("input[type=hidden]"))
            body.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        body.Add(new StringContent("read"), "do");
        body.Add(new ByteArrayContent(content), "file", fileName);
        return await ShowAsync(await Http.PostAsync(new Uri(action, UriKind.Relative), body));
    }

    /// <summary>Presses the last button and copies the codes from the checklist.</summary>
    public async Task FinishAsync()
    {
        await SubmitAsync("/setup/finish");
        if (Page.Status != HttpStatusCode.OK) throw new InvalidOperationException($"Not set up: {string.Join(' ', Page.Errors)}");
        CopyCodes();
    }

    /// <summary>Copies the codes of the checklist in front.</summary>
    public void CopyCodes() => Codes = Page.FindAll("tbody tr").ToDictionary(
        row => row.QuerySelector("td[data-label='Tên đăng nhập'] code")!.TextContent, row => row.QuerySelector("td[data-label='Mã'] code")!.TextContent);

    /// <summary>Takes a code, sets password and authenticator, and is signed in.</summary>
    public async Task<Browser> TakesCodeAsync(string user)
    {
        var browser = new Browser(server.Address);
        await browser.OpenAsync("/first-sign-in");
        await browser.SubmitAsync("/first-sign-in", ("code", Codes[user]));
        var secret = KeyPattern().Match(browser.Page.Words).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        await browser.SubmitAsync("/first-sign-in/finish", ("password", Password), ("totp", server.NextTotp(user, secret)));
        if (browser.Page.Status != HttpStatusCode.OK) throw new InvalidOperationException($"{user} could not set up: {string.Join(' ', browser.Page.Errors)}");
        secrets[user] = secret;
        return browser;
    }

    /// <summary>Comes to the screen: with the code of the first day, or as on any other day.</summary>
    public Task<Browser> ComesInAsync(string user) => secrets.ContainsKey(user) ? SignsInAsync(user) : TakesCodeAsync(user);

    /// <summary>Signs in again, on another day.</summary>
    public async Task<Browser> SignsInAsync(string user)
    {
        var browser = new Browser(server.Address);
        await browser.OpenAsync("/sign-in");
        await browser.SubmitAsync("/sign-in", ("user", user), ("password", Password));
        await browser.SubmitAsync("/sign-in/second-step", ("code", server.NextTotp(user, secrets[user])));
        if (browser.Page.Path.StartsWith("/sign-in", StringComparison.Ordinal)) throw new InvalidOperationException($"{user} was not let in: {string.Join(' ', browser.Page.Errors)}");
        return browser;
    }

    [GeneratedRegex(@"Nhập khóa: (?<key>[A-Z2-7 ]{32,40})")]
    private static partial Regex KeyPattern();
}
