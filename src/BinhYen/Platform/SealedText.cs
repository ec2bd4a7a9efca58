using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BinhYen.Platform;

/// <summary>
/// A text that is stored only sealed: what a resident said, an answer, a note, a reason. The value holds the envelope,
/// not the words; whoever may read them opens it through <c>Platform.Storage.SealedRecords</c>. It never prints.
/// </summary>
/// <param name="Envelope">Version, key id, nonce and ciphertext as the vault wrote them.</param>
[DebuggerDisplay("•••")]
[JsonConverter(typeof(NeverInJson))]
internal sealed record SealedText(byte[] Envelope)
{
    public override string ToString() => "•••";

    private sealed class NeverInJson : JsonConverter<SealedText>
    {
        public override SealedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new JsonException("A sealed text is never read from JSON.");

        public override void Write(Utf8JsonWriter writer, SealedText value, JsonSerializerOptions options) =>
            writer.WriteStringValue("•••");
    }
}
