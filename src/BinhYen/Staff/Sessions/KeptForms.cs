using System.Security.Claims;
using System.Text.Json;
using BinhYen.Staff.SigningIn;
using Microsoft.AspNetCore.DataProtection;

namespace BinhYen.Staff.Sessions;

/// <summary>
/// Seals a form that arrived at a locked session, so that the lock page can carry it without anybody reading it, and
/// gives it back to the same account after unlocking. Nothing is stored on the server.
/// </summary>
internal sealed class KeptForms(IDataProtectionProvider protection)
{
    private const int MostCharacters = 200_000;
    private readonly IDataProtector protector = protection.CreateProtector("staff.kept-form");

    /// <summary>The sealed form; null when it is none or too long to carry.</summary>
    public async Task<string?> SealAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType) return null;
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields = posted.Where(f => f.Key != "__RequestVerificationToken").SelectMany(f => f.Value, (f, value) => new KeptField(f.Key, value ?? "")).ToList();
        if (fields.Sum(f => f.Name.Length + f.Value.Length) > MostCharacters) return null;
        var kept = new KeptForm(AccountOf(context), context.Request.Path + context.Request.QueryString, fields);
        return protector.Protect(JsonSerializer.Serialize(kept));
    }

    /// <summary>Whether the form carried files, which are not kept.</summary>
    public static bool HadFiles(HttpContext context) => context.Request.HasFormContentType && context.Request.Form.Files.Count > 0;

    /// <summary>The form again, for the account that sent it; null for anything else.</summary>
    public KeptForm? Open(string? sealedForm, HttpContext context)
    {
        if (string.IsNullOrEmpty(sealedForm)) return null;
        try
        {
            var kept = JsonSerializer.Deserialize<KeptForm>(protector.Unprotect(sealedForm));
            return kept is not null && kept.Account == AccountOf(context) && ReturnPath.Local(kept.Path) is not null ? kept : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Tampered with, or sealed under a key that is gone: the person types again.
            return null;
        }
    }

    private static string AccountOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
}

/// <param name="Account">Who sent it.</param>
/// <param name="Path">Where it was going.</param>
/// <param name="Fields">What it held, in order.</param>
public sealed record KeptForm(string Account, string Path, IReadOnlyList<KeptField> Fields);

/// <param name="Name">Name of the field.</param>
/// <param name="Value">As posted.</param>
public sealed record KeptField(string Name, string Value);
