using System.Net;
using BinhYen.Intake;
using BinhYen.Intake.Media;
using BinhYen.Platform.Settings;
using BinhYen.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace BinhYen.Tests.Intake.Media;

public sealed class FetchMediaTests : IAsyncLifetime
{
    private WebApplication server = null!;
    private GivenIntake intake = null!;
    private int asked;
    private bool broken;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Address => server.Urls.First();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapGet("/picture", () =>
        {
            asked++;
            return broken ? Results.StatusCode(503) : Results.Bytes(GivenPicture.Jpeg(40, 30), "text/html");
        });
        server.MapGet("/away", () => Results.Redirect("https://example.com/picture"));
        server.MapGet("/inside", () => Results.Redirect("http://169.254.169.254/latest/meta-data"));
        server.MapGet("/slow", async () =>
        {
            if (asked++ == 0) await MoveAsync();
            return Results.Bytes(GivenPicture.Jpeg(40, 30), "image/jpeg");
        });
        server.MapGet("/gone", () => Results.NotFound());
        server.MapGet("/endless", async (HttpContext context) =>
        {
            var piece = new byte[1 << 20];
            "#!AMR\n"u8.CopyTo(piece);
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(piece, context.RequestAborted);
        });
        await server.StartAsync(Stop);
        // Where a file hangs is the chat's matter and has stories of its own.
        intake = await GivenIntake.OpenAsync(configure: services => services.Replace(ServiceDescriptor.Singleton<IMediaListener, NoMediaListener>()), settings: options =>
        {
            options.Demo = true;
            options.Zalo.OpenApi = Address;
            options.Zalo.MediaHosts.Add("127.0.0.1");
        });
    }

    public async ValueTask DisposeAsync()
    {
        await intake.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_picture_behind_a_link_becomes_an_attachment()
    {
        var fetch = await RunAsync("/picture");

        fetch.State.ShouldBe(MediaFetchState.Fetched);
        await using var db = intake.Db();
        var attachment = await db.Set<Attachment>().SingleAsync(a => a.Id == fetch.AttachmentId, Stop);
        attachment.MediaType.ShouldBe("image/jpeg");
        attachment.Source.ShouldBe(AttachmentSource.Zalo);
    }

    [Fact]
    public async Task A_server_that_is_down_is_tried_again_later_and_the_case_can_see_it()
    {
        broken = true;
        var fetch = await RunAsync("/picture");
        (fetch.State, fetch.Attempts, fetch.ErrorCode).ShouldBe((MediaFetchState.Pending, 1, "media.http-503"));
        (await intake.Get<FetchMedia>().RunDueAsync(Stop)).ShouldBe(0);

        broken = false;
        intake.Clock.Advance(TimeSpan.FromSeconds(11));
        (await intake.Get<FetchMedia>().RunDueAsync(Stop)).ShouldBe(1);

        (await ReadAsync(fetch.Id)).State.ShouldBe(MediaFetchState.Fetched);
        asked.ShouldBe(2);
    }

    [Fact]
    [Threat(2)]
    public async Task A_file_whose_words_become_a_report_while_it_is_fetched_is_hung_again_with_them()
    {
        var fetch = await RunAsync("/slow");
        (fetch.State, fetch.AttachmentId).ShouldBe((MediaFetchState.Pending, null), "the old place is not where it belongs");
        (await intake.Get<FetchMedia>().RunDueAsync(Stop)).ShouldBe(1);
        (await ReadAsync(fetch.Id)).State.ShouldBe(MediaFetchState.Fetched);
        await using var db = intake.Db();
        (await db.Set<Attachment>().CountAsync(Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task It_is_given_up_in_the_end()
    {
        broken = true;
        var fetch = await RunAsync("/picture");
        for (var i = 0; i < MediaFetch.MostAttempts; i++)
        {
            intake.Clock.Advance(TimeSpan.FromHours(3));
            await intake.Get<FetchMedia>().RunDueAsync(Stop);
        }

        (await ReadAsync(fetch.Id)).State.ShouldBe(MediaFetchState.Failed);
        asked.ShouldBe(MediaFetch.MostAttempts);
    }

    [Theory]
    [InlineData("/away", "media.host-not-allowed")]
    [InlineData("/inside", "media.host-not-allowed")]
    [InlineData("/gone", "media.http-404")]
    [InlineData("/endless", "attachments.too-large")]
    [InlineData("http://169.254.169.254/latest", "media.host-not-allowed")]
    [InlineData("file:///etc/passwd", "media.host-not-allowed")]
    [InlineData("placeholder of a sample", "media.no-link")]
    public async Task What_must_not_be_fetched_fails_for_good(string link, string code)
    {
        var fetch = await RunAsync(link);
        (fetch.State, fetch.ErrorCode).ShouldBe((MediaFetchState.Failed, code));
    }

    [Theory]
    [InlineData("https://s120.zdn.vn/o.jpg", true)]
    [InlineData("http://s120.zdn.vn/o.jpg", false)]
    [InlineData("https://s120.zdn.vn:8443/o.jpg", false)]
    [InlineData("https://zdn.vn.example.com/o.jpg", false)]
    [InlineData("https://evilzdn.vn/o.jpg", false)]
    [InlineData("https://user@s120.zdn.vn/o.jpg", false)]
    [InlineData("https://127.0.0.1/o.jpg", false)]
    [InlineData("http://localhost/o.jpg", false)]
    public void Only_the_platforms_own_storage_is_asked(string link, bool allowed)
    {
        using var download = new MediaDownload(new BinhYenOptions());
        download.IsAllowed(new Uri(link)).ShouldBe(allowed);
    }

    [Fact]
    public async Task A_name_of_an_allowed_host_that_leads_inside_is_refused_at_the_door()
    {
        var options = new BinhYenOptions();
        options.Zalo.MediaHosts.Add("localhost");
        using var download = new MediaDownload(options);

        var answer = await download.RunAsync("https://localhost/o.jpg", (_, _) => throw new InvalidOperationException("was asked"), Stop);

        answer.Failure.ShouldBe(new MediaFailure("media.address-refused", Final: true));
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("127.8.8.8", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    public void Addresses_of_this_machine_and_its_networks_are_not_public(string address, bool isPublic) =>
        PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(isPublic);

    private async Task<MediaFetch> RunAsync(string link)
    {
        var key = await intake.Sealer.NewKeyAsync(intake.Commune.Value, Stop);
        await using var db = intake.Db();
        var fetch = await intake.Get<FetchMedia>().AskAsync(
            db, intake.Commune, key, Guid.NewGuid(), link.StartsWith('/') ? Address + link : link, "anh.jpg", Stop);
        await db.SaveChangesAsync(Stop);
        await intake.Get<FetchMedia>().RunDueAsync(Stop);
        return await ReadAsync(fetch.Id);
    }

    private async Task MoveAsync()
    {
        await using var db = intake.Db();
        (await db.Set<MediaFetch>().SingleAsync(Stop)).OwnerId = Guid.NewGuid();
        await db.SaveChangesAsync(Stop);
    }

    private async Task<MediaFetch> ReadAsync(Guid id)
    {
        await using var db = intake.Db();
        return await db.Set<MediaFetch>().AsNoTracking().SingleAsync(f => f.Id == id, Stop);
    }
}
