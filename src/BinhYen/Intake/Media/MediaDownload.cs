using System.Net;
using System.Net.Sockets;
using BinhYen.Platform.Settings;

namespace BinhYen.Intake.Media;

/// <summary>Why a download failed.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Final">True when trying again cannot help.</param>
internal sealed record MediaFailure(string Code, bool Final);

/// <summary>Either what the bytes became, or why there are none.</summary>
internal sealed record MediaAnswer(Result<Attachment>? Stored, MediaFailure? Failure);

/// <summary>
/// Downloads from the platform's own storage and from nowhere else: hosts by name, TLS, addresses of the Internet
/// only – checked on the very address that is connected to, so that a name cannot change its mind in between.
/// </summary>
internal sealed class MediaDownload : IDisposable
{
    private const int MostRedirects = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly BinhYenOptions options;
    private readonly HttpClient http;

    public MediaDownload(BinhYenOptions options)
    {
        this.options = options;
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2), ConnectCallback = ConnectAsync,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Opens the link and hands its bytes to <paramref name="keep"/> as they come.</summary>
    public async Task<MediaAnswer> RunAsync(
        string link, Func<Stream, CancellationToken, Task<Result<Attachment>>> keep, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            return await FollowAsync(link, keep, limit.Token);
        }
        catch (AddressRefusedException)
        {
            return Fails("media.address-refused", final: true);
        }
        catch (HttpRequestException e) when (e.InnerException is AddressRefusedException)
        {
            return Fails("media.address-refused", final: true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return Fails("media.unreachable", final: false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Fails("media.too-slow", final: false);
        }
    }

    /// <summary>Whether a link may be opened at all, by its text.</summary>
    public bool IsAllowed(Uri link)
    {
        if (link.UserInfo.Length > 0) return false;
        var loopback = options.Demo && link.IsLoopback;
        return (link.Scheme == Uri.UriSchemeHttps && link.IsDefaultPort || loopback && link.Scheme == Uri.UriSchemeHttp)
            && options.Zalo.MediaHosts.Any(host => host.StartsWith('.')
                ? link.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)
                : link.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || loopback && new Uri(options.Zalo.OpenApi).Port == link.Port);
    }

    public void Dispose() => http.Dispose();

    private async Task<MediaAnswer> FollowAsync(
        string link, Func<Stream, CancellationToken, Task<Result<Attachment>>> keep, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var at)) return Fails("media.no-link", final: true);
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (!IsAllowed(at)) return Fails("media.host-not-allowed", final: true);
            using var answer = await http.GetAsync(at, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.OK)
            {
                await using var content = await answer.Content.ReadAsStreamAsync(cancellationToken);
                return new MediaAnswer(await keep(content, cancellationToken), null);
            }

            if ((int)answer.StatusCode is < 300 or > 399 || answer.Headers.Location is not { } next) return Refused(answer.StatusCode);
            at = new Uri(at, next);
        }

        return Fails("media.too-many-redirects", final: true);
    }

    private static MediaAnswer Refused(HttpStatusCode status) =>
        Fails($"media.http-{(int)status}", final: (int)status is >= 400 and < 500 and not (408 or 425 or 429));

    private static MediaAnswer Fails(string code, bool final) => new(null, new MediaFailure(code, final));

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var allowed = addresses.Where(address => PublicAddress.Is(address) || options.Demo && IPAddress.IsLoopback(address)).ToArray();
        // One private address among public ones is a trick, not a mistake.
        if (allowed.Length == 0 || allowed.Length != addresses.Length) throw new AddressRefusedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class AddressRefusedException() : IOException("The address is not one of the Internet.");
}
