using System.Text.Json;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Verification.Register;

/// <summary>One verifier as the register's pages show it.</summary>
internal sealed record VerifierView(Verifier Verifier, string Hamlet, string Position, VerifierContact Contact, ConflictDeclaration Conflicts)
{
    /// <summary>How a question reaches them, in words.</summary>
    public string Reach => Verifier switch
    {
        { Account: not null, ZaloLane: not null } => "đăng nhập, Zalo",
        { Account: not null } => "đăng nhập",
        { ZaloLane: not null } => "Zalo",
        _ => "đường dẫn và mã một lần",
    };
}

/// <summary>
/// The register of verifiers: who may be asked in which hamlet, by position (R-TT-50). Contacts and declarations are
/// sealed; the journal says that something changed, never what.
/// </summary>
internal sealed class KeepVerifiers(
    BinhYenDb db, SealedRecords seals, IRecordSealer vault, ReporterVault identities, CommuneDirectory communes, StaffDirectory directory, TimeProvider clock)
{
    private static readonly TimeSpan LinkIsGood = TimeSpan.FromHours(48);

    /// <summary>Everybody in the register, by hamlet and position.</summary>
    public async Task<IReadOnlyList<VerifierView>> AllAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Verifier>().AsNoTracking().Where(v => v.CommuneId == commune && v.EndedAt == null).ToListAsync(cancellationToken);
        var hamlets = (await communes.HamletsAsync(commune, cancellationToken, withEnded: true)).ToDictionary(h => h.Id);
        await vault.WarmAsync([.. rows.Select(r => r.KeyId)], cancellationToken);
        var views = new List<VerifierView>();
        foreach (var row in rows) views.Add(await ViewAsync(row, hamlets[row.HamletId], cancellationToken));
        return [.. views.OrderBy(v => hamlets[v.Verifier.HamletId].Code, StringComparer.Ordinal).ThenBy(v => v.Verifier.Position).ThenBy(v => v.Verifier.Id.Value)];
    }

    /// <summary>One verifier of the register; null when there is none.</summary>
    public async Task<VerifierView?> FindAsync(CommuneId commune, VerifierId id, CancellationToken cancellationToken)
    {
        var row = await db.Set<Verifier>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == id && v.CommuneId == commune && v.EndedAt == null, cancellationToken);
        if (row is null) return null;
        var hamlet = (await communes.HamletsAsync(commune, cancellationToken, withEnded: true)).Single(h => h.Id == row.HamletId);
        return await ViewAsync(row, hamlet, cancellationToken);
    }

    /// <summary>Hamlet heads with an account that nobody in the register uses yet.</summary>
    public async Task<IReadOnlyList<StaffCard>> FreeAccountsAsync(CommuneId commune, VerifierId? except, CancellationToken cancellationToken)
    {
        var used = await db.Set<Verifier>().Where(v => v.CommuneId == commune && v.EndedAt == null && v.Account != null && v.Id != (except ?? default)).Select(v => v.Account!.Value).ToListAsync(cancellationToken);
        return [.. (await directory.WhoMayAsync(commune, Permission.Verify, cancellationToken)).Where(c => !used.Contains(c.Id))];
    }

    /// <summary>Takes somebody in, or changes what is known.</summary>
    /// <returns>The verifier, or what to mend.</returns>
    public async Task<(VerifierId? Saved, Site.FormErrors? Errors)> SaveAsync(CurrentStaff by, VerifierId? id, VerifierForm form, CancellationToken cancellationToken)
    {
        if (await ErrorsAsync(by, id, form, cancellationToken) is { Any: true } errors) return (null, errors);
        var now = clock.GetUtcNow();
        var row = id is { } known ? await LoadAsync(by, known, cancellationToken) : null;
        if (id is not null && row is null) return (null, Site.FormErrors.Of("name", VerificationRefusals.NotFound.Message));
        if (row is null)
        {
            var nothing = new SealedText([]);
            row = new Verifier { Id = VerifierId.New(now), CommuneId = by.CommuneId, KeyId = await seals.NewKeyAsync(by.CommuneId, cancellationToken), Contact = nothing, Conflicts = nothing };
            db.Add(row);
        }

        (row.HamletId, row.Position, row.Account) = (new HamletId(form.Hamlet!.Value), form.Position!.Value, form.Account is { } account ? new StaffId(account) : null);
        (row.AwayFrom, row.AwayUntil) = (form.AwayFrom, form.AwayFrom is null ? null : form.AwayUntil ?? form.AwayFrom);
        row.DeclaredAt = now;
        row.SubstituteId = form.Substitute is { } substitute ? new VerifierId(substitute) : null;
        row.Contact = await seals.SealAsync(row.KeyId, VerificationPurposes.Contact, JsonSerializer.Serialize(new VerifierContact(form.Name!, form.Phone ?? "")), cancellationToken);
        row.Conflicts = await seals.SealAsync(row.KeyId, VerificationPurposes.Conflicts, JsonSerializer.Serialize(new ConflictDeclaration(Lines(form.Relatives), Lines(form.Places))), cancellationToken);
        db.Record(JournalDraft.Of(by.CommuneId, now, id is null ? "verification.verifier-registered.v1" : "verification.verifier-changed.v1", $"verifier:{row.Id}", by.JournalName,
            ("position", row.Position.ToString()), ("hamlet", row.HamletId.ToString())));
        await db.SaveChangesAsync(cancellationToken);
        return (row.Id, null);
    }

    /// <summary>The person leaves the register: contact and declarations are destroyed at once, open questions are no longer theirs.</summary>
    public async Task<bool> EndAsync(CurrentStaff by, VerifierId id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(by, id, cancellationToken) is not { } row) return false;
        var (now, zalo) = (clock.GetUtcNow(), await ReadVerifiers.RecipientAsync(seals, row, cancellationToken));
        (row.EndedAt, row.Account, row.ZaloLane, row.ZaloRecipient, row.LinkHash, row.LinkUntil) = (now, null, null, null, null, null);
        db.Record(JournalDraft.Of(by.CommuneId, now, "verification.verifier-left.v1", $"verifier:{row.Id}", by.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        await vault.DestroyAsync([row.KeyId], "verifier-left", cancellationToken);
        if (zalo is { } person) await identities.ForgetAsync(person, "verifier-left", cancellationToken);
        return true;
    }

    /// <summary>Makes the one-time word that links a Zalo; shown once.</summary>
    /// <returns>The word to send into the commune's chat, or null when there is no such verifier.</returns>
    public async Task<string?> LinkAsync(CurrentStaff by, VerifierId id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(by, id, cancellationToken) is not { } row) return null;
        var secret = OneTime.NewSecret();
        (row.LinkHash, row.LinkUntil) = (vault.HashSecret(OneTime.LinkPurpose, secret), clock.GetUtcNow() + LinkIsGood);
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "verification.link-word-made.v1", $"verifier:{row.Id}", by.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        return $"{AnswerByZalo.LinkCommand} {secret}";
    }

    private Task<Verifier?> LoadAsync(CurrentStaff by, VerifierId id, CancellationToken cancellationToken) =>
        db.Set<Verifier>().SingleOrDefaultAsync(v => v.Id == id && v.CommuneId == by.CommuneId && v.EndedAt == null, cancellationToken);

    private async Task<Site.FormErrors> ErrorsAsync(CurrentStaff by, VerifierId? id, VerifierForm form, CancellationToken cancellationToken)
    {
        var hamlets = await communes.HamletsAsync(by.CommuneId, cancellationToken);
        var free = await FreeAccountsAsync(by.CommuneId, id, cancellationToken);
        var others = await db.Set<Verifier>().AsNoTracking().Where(v => v.CommuneId == by.CommuneId && v.EndedAt == null && v.Id != (id ?? default)).Select(v => v.Id).ToListAsync(cancellationToken);
        return new Site.FormErrors()
            .Demand(form.Name is { Length: <= 80 }, "name", "Ghi họ tên, tối đa 80 chữ.")
            .Demand(form.Phone is null || form.Phone.Count(char.IsAsciiDigit) is >= 8 and <= 15, "phone", "Nhập số điện thoại 10 chữ số, ví dụ 0912 345 678, hoặc để trống.")
            .Demand(hamlets.Any(h => h.Id.Value == form.Hamlet), "hamlet", "Chọn thôn, xóm.")
            .Demand(form.Position is not null, "position", "Chọn vị trí.")
            .Demand(form.Account is null || free.Any(c => c.Id.Value == form.Account), "account", "Tài khoản này đã dùng cho người khác. Chọn tài khoản khác hoặc để trống.")
            .Demand(form.AwayUntil is null || form.AwayFrom is not null && form.AwayUntil >= form.AwayFrom, "until", "Ngày cuối phải từ ngày đầu nghỉ trở đi.")
            .Demand(form.Substitute is null || others.Any(o => o.Value == form.Substitute), "substitute", "Chọn người thay khác với chính người này.")
            .Demand((form.Relatives?.Length ?? 0) <= 2_000 && (form.Places?.Length ?? 0) <= 1_000, "relatives", "Viết gọn lại phần khai báo.");
    }

    private async Task<VerifierView> ViewAsync(Verifier row, Hamlet hamlet, CancellationToken cancellationToken) =>
        new(row, hamlet.FullName, VerifierPositions.Label(row.Position, hamlet.Term), await ReadVerifiers.ContactAsync(seals, row, cancellationToken), await ReadVerifiers.ConflictsAsync(seals, row, cancellationToken));

    private static IReadOnlyList<string> Lines(string? text) =>
        [.. (text ?? "").Split(['\n', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => VietnameseText.Compose(l)).Take(40)];
}

/// <summary>Opens the sealed parts of a verifier.</summary>
internal static class ReadVerifiers
{
    public static async Task<VerifierContact> ContactAsync(SealedRecords seals, Verifier row, CancellationToken cancellationToken)
    {
        var json = await seals.OpenAsync(row.Contact, VerificationPurposes.Contact, cancellationToken);
        return json.StartsWith('{') ? JsonSerializer.Deserialize<VerifierContact>(json)! : new VerifierContact(json, "");
    }

    /// <summary>The vault's reference to their Zalo; null before linking, or when the key is gone.</summary>
    public static ValueTask<Guid?> RecipientAsync(SealedRecords seals, Verifier row, CancellationToken cancellationToken) =>
        seals.OpenReferenceAsync(row.ZaloRecipient, VerificationPurposes.Recipient, cancellationToken);

    public static async Task<ConflictDeclaration> ConflictsAsync(SealedRecords seals, Verifier row, CancellationToken cancellationToken)
    {
        var json = await seals.OpenAsync(row.Conflicts, VerificationPurposes.Conflicts, cancellationToken);
        return json.StartsWith('{') ? JsonSerializer.Deserialize<ConflictDeclaration>(json)! : ConflictDeclaration.None;
    }
}
