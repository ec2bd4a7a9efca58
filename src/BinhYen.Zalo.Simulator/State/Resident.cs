namespace BinhYen.Zalo.Simulator.State;

/// <summary>A fictional person with a phone.</summary>
internal sealed class Resident
{
    /// <summary>The person's id in this OA.</summary>
    public required string Id { get; init; }

    /// <summary>The same person's id in the application; the id a Zalo login gives.</summary>
    public required string IdByApp { get; init; }

    public required string Name { get; init; }

    public bool IsFollower { get; set; }

    /// <summary>The person refuses messages of this OA.</summary>
    public bool IsBlocking { get; set; }

    /// <summary>Last message, follow or tap. Null: never interacted. Opens the 48-hour and 7-day windows.</summary>
    public DateTimeOffset? LastInteraction { get; set; }

    /// <summary>Messages already sent to a follower who never wrote; Zalo allows three.</summary>
    public int WelcomeMessagesUsed { get; set; }

    /// <summary>Whether <c>user_click_chatnow</c> was already reported; it comes once per person.</summary>
    public bool ClickedChatNow { get; set; }

    /// <summary>What the OA calls the person. Empty: no alias.</summary>
    public string Alias { get; set; } = "";

    /// <summary>The OA's own key for the person. Empty: none.</summary>
    public string ExternalId { get; set; } = "";

    public SortedSet<string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Contact data; null until the person shared it or the OA entered it.</summary>
    public SharedContact? Contact { get; set; }

    /// <summary>The one-to-one chat, oldest first.</summary>
    public List<ChatMessage> Chat { get; } = [];

    public void Interact(DateTimeOffset at) => LastInteraction = at;
}

/// <summary>Contact data a person shared with the OA. Phones are in the form <c>84…</c>.</summary>
internal sealed record SharedContact(
    string Name, string Phone, string? BirthDate = null, string? Gender = null,
    string? City = null, string? Ward = null, string? Address = null);
