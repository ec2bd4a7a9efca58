using System.Net;
using System.Net.Sockets;
using BinhYen.Zalo.Messages;
using BinhYen.Zalo.OAuth;
using BinhYen.Zalo.Tests.Drivers;
using Microsoft.Extensions.Time.Testing;

namespace BinhYen.Zalo.Tests.Http;

/// <summary>What the platform's own HTTP stack reports when a connection breaks, not what a fake says it would.</summary>
public class RealConnectionTests
{
    [Fact]
    public async Task A_refused_connection_surely_sent_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var error = (await SendAsync(port)).Error.ShouldNotBeNull();
        (error.Code, error.Reaction, error.MaybeSent).ShouldBe(((int)ZaloLocalFault.Network, ZaloReaction.Wait, false));
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_request_may_have_sent_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = TakeOneRequestAndHangUpAsync(listener);
        var error = (await SendAsync(((IPEndPoint)listener.LocalEndpoint).Port)).Error.ShouldNotBeNull();
        await server;
        (error.Code, error.Reaction, error.MaybeSent).ShouldBe(((int)ZaloLocalFault.Network, ZaloReaction.Wait, true));
    }

    [Fact]
    public async Task An_answer_cut_in_the_middle_may_have_sent_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = TakeOneRequestAndHangUpAsync(listener, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"data\":{\"message_id\"");
        var error = (await SendAsync(((IPEndPoint)listener.LocalEndpoint).Port)).Error.ShouldNotBeNull();
        await server;
        (error.Code, error.MaybeSent).ShouldBe(((int)ZaloLocalFault.Network, true));
    }

    private static async Task TakeOneRequestAndHangUpAsync(TcpListener listener, string answer = "")
    {
        using var connection = await listener.AcceptTcpClientAsync();
        var stream = connection.GetStream();
        var received = new List<byte>();
        var buffer = new byte[4096];
        // The body is the last thing to come, and ends like this.
        while (!received.ToArray().AsSpan().EndsWith("\"đủ\"}}"u8))
        {
            var count = await stream.ReadAsync(buffer);
            count.ShouldBeGreaterThan(0);
            received.AddRange(buffer.AsSpan(0, count));
        }

        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer));
    }

    private static async Task<ZaloResult<SentMessage>> SendAsync(int port)
    {
        var clock = new FakeTimeProvider(FakeZalo.Now);
        var store = new InMemoryZaloTokenStore();
        store.Put(FakeZalo.Oa, FakeZalo.Pair("a", "r", FakeZalo.Now));
        using var http = new HttpClient();
        var tokens = new ZaloTokenSource(new ZaloOAuthClient(http, FakeZalo.App, time: clock), store, FakeZalo.Oa, clock);
        var client = new ZaloClient(http, tokens, ZaloEndpoints.At(new Uri($"http://127.0.0.1:{port}")));
        return await client.Messages.SendAsync(FakeZalo.Resident, new TextMessage("đủ"), TestContext.Current.CancellationToken);
    }
}
