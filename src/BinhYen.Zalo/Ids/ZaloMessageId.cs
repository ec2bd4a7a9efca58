using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo;

/// <summary>A message, in either direction.</summary>
/// <remarks>
/// Opaque: current ones are 20 lower-case hexadecimal characters, older ones are shorter.
/// Zalo writes ids as decimal strings longer than 2^53, so they never pass through a number.
/// </remarks>
[JsonConverter(typeof(ZaloIdConverter<ZaloMessageId>))]
public readonly record struct ZaloMessageId : IParsable<ZaloMessageId>
{
    private readonly string? _value;

    private ZaloMessageId(string value) => _value = value;

    /// <summary>The id exactly as Zalo wrote it.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>, which is no id.</exception>
    public string Value => _value ?? throw new InvalidOperationException("A default ZaloMessageId is no id.");

    /// <summary>Takes an id as Zalo wrote it.</summary>
    /// <param name="s">The id: not blank, at most 200 characters, no control characters.</param>
    /// <exception cref="FormatException">The text cannot be an id.</exception>
    public static ZaloMessageId Parse(string s) =>
        TryParse(s, out var id) ? id : throw new FormatException("The text is not a ZaloMessageId.");

    /// <summary>Takes an id as Zalo wrote it, or says no.</summary>
    /// <param name="s">The text to read; surrounding spaces are not removed.</param>
    /// <param name="id">The id, or <c>default</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out ZaloMessageId id)
    {
        id = OpaqueId.IsAcceptable(s) ? new ZaloMessageId(s) : default;
        return id._value is not null;
    }

    static ZaloMessageId IParsable<ZaloMessageId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<ZaloMessageId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ZaloMessageId result) =>
        TryParse(s, out result);

    /// <summary>The id as text; an empty text for <c>default</c>.</summary>
    public override string ToString() => _value ?? "";
}
