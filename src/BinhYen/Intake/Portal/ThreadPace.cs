using BinhYen.Cases;
using BinhYen.Conversations;
using BinhYen.Platform.Pacing;

namespace BinhYen.Intake.Portal;

/// <summary>Slows down whoever floods threads from one address. What says that somebody is in danger passes.</summary>
internal sealed class ThreadPace(Pace paces, PaceLimits limits, ReadMessages reading, IHttpContextAccessor http)
{
    /// <summary>What to say instead; null when it may be written now.</summary>
    public async Task<string?> RefuseAsync(ThreadView view, string text, CancellationToken cancellationToken)
    {
        if (paces.Take("web-addition", Pace.AddressOf(http.HttpContext!), PaceLimits.OfAddress(limits.WebAdditions)) is null) return null;
        if (text.Length > 0 && (await reading.SuggestAsync(view.CommuneId, [text], SourceChannel.Web, cancellationToken)).Urgency is Urgency.Emergency) return null;
        http.HttpContext!.Response.Headers.RetryAfter = ReportEndpoints.RetryAfter;
        return "Từ đường mạng này vừa gửi rất nhiều. Xin chờ mười phút rồi bấm gửi lại; chữ đã gõ vẫn còn. Đang nguy hiểm thì gọi 113 ngay.";
    }
}
