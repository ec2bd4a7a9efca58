using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Messages;

/// <summary>What happens when somebody taps a button or a list row.</summary>
public abstract record ButtonAction
{
    private protected ButtonAction()
    {
    }

    internal abstract string Type { get; }

    internal abstract ZaloError? Check();

    internal abstract JsonNode Payload();

    internal virtual JsonObject ToRowJson() => new() { ["type"] = Type, ["payload"] = Payload() };
}

/// <summary>Opens a page.</summary>
/// <param name="Address">An absolute address.</param>
public sealed record OpenPage(Uri Address) : ButtonAction
{
    internal override string Type => "oa.open.url";

    internal override ZaloError? Check() => Address.IsAbsoluteUri ? null : ZaloError.Limit("A button's address is absolute.");

    internal override JsonNode Payload() => new JsonObject { ["url"] = Address.AbsoluteUri };

    internal override JsonObject ToRowJson() => new() { ["type"] = Type, ["url"] = Address.AbsoluteUri };
}

/// <summary>
/// Sends words as the person's own message; they come back as an ordinary text event. Begin with <c>#</c>, so that they still
/// arrive when the console's filter "Lọc cú pháp" is on.
/// </summary>
/// <param name="Words">At most 1,000 characters.</param>
/// <param name="Visible">False to keep the words out of the chat.</param>
public sealed record SayWords(string Words, bool Visible = true) : ButtonAction
{
    internal override string Type => Visible ? "oa.query.show" : "oa.query.hide";

    internal override ZaloError? Check() => string.IsNullOrWhiteSpace(Words) || ZaloText.Count(Words) > 1000
        ? ZaloError.Limit("A button's words have 1 to 1,000 characters.")
        : null;

    internal override JsonNode Payload() => JsonValue.Create(ZaloText.Compose(Words));
}

/// <summary>Dials a number.</summary>
/// <param name="Phone">The number, with country code.</param>
public sealed record DialPhone(string Phone) : ButtonAction
{
    internal override string Type => "oa.open.phone";

    internal override ZaloError? Check() => string.IsNullOrWhiteSpace(Phone) ? ZaloError.Limit("A button's number is blank.") : null;

    internal override JsonNode Payload() => new JsonObject { ["phone_code"] = Phone };
}

/// <summary>Opens an SMS that is ready to be sent.</summary>
/// <param name="Phone">The number, with country code.</param>
/// <param name="Content">At most 160 characters.</param>
public sealed record WriteSms(string Phone, string Content) : ButtonAction
{
    internal override string Type => "oa.open.sms";

    internal override ZaloError? Check() =>
        string.IsNullOrWhiteSpace(Phone) ? ZaloError.Limit("A button's number is blank.")
        : ZaloText.Count(Content) > 160 ? ZaloError.Limit("An SMS has at most 160 characters.")
        : null;

    internal override JsonNode Payload() => new JsonObject { ["content"] = ZaloText.Compose(Content), ["phone_code"] = Phone };
}
