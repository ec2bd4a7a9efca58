using System.Net;
using BinhYen.Communes.Demo;

namespace BinhYen.Tests.Drivers;

/// <summary>A member of the staff at a browser, signed in through the pages with password and authenticator.</summary>
internal sealed class Officer : Browser
{
    private Officer(BinhYenServer server, DemoAccount account)
        : base(server.Address) => (Server, Account) = (server, account);

    public BinhYenServer Server { get; }
    public DemoAccount Account { get; }

    /// <summary>Signs in and reads the notice of the first day away.</summary>
    public static async Task<Officer> SignInAsync(BinhYenServer server, DemoAccount account)
    {
        var officer = new Officer(server, account);
        await officer.OpenAsync("/sign-in");
        await officer.SubmitAsync("/sign-in", ("user", account.User), ("password", account.Password));
        await officer.SubmitAsync("/sign-in/second-step", ("code", server.NextTotp(account)));
        if (officer.Page.Path.StartsWith("/sign-in", StringComparison.Ordinal))
            throw new InvalidOperationException($"{account.User} was not let in: {string.Join(' ', officer.Page.Errors)} ({(int)officer.Page.Status}, {officer.Page.Heading})");
        return officer;
    }

    /// <summary>Opens a page that must be there.</summary>
    public async Task<WebPage> SeesAsync(string path)
    {
        var page = await OpenAsync(path);
        page.Status.ShouldBe(HttpStatusCode.OK, $"{Account.User} at {path}: {page.Heading}");
        return page;
    }
}
