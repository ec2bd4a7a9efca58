using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BinhYen.Vault.Sealing;

/// <summary>Writes <c>"•••"</c> in place of a protected value, and refuses to read one: JSON is no way into the vault.</summary>
internal sealed class MaskingConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => true;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Masking<>).MakeGenericType(typeToConvert))!;

    private sealed class Masking<T> : JsonConverter<T>
    {
        private static readonly JsonEncodedText Mask =
            JsonEncodedText.Encode(SealedFormat.Mask, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new JsonException("A protected value cannot be read from JSON.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Mask);
    }
}
