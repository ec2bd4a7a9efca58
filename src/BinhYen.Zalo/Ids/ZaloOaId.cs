using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo;

/// <summary>An Official Account (the page that people follow).</summary>
/// <remarks>
/// One app serves several Official Accounts through one webhook address; this id tells them apart.
/// Zalo writes ids as decimal strings longer than 2^53, so they never pass through a number.
/// </remarks>
[JsonConverter(typeof(ZaloIdConverter<ZaloOaId>))]
public readonly record struct ZaloOaId : IParsable<ZaloOaId>
{
    private readonly string? _value;

    private ZaloOaId(string value) => _value = value;

    /// <summary>The id exactly as Zalo wrote it.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>, which is no id.</exception>
    public string Value => _value ?? throw new InvalidOperationException("A default ZaloOaId is no id.");

    /// <summary>Takes an id as Zalo wrote it.</summary>
    /// <param name="s">The id: not blank, at most 200 characters, no control characters.</param>
    /// <exception cref="FormatException">The text cannot be an id.</exception>
    public static ZaloOaId Parse(string s) =>
        TryParse(s, out var id) ? id : throw new FormatException("The text is not a ZaloOaId.");

    /// <summary>Takes an id as Zalo wrote it, or says no.</summary>
    /// <param name="s">The text to read; surrounding spaces are not removed.</param>
    /// <param name="id">The id, or <c>default</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out ZaloOaId id)
    {
        id = OpaqueId.IsAcceptable(s) ? new ZaloOaId(s) : default;
        return id._value is not null;
    }

    static ZaloOaId IParsable<ZaloOaId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<ZaloOaId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ZaloOaId result) =>
        TryParse(s, out result);

    /// <summary>The id as text; an empty text for <c>default</c>.</summary>
    public override string ToString() => _value ?? "";
}
