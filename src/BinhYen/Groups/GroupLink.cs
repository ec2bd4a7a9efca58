namespace BinhYen.Groups;

/// <summary>Links by which people join a group in Zalo: <c>https://zalo.me/g/abcdef123</c>.</summary>
internal static class GroupLink
{
    public const int Longest = 200;

    /// <summary>The link as kept, or null when it is no join link of Zalo.</summary>
    public static string? Clean(string? typed)
    {
        if (typed is null || typed.Length > Longest) return null;
        var text = typed.Contains("://", StringComparison.Ordinal) ? typed.Trim() : $"https://{typed.Trim()}";
        return Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme is "https" or "http" && IsZalo(link) && link.AbsolutePath.StartsWith("/g/", StringComparison.Ordinal) && link.AbsolutePath.Length > 3
            && link.UserInfo.Length == 0 && link.IsDefaultPort
            ? $"https://{link.Host}{link.AbsolutePath.TrimEnd('/')}"
            : null;
    }

    /// <summary>What two spellings of one link have in common: "zalo.me/g/abcdef123". Null when it is no link to a group.</summary>
    public static string? Bare(string? typed) => Clean(typed) is { } link ? link["https://".Length..].ToLowerInvariant() : null;

    private static bool IsZalo(Uri link) => link.Host is "zalo.me" || link.Host.EndsWith(".zalo.me", StringComparison.Ordinal);
}
