using BinhYen.Zalo.Simulator.Api.Messages;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>The buttons under a message; tapping a query sends its payload as the person's message.</summary>
internal static class BubbleButtons
{
    public static string Of(MessageContent content) => content.Buttons.Count == 0
        ? ""
        : $"""<div class="choices">{string.Concat(content.Buttons.Select(One))}</div>""";

    private static string One(MessageButton button) => button.Type switch
    {
        MessageButtons.OpenUrl => $"""<a href="{Html.Text(button.Payload)}" target="_blank" rel="noopener noreferrer">{Html.Text(button.Title)}</a>""",
        MessageButtons.OpenPhone => $"""<a href="tel:+{Html.Text(button.Payload)}">{Html.Text(button.Title)}</a>""",
        MessageButtons.OpenSms => $"""<a href="sms:+{Html.Text(button.Payload)}">{Html.Text(button.Title)}</a>""",
        _ => $"""<button type="button" data-click="{Html.Text(button.Payload)}">{Html.Text(button.Title)}</button>""",
    };
}
