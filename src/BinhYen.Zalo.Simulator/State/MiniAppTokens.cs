namespace BinhYen.Zalo.Simulator.State;

/// <summary>What <c>getPhoneNumber()</c> and <c>getLocation()</c> give inside a Mini App: good for two minutes and one use.</summary>
internal sealed class MiniAppTokens
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, MiniAppToken> _tokens = new(StringComparer.Ordinal);

    public string Issue(string residentId, MiniAppSecret secret, DateTimeOffset now)
    {
        var token = Identifiers.Token(60);
        _tokens[token] = new MiniAppToken(residentId, secret, now + Life);
        return token;
    }

    /// <summary>What the token stands for, if it is still good. It is used up by asking.</summary>
    public MiniAppToken? Take(string? token, DateTimeOffset now) =>
        token is not null && _tokens.Remove(token, out var issued) && issued.ExpiresAt > now ? issued : null;

    public void Clear() => _tokens.Clear();
}

internal sealed record MiniAppToken(string ResidentId, MiniAppSecret Secret, DateTimeOffset ExpiresAt);

/// <summary>What the person agreed to give.</summary>
internal enum MiniAppSecret { PhoneNumber, Location }
