namespace BinhYen.Cases;

/// <summary>Tells through which Official Account a commune speaks. The room that keeps the connected accounts implements it.</summary>
internal interface ICommuneChannel
{
    /// <summary>Null while no account is connected.</summary>
    Task<CommuneChannel?> OfAsync(CommuneId commune, CancellationToken cancellationToken);
}

/// <param name="Lane">Sender of its messages: <c>zalo:OA_ID</c>.</param>
/// <param name="Name">Public name of the account.</param>
/// <param name="ChatUrl">Opens a chat with it on a phone.</param>
internal sealed record CommuneChannel(string Lane, string Name, string ChatUrl);
