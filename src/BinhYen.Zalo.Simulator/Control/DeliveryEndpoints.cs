using System.Text;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Control;

/// <summary>The log of events and their deliveries.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this IEndpointRouteBuilder app)
    {
        var webhook = app.MapGroup("/webhook").WithTags("Webhook");
        webhook.MapGet("", List).WithSummary("Events and their tries, newest first.");
        webhook.MapPost("/flush", Flush).WithSummary("Makes all waiting tries now and answers when every event was tried.");
        webhook.MapPost("/settle", Settle).WithSummary("Answers when every event in line was tried; retries go on waiting.");
    }

    private static DeliveryView[] List(PostOffice post, int limit = 100) =>
        [.. post.Log.Reverse().Take(limit).Select(DeliveryView.Of)];

    private static async Task<object> Flush(PostOffice post)
    {
        await post.FlushAsync();
        return Count(post);
    }

    private static async Task<object> Settle(PostOffice post)
    {
        await post.SettleAsync();
        return Count(post);
    }

    private static object Count(PostOffice post)
    {
        var log = post.Log;
        return new
        {
            delivered = log.Count(d => d.Status == DeliveryStatus.Delivered),
            waiting = log.Count(d => d.Status is DeliveryStatus.WaitingForRetry or DeliveryStatus.Held),
            givenUp = log.Count(d => d.Status == DeliveryStatus.GivenUp),
            notSent = log.Count(d => d.Status == DeliveryStatus.NotSent),
        };
    }

    internal sealed record DeliveryView(
        long Number, string EventName, DeliveryStatus Status, DateTimeOffset CreatedAt, DateTimeOffset? DueAt, int Retries,
        string? Signature, string Body, IReadOnlyList<DeliveryTry> Tries)
    {
        public static DeliveryView Of(Delivery delivery) => new(
            delivery.Number, delivery.EventName, delivery.Status, delivery.CreatedAt, delivery.DueAt, delivery.Retries,
            delivery.Signature, Encoding.UTF8.GetString(delivery.Body), delivery.Tries);
    }
}
