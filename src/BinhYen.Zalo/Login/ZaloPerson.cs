using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Login;

/// <summary>Somebody who signed in with Zalo.</summary>
/// <param name="Id">The person to the app: the same id as <c>user_id_by_app</c> of chat events.</param>
/// <param name="DisplayName">The name they chose; null when not given.</param>
/// <param name="Picture">Their picture; null when not given.</param>
public sealed record ZaloPerson(ZaloAppUserId Id, string? DisplayName, Uri? Picture)
{
    /// <summary>Nothing of the person: this record is never printed by accident.</summary>
    public override string ToString() => nameof(ZaloPerson);

    internal static ZaloPerson? Read(JsonElement body) => body.Id<ZaloAppUserId>("id") is { } id
        ? new ZaloPerson(id, body.FilledText("name"), body.Member("picture")?.Member("data")?.Link("url"))
        : null;
}
