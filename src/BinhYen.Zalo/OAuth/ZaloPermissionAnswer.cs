using System.Diagnostics.CodeAnalysis;

namespace BinhYen.Zalo.OAuth;

/// <summary>What comes back to the callback address after an administrator of an Official Account agreed.</summary>
/// <param name="Code">Buys the first tokens. Lives ten minutes and works once.</param>
/// <param name="OaId">The Official Account that was granted; null when Zalo did not say.</param>
/// <param name="State">The value given to the permission link. Compare it before using the code; null when none was given.</param>
public sealed record ZaloPermissionAnswer(string Code, ZaloOaId? OaId, string? State)
{
    /// <summary>Without the code: for ten minutes it is as good as a password.</summary>
    public override string ToString() => $"Permission of {OaId?.Value ?? "an unnamed account"}";

    /// <summary>Reads the query of the callback request.</summary>
    /// <param name="query">With or without the leading question mark.</param>
    /// <param name="answer">The answer, or null when there is no code (the error page stays at Zalo and calls nobody).</param>
    public static bool TryParse(string? query, [NotNullWhen(true)] out ZaloPermissionAnswer? answer)
    {
        answer = null;
        string? code = null, oa = null, state = null;
        foreach (var pair in (query ?? "").TrimStart('?').Split('&'))
        {
            var (name, value) = pair.IndexOf('=', StringComparison.Ordinal) is var at and > 0
                ? (pair[..at], Uri.UnescapeDataString(pair[(at + 1)..].Replace('+', ' ')))
                : (pair, "");
            switch (name)
            {
                case "code": code = value; break;
                case "oa_id": oa = value; break;
                case "state": state = value; break;
                default: break;
            }
        }

        if (string.IsNullOrWhiteSpace(code))
        {
            return false;
        }

        answer = new ZaloPermissionAnswer(code, ZaloOaId.TryParse(oa, out var id) ? id : null, state);
        return true;
    }
}
