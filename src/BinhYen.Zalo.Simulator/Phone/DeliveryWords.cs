using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>How a delivery stands, in words.</summary>
internal static class DeliveryWords
{
    public static string Chip(Delivery delivery)
    {
        var (style, words) = delivery.Status switch
        {
            DeliveryStatus.Delivered => ("good", delivery.Retries > 0 ? $"Đã giao, lần {delivery.Retries + 1}" : "Đã giao"),
            DeliveryStatus.WaitingForRetry => ("wait", $"Chờ gửi lại lần {delivery.Retries}"),
            DeliveryStatus.Held => ("wait", "Đang giữ lại"),
            DeliveryStatus.GivenUp => ("bad", "Bỏ cuộc"),
            DeliveryStatus.NotSent => ("off", "Không gửi"),
            _ => ("wait", "Đang gửi"),
        };
        return $"""<span class="chip {style}">{words}</span>""";
    }
}
