using System.Collections.Frozen;
using BinhYen.Platform.Text;
using Microsoft.AspNetCore.Identity;

namespace BinhYen.Staff.Setup;

/// <summary>
/// Refuses passwords that are long but known: a common word with digits behind it, the user name, keys in a row. The
/// list is local; no password ever leaves the machine to be checked (S-02).
/// </summary>
internal sealed class CommonPasswords : IPasswordValidator<StaffMember>
{
    private const int FewestDifferentCharacters = 6;
    private static readonly FrozenSet<string> Words = Load();

    // The demo prints its passwords on purpose; its accounts exist only where nothing is real.
    public Task<IdentityResult> ValidateAsync(UserManager<StaffMember> manager, StaffMember user, string? password) =>
        Task.FromResult(!user.IsDemo && Refusal(password ?? "", user.UserName ?? "") is { } reason
            ? IdentityResult.Failed(new IdentityError { Code = "CommonPassword", Description = reason })
            : IdentityResult.Success);

    /// <summary>Why a password is refused, in Vietnamese; null when it may be used.</summary>
    public static string? Refusal(string password, string userName)
    {
        if (password.Length < 14) return "Mật khẩu cần ít nhất 14 ký tự. Dễ nhớ nhất là bốn, năm từ ghép lại, có dấu cách cũng được.";
        if (password.Distinct().Count() < FewestDifferentCharacters) return "Mật khẩu lặp quá ít ký tự. Chọn vài từ khác nhau ghép lại.";
        var plain = new string([.. VietnameseText.Fold(password).Where(char.IsLetterOrDigit)]);
        var letters = plain.Trim([.. "0123456789"]);
        var name = new string([.. userName.Where(char.IsLetterOrDigit)]);
        if (name.Length >= 4 && plain.Contains(name, StringComparison.OrdinalIgnoreCase)) return "Mật khẩu không nên chứa tên đăng nhập.";
        return Words.Contains(plain) || Words.Contains(letters) || letters.Length < 4 || IsMadeOfWords(letters)
            ? "Mật khẩu này nằm trong nhóm hay bị đoán. Chọn vài từ không liên quan đến nhau ghép lại."
            : null;
    }

    // "matkhau" twice, or "admin" and "congan": long, yet two guesses. Four words of one's own pass.
    private static bool IsMadeOfWords(string letters)
    {
        for (var first = 4; first <= letters.Length - 4; first++)
            if (Words.Contains(letters[..first]) && Words.Contains(letters[first..].Trim([.. "0123456789"])))
                return true;
        return false;
    }

    private static FrozenSet<string> Load()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
    }
}
