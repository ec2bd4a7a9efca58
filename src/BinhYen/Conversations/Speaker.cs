namespace BinhYen.Conversations;

/// <summary>Who speaks in a chat: known to the vault by channel address, to everybody else by a blind key.</summary>
/// <param name="CommuneId">Whose channel.</param>
/// <param name="OaId">The Official Account written to.</param>
/// <param name="UserId">The person at that account; goes to the vault and nowhere else.</param>
/// <param name="PersonKey">Blind key of the two, as the talk keeps it.</param>
internal sealed record Speaker(CommuneId CommuneId, string OaId, string UserId, byte[] PersonKey)
{
    /// <summary>Who sends the replies.</summary>
    public string Lane => $"zalo:{OaId}";

    public override string ToString() => "•••";
}
