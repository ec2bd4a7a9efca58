namespace BinhYen.Staff.SigningIn;

/// <summary>Where a person goes on after signing in: always a path of this site, never another address.</summary>
internal static class ReturnPath
{
    /// <summary>The path when it is one of ours; otherwise null. Rejects "//host", "/\host", schemes and control characters.</summary>
    public static string? Local(string? asked) =>
        asked is ['/', ..] && asked.Length <= 2000 && !(asked.Length > 1 && asked[1] is '/' or '\\') && !asked.Any(char.IsControl)
            && !asked.Contains('\\', StringComparison.Ordinal)
            ? asked
            : null;

    /// <summary>The address of a page that comes back to <paramref name="returnTo"/>.</summary>
    public static string With(string page, string? returnTo) =>
        Local(returnTo) is { } path and not "/" ? $"{page}?returnUrl={Uri.EscapeDataString(path)}" : page;
}
