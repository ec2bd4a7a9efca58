using BinhYen.Zalo;

namespace BinhYen.Conversations;

/// <summary>Gives the client of the Official Account behind a lane. The room that keeps the connected accounts implements it.</summary>
internal interface IZaloLanes
{
    /// <summary>The client of <c>zalo:OA_ID</c>, or null while that account is not connected.</summary>
    ValueTask<ZaloClient?> ClientOfAsync(string lane, CancellationToken cancellationToken);
}
