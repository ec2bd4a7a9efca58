using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo;

/// <summary>A person as the app knows them: <c>user_id_by_app</c> of events, <c>id</c> of Zalo Login.</summary>
/// <remarks>
/// It joins a web login to a chat, and is not usable as a message recipient.
/// Zalo writes ids as decimal strings longer than 2^53, so they never pass through a number.
/// </remarks>
[JsonConverter(typeof(ZaloIdConverter<ZaloAppUserId>))]
public readonly record struct ZaloAppUserId : IParsable<ZaloAppUserId>
{
    private readonly string? _value;

    private ZaloAppUserId(string value) => _value = value;

    /// <summary>The id exactly as Zalo wrote it.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>, which is no id.</exception>
    public string Value => _value ?? throw new InvalidOperationException("A default ZaloAppUserId is no id.");

    /// <summary>Takes an id as Zalo wrote it.</summary>
    /// <param name="s">The id: not blank, at most 200 characters, no control characters.</param>
    /// <exception cref="FormatException">The text cannot be an id.</exception>
    public static ZaloAppUserId Parse(string s) =>
        TryParse(s, out var id) ? id : throw new FormatException("The text is not a ZaloAppUserId.");

    /// <summary>Takes an id as Zalo wrote it, or says no.</summary>
    /// <param name="s">The text to read; surrounding spaces are not removed.</param>
    /// <param name="id">The id, or <c>default</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out ZaloAppUserId id)
    {
        id = OpaqueId.IsAcceptable(s) ? new ZaloAppUserId(s) : default;
        return id._value is not null;
    }

    static ZaloAppUserId IParsable<ZaloAppUserId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<ZaloAppUserId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ZaloAppUserId result) =>
        TryParse(s, out result);

    /// <summary>The id as text; an empty text for <c>default</c>.</summary>
    public override string ToString() => _value ?? "";
}
