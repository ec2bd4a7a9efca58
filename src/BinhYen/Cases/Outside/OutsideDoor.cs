using System.Security.Cryptography;
using System.Text.Json;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Outside;

/// <summary>Lets an addressee in: the address says who, the passphrase proves it. No path leads here from an account of the commune.</summary>
internal sealed class OutsideDoor(
    BinhYenDb db, SealedRecords seals, IRecordSealer vault, IDataProtectionProvider protection, IPasswordHasher<OutsideAddressee> hasher, IHttpContextAccessor http,
    TimeProvider clock)
{
    /// <summary>How long somebody who does nothing stays in.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(20);

    /// <summary>Shortest passphrase.</summary>
    public const int ShortestPass = 14;

    private const string Cookie = "by-outside";
    private readonly IDataProtector protector = protection.CreateProtector("outside.session");

    private HttpContext Context => http.HttpContext!;

    /// <summary>Who the address is for; null for a wrong or old one.</summary>
    public async Task<OutsideAddressee?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (Crockford.Normalise(key) is not { } link) return null;
        var hash = vault.HashSecret(KeepAddressee.LinkPurpose, link);
        return await db.Set<OutsideAddressee>().SingleOrDefaultAsync(a => a.LinkHash == hash && a.EndedAt == null, cancellationToken);
    }

    /// <summary>The first opening: the code that was read out by telephone, and a passphrase of one's own.</summary>
    /// <returns>Field and sentence of what is wrong; null when it is done.</returns>
    public async Task<(string Field, string Message)?> EnrolAsync(OutsideAddressee addressee, string? code, string pass, string again, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (addressee.IsLocked(now)) return ("code", Locked(addressee));
        if (addressee is not { PassHash: null, EnrolCode: { } kept, EnrolUntil: { } until } || until <= now)
            return ("code", "Mã mở lần đầu đã hết hạn. Đề nghị quản trị viên của xã lập lại địa chỉ.");
        var right = await seals.OpenAsync(kept, KeepAddressee.CodePurpose, cancellationToken);
        if (Crockford.Normalise(code) is not { } typed || !CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(typed), System.Text.Encoding.ASCII.GetBytes(right)))
        {
            await FailAsync(addressee, cancellationToken);
            return ("code", "Mã mở lần đầu không đúng. Xin nghe đọc lại qua điện thoại và nhập lại.");
        }

        if (pass.Trim().Length < ShortestPass) return ("pass", $"Cụm mật khẩu cần ít nhất {ShortestPass} ký tự; bốn, năm từ ghép lại là dễ nhớ nhất.");
        if (pass != again) return ("again", "Hai lần nhập chưa giống nhau.");
        (addressee.PassHash, addressee.EnrolledAt) = (hasher.HashPassword(addressee, pass), now);
        (addressee.EnrolCode, addressee.EnrolUntil, addressee.Failures, addressee.LockedUntil, addressee.Stamp) = (null, null, 0, null, Guid.NewGuid());
        Record(addressee, "cases.outside-enrolled.v1");
        await db.SaveChangesAsync(cancellationToken);
        LetIn(addressee);
        return null;
    }

    /// <summary>Every later opening.</summary>
    /// <returns>What is wrong; null when the person is in.</returns>
    public async Task<string?> OpenAsync(OutsideAddressee addressee, string pass, CancellationToken cancellationToken)
    {
        if (addressee.IsLocked(clock.GetUtcNow())) return Locked(addressee);
        if (addressee.PassHash is not { } hash || hasher.VerifyHashedPassword(addressee, hash, pass) is PasswordVerificationResult.Failed)
        {
            await FailAsync(addressee, cancellationToken);
            return "Cụm mật khẩu không đúng. Sai 5 lần thì phải chờ 15 phút.";
        }

        addressee.Failures = 0;
        Record(addressee, "cases.outside-opened.v1");
        await db.SaveChangesAsync(cancellationToken);
        LetIn(addressee);
        return null;
    }

    /// <summary>Who is in; null when nobody is, or too long ago. Looking keeps it open.</summary>
    public async Task<OutsideAddressee?> InsideAsync(CancellationToken cancellationToken)
    {
        if (Read() is not { } kept || kept.Until <= clock.GetUtcNow()) return null;
        var addressee = await db.Set<OutsideAddressee>().SingleOrDefaultAsync(a => a.Id == kept.Id && a.Stamp == kept.Stamp && a.EndedAt == null, cancellationToken);
        if (addressee is not null) LetIn(addressee);
        return addressee;
    }

    /// <summary>Shuts the door behind whoever is in: a copy of the cookie opens nothing any more.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (await InsideAsync(cancellationToken) is { } addressee)
        {
            addressee.Stamp = Guid.NewGuid();
            await db.SaveChangesAsync(cancellationToken);
        }

        Context.Response.Cookies.Delete(Cookie, Options());
    }

    private void LetIn(OutsideAddressee addressee) => Context.Response.Cookies.Append(
        Cookie, protector.Protect(JsonSerializer.Serialize(new Kept(addressee.Id, addressee.Stamp, clock.GetUtcNow() + Rest))), Options());

    private Kept? Read()
    {
        if (!Context.Request.Cookies.TryGetValue(Cookie, out var text)) return null;
        try
        {
            return JsonSerializer.Deserialize<Kept>(protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task FailAsync(OutsideAddressee addressee, CancellationToken cancellationToken)
    {
        addressee.Failed(clock.GetUtcNow());
        Record(addressee, "cases.outside-refused.v1");
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Record(OutsideAddressee addressee, string fact) =>
        db.Record(JournalDraft.Of(addressee.CommuneId, clock.GetUtcNow(), fact, $"outside:{addressee.Id}", $"outside:{addressee.Id}"));

    private static string Locked(OutsideAddressee addressee) => $"Đã nhập sai nhiều lần. Xin thử lại sau {addressee.LockedUntil!.Value.Short()}.";

    private CookieOptions Options() => new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = Context.Request.IsHttps, Path = "/" };

    private sealed record Kept(Guid Id, Guid Stamp, DateTimeOffset Until);
}
