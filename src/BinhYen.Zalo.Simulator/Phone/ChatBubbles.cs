using System.Text;
using BinhYen.Zalo.Simulator.Control;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>A chat as rows of bubbles with day separators, quotes, ticks and reactions.</summary>
internal static class ChatBubbles
{
    /// <param name="messages">Oldest first.</param>
    /// <param name="viewerId">Whose phone it is.</param>
    /// <param name="world">For names and the time.</param>
    /// <param name="arrived">Ids of the viewer's messages whose event reached the receiver.</param>
    /// <param name="canReact">Whether icons can be put on messages; Zalo has that in one-to-one chats.</param>
    public static string Of(IEnumerable<ChatMessage> messages, string viewerId, World world, IReadOnlySet<string> arrived,
        bool canReact)
    {
        var chat = messages.ToList();
        if (chat.Count == 0)
            return """<p class="hello">Chưa có tin nhắn nào. Viết một câu để bắt đầu.</p>""";
        var html = new StringBuilder();
        ChatMessage? before = null;
        foreach (var message in chat)
        {
            if (before is null || VietnamTime.Day(before.At) != VietnamTime.Day(message.At))
                html.Append("<p class=\"day\"><span>").Append(VietnamTime.DayInWords(message.At, world.Now)).Append("</span></p>");
            var isFirst = before?.SenderId != message.SenderId;
            html.Append(Row(message, viewerId, isFirst, chat, arrived, canReact));
            before = message;
        }
        return html.ToString();
    }

    private static string Row(
        ChatMessage message, string viewerId, bool isFirst, List<ChatMessage> chat, IReadOnlySet<string> arrived,
        bool canReact)
    {
        var isOwn = message.SenderId == viewerId;
        var avatar = isOwn ? "" : isFirst
            ? $"""<img class="face" src="/media/avatar/{message.SenderId}.svg" alt="" width="32" height="32">"""
            : """<span class="face"></span>""";
        var name = isOwn ? "Tôi" : message.SenderName;
        return $"""
            <div class="row {(isOwn ? "own" : "other")}{(isFirst ? " first" : "")}" id="m-{message.Id}">{avatar}
            <div class="stack">
            <p class="{(isOwn || !isFirst ? "hidden" : "sender")}">{Html.Text(name)}</p>
            <div class="bubble {BubbleBody.Style(message.Content.Kind)}">{Quote(message, chat)}{BubbleBody.Of(message.Content)}
            <p class="meta"><time>{VietnamTime.Clock(message.At)}</time>{(isOwn ? Tick(message, arrived) : canReact ? Heart(message, viewerId) : "")}</p>
            {Reactions(message)}</div>
            {BubbleButtons.Of(message.Content)}
            </div></div>
            """;
    }

    private static string Quote(ChatMessage message, List<ChatMessage> chat)
    {
        if (message.QuoteMessageId is null)
            return "";
        var quoted = chat.Find(m => m.Id == message.QuoteMessageId);
        return $"""<blockquote>{Html.Text(quoted is null ? "Tin nhắn cũ" : MessageView.Summary(quoted.Content))}</blockquote>""";
    }

    /// <summary>Shared contact data is an event without a message id, so nothing is known about its arrival.</summary>
    private static string Tick(ChatMessage message, IReadOnlySet<string> arrived) => message.Content.Kind == MessageKind.Contact
        ? ""
        : arrived.Contains(message.Id)
        ? $"""<span class="tick" title="Máy chủ nhận tin đã nhận">{Html.Icon("checks")}<span class="hidden">Máy chủ nhận tin đã nhận</span></span>"""
        : $"""<span class="tick" title="Đã gửi">{Html.Icon("check")}<span class="hidden">Đã gửi</span></span>""";

    private static string Heart(ChatMessage message, string viewerId) => message.FromOa
        ? $$"""<button type="button" class="react" data-post="/sim/residents/{{viewerId}}/reactions" data-body="{{Html.Text($$"""{"messageId":"{{message.Id}}","icon":"/-heart"}""")}}" title="Thả tim">{{Html.Icon("heart")}}<span class="hidden">Thả tim</span></button>"""
        : "";

    private static string Reactions(ChatMessage message) => message.Reactions.Count == 0
        ? ""
        : $"""<p class="reactions"><span class="hidden">Cảm xúc: </span>{string.Concat(message.Reactions.Select(Sign).Distinct())}{(message.Reactions.Count > 1 ? " " + message.Reactions.Count : "")}</p>""";

    private static string Sign(string icon) => icon switch
    {
        "/-heart" => "❤️",
        "/-strong" => "👍",
        ":>" => "😄",
        "--b" => "😭",
        ":-((" => "😢",
        ":-h" => "😠",
        ":o" => "😮",
        _ => "🙂",
    };
}
