using System.Text.Json.Nodes;
using BinhYen.Zalo.Http;

namespace BinhYen.Zalo.Messages;

/// <summary>
/// Consultation messages ("tin tư vấn") to one person. Free within 48 hours of the person's last interaction, then counted or
/// charged; after seven days Zalo answers <see cref="ZaloReaction.WindowClosed"/>. Allowed at any hour.
/// </summary>
public sealed class ZaloMessages
{
    private readonly ZaloCaller _caller;

    internal ZaloMessages(ZaloCaller caller) => _caller = caller;

    /// <summary>Sends a message. One call for each person: there is no bulk send.</summary>
    /// <param name="to">The receiver.</param>
    /// <param name="message">What to say.</param>
    /// <param name="cancellationToken">Stops waiting; the message may be sent nevertheless.</param>
    /// <returns>The receipt. On failure <see cref="ZaloError.MaybeSent"/> tells whether it may have been sent.</returns>
    public async Task<ZaloResult<SentMessage>> SendAsync(ZaloUserId to, OutgoingMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Check() is { } refusal)
        {
            return refusal;
        }

        var body = new JsonObject { ["recipient"] = new JsonObject { ["user_id"] = to.Value }, ["message"] = message.ToJson() };
        return await _caller.CallAsync(
            ZaloRequest.Post(_caller.Endpoints.OpenApi, "/v3.0/oa/message/cs", ZaloErrorTable.Oa, body), SentMessage.Read, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Puts a reaction on a message of the person; free of charge.</summary>
    /// <param name="user">Who wrote the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="icon">The reaction.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloDone>> ReactAsync(
        ZaloUserId user, ZaloMessageId message, ZaloReactionIcon icon, CancellationToken cancellationToken = default)
    {
        var body = new JsonObject
        {
            ["recipient"] = new JsonObject { ["user_id"] = user.Value },
            ["sender_action"] = new JsonObject { ["react_icon"] = Written(icon), ["react_message_id"] = message.Value },
        };
        return _caller.CallAsync(ZaloRequest.Post(_caller.Endpoints.OpenApi, "/v2.0/oa/message", ZaloErrorTable.Oa, body), cancellationToken);
    }

    private static string Written(ZaloReactionIcon icon) => icon switch
    {
        ZaloReactionIcon.Like => "/-strong",
        ZaloReactionIcon.Heart => "/-heart",
        ZaloReactionIcon.Laugh => ":>",
        ZaloReactionIcon.Wow => ":o",
        ZaloReactionIcon.Cry => ":-((",
        ZaloReactionIcon.Angry => ":-h",
        ZaloReactionIcon.Sad => "--b",
        ZaloReactionIcon.Remove => "/-remove",
        _ => throw new ArgumentOutOfRangeException(nameof(icon)),
    };
}
