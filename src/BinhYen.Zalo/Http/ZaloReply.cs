using System.Text.Json;

namespace BinhYen.Zalo.Http;

/// <summary>The body of a successful call.</summary>
/// <param name="Root">The whole envelope; a few fields stand beside <c>data</c>.</param>
/// <param name="Data">The <c>data</c> member; the envelope itself where the host sends no <c>data</c>.</param>
internal readonly record struct ZaloReply(JsonElement Root, JsonElement Data);
