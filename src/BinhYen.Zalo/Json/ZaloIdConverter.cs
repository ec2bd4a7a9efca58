using System.Text.Json;
using System.Text.Json.Serialization;

namespace BinhYen.Zalo.Json;

/// <summary>Writes an id as a JSON string and reads it from a string or from the digits of a number.</summary>
/// <typeparam name="T">The id type.</typeparam>
internal sealed class ZaloIdConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return T.TryParse(value.RootElement.AsText(), null, out var id) ? id : throw new JsonException("Not a Zalo id.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
