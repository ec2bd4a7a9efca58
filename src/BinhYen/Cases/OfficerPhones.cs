using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>A word that came over Zalo, before anybody knows whether a resident or an officer sent it.</summary>
/// <param name="CommuneId">Whose Official Account heard it.</param>
/// <param name="OaId">The Official Account.</param>
/// <param name="UserId">The person at that account; goes to the vault and into keyed hashes, nowhere else.</param>
internal sealed record ZaloVoice(CommuneId CommuneId, string OaId, string UserId)
{
    public string Lane => $"zalo:{OaId}";

    public override string ToString() => "•••";
}

/// <summary>
/// Links officers' own Zalo to their accounts and keeps the link open. Works inside the caller's context; only what a
/// page asks for is saved here.
/// </summary>
internal sealed class OfficerPhones(
    BinhYenDb db, SealedRecords seals, IRecordSealer vault, ReporterVault identities, QueueMessage outbox, TimeProvider clock)
{
    /// <summary>What an officer taps or types to keep the window open.</summary>
    public const string DutyWord = "#truc";

    private const int CodeLength = 8;
    private const string WrongCode = "Mã kết nối này không đúng hoặc đã quá 15 phút. Cán bộ lấy mã mới ở trang “Báo khẩn qua Zalo” rồi gửi lại.";
    private const string PersonPurpose = "alarm.person";
    private const string CodePurpose = "alarm.code";
    private static readonly TimeSpan MayBeAnswered = TimeSpan.FromDays(3);
    private static readonly TimeSpan MayBeQuoted = TimeSpan.FromDays(31);
    private readonly HashSet<string> lanes = [];

    /// <summary>Lanes that got something to send; to be rung after the caller has saved.</summary>
    public IReadOnlyCollection<string> Lanes => lanes;

    /// <summary>The phone of an account; null when nothing was ever begun.</summary>
    public Task<AlarmPhone?> FindAsync(StaffId staff, CancellationToken cancellationToken) =>
        db.Set<AlarmPhone>().SingleOrDefaultAsync(p => p.StaffId == staff, cancellationToken);

    /// <summary>The phones of a commune that a message sent now would reach.</summary>
    public async Task<IReadOnlyDictionary<StaffId, AlarmPhone>> ReachableAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Tracked: that its owner is spoken to is written there.
        return (await db.Set<AlarmPhone>().Where(p => p.CommuneId == commune && p.LinkedAt != null).ToListAsync(cancellationToken))
            .Where(p => p.IsOpen(now)).ToDictionary(p => p.StaffId);
    }

    /// <summary>Offers a new code to the signed-in officer. An older one is void.</summary>
    public async Task OfferAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await FindAsync(staff.Id, cancellationToken) is not { } phone)
        {
            phone = new AlarmPhone { StaffId = staff.Id, CommuneId = staff.CommuneId, KeyId = await seals.NewKeyAsync(staff.CommuneId, cancellationToken) };
            db.Add(phone);
        }

        var code = Crockford.Random(CodeLength);
        phone.Offer(vault.HashSecret(CodePurpose, code), await seals.SealAsync(phone.KeyId, CodePurpose, code, cancellationToken), now);
        Record(phone, "cases.alarm-code-offered.v1", staff.JournalName);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The code that waits, in two groups; null when none waits or its time is over.</summary>
    public async Task<string?> CodeOfAsync(AlarmPhone phone, CancellationToken cancellationToken) =>
        phone is { Code: { } code, CodeUntil: { } until } && until > clock.GetUtcNow()
            ? (await seals.OpenAsync(code, CodePurpose, cancellationToken)).Insert(CodeLength / 2, "-")
            : null;

    /// <summary>The officer takes the link off on the page.</summary>
    public async Task UnlinkAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        if (await FindAsync(staff.Id, cancellationToken) is not { } phone) return;
        await RemoveAsync(phone, staff.JournalName, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Hears a message before the guide does. Does not save.</summary>
    /// <returns>Whether it was an officer's word, answered; the guide must not hear it then.</returns>
    public async Task<bool> HearAsync(ZaloVoice voice, string text, CancellationToken cancellationToken)
    {
        // Cheap first: almost everything that comes in is a resident's.
        if (text.Length > 40) return false;
        var words = VietnameseText.Fold(text).TrimStart('#').TrimEnd('.', '!');
        if (CodeIn(words) is { } code)
        {
            if (!await LinkAsync(voice, code, cancellationToken)) await SayOnceAsync(voice, WrongCode, cancellationToken);
            return true;
        }

        if (words is not ("truc" or "huy ket noi") || await OfAsync(voice, cancellationToken) is not { } phone) return false;
        if (words is "truc") await ProlongAsync(phone, voice, cancellationToken);
        else
        {
            await RemoveAsync(phone, $"staff:{phone.StaffId}", cancellationToken);
            await SayOnceAsync(voice, "Đã gỡ kết nối. Zalo này không còn nhận báo khẩn nữa.", cancellationToken);
        }

        return true;
    }

    /// <summary>Whether a linked phone was spoken to as an officer's: what its owner types then would otherwise go into a report of theirs, before the eyes of colleagues (decision 0142).</summary>
    /// <returns>True for some hours after it; false as long as it can be quoted; null for nobody's, and when nothing was said for long.</returns>
    public async Task<(bool IsFresh, DateTimeOffset At)?> IsSpokenToAsync(ZaloVoice voice, CancellationToken cancellationToken)
    {
        if (await OfAsync(voice, cancellationToken) is not { } phone) return null;
        var now = clock.GetUtcNow();
        return phone.SpokenToAt is not { } at || at < now - MayBeQuoted ? null : (at >= now - MayBeAnswered, at);
    }

    /// <summary>Says that a button answers an alarm, and that what was typed stands nowhere.</summary>
    public Task PointToButtonAsync(ZaloVoice voice, CancellationToken cancellationToken) =>
        SayOnceAsync(voice, "Đã thấy báo khẩn thì bấm “Tôi đã biết” ở trên, hoặc nhắn chữ TRUC; điều vừa viết chưa ghi vào đâu. Muốn báo một việc của riêng mình, bạn nhắn rõ việc gì, ở đâu.", cancellationToken);

    /// <summary>
    /// The person behind a Zalo account withdrew consent: nothing goes out to it from this minute. The link itself ends like every link that
    /// its officer lets lapse (<see cref="Retaining.AlarmPhoneRetention"/>): taken off in the same minute as the withdrawal of a
    /// resident's reports it would name the resident.
    /// </summary>
    public async Task WithdrawAsync(ZaloVoice voice, CancellationToken cancellationToken)
    {
        if (await OfAsync(voice, cancellationToken) is { } phone && await PersonAsync(phone, cancellationToken) is { } person)
            await identities.ForgetAsync(person, "zalo-withdraw", cancellationToken);
    }

    /// <summary>Whether the vault still knows the Zalo of a link; false after its owner withdrew consent there.</summary>
    public async Task<bool> ReachesAsync(AlarmPhone phone, CancellationToken cancellationToken) =>
        await PersonAsync(phone, cancellationToken) is { } person && await identities.ZaloAddressAsync(person, cancellationToken) is not null;

    /// <summary>Takes a link off that its officer let lapse. Does not save.</summary>
    public Task LapseAsync(AlarmPhone phone, CancellationToken cancellationToken) => RemoveAsync(phone, "system", cancellationToken);

    /// <summary>Takes the phone of an account off that is being closed. Does not save.</summary>
    public async Task ForgetAsync(StaffId staff, CancellationToken cancellationToken)
    {
        if (await FindAsync(staff, cancellationToken) is { } phone) await RemoveAsync(phone, $"staff:{staff}", cancellationToken);
    }

    /// <summary>Queues one alarm: that something urgent came, what kind, which hamlet. Never words of the report (S-19, ISO-12). Does not save.</summary>
    /// <returns>The row of the message, to see later whether it arrived.</returns>
    public Task<OutboxMessage> AlarmAsync(AlarmPhone phone, string words, CancellationToken cancellationToken) =>
        SayAsync(phone, words, new OutboxButton("Tôi đã biết", DutyWord, "say"), cancellationToken);

    private static OutboxButton DutyButton => new("Tôi đang trực", DutyWord, "say");

    // "KETNOI 7K3M-9Q2X", also "kết nối", with or without blank or dash in the code.
    private static string? CodeIn(string words)
    {
        var rest = words.StartsWith("ket noi ", StringComparison.Ordinal) ? words["ket noi ".Length..]
            : words.StartsWith("ketnoi ", StringComparison.Ordinal) ? words["ketnoi ".Length..] : null;
        return Crockford.Normalise(rest) is { Length: CodeLength } code ? code : null;
    }

    private async Task<bool> LinkAsync(ZaloVoice voice, string code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var hash = vault.HashSecret(CodePurpose, code);
        var phone = await db.Set<AlarmPhone>().SingleOrDefaultAsync(p => p.CodeHash == hash && p.CommuneId == voice.CommuneId, cancellationToken);
        if (phone is null || phone.CodeUntil <= now || (await OfAsync(voice, cancellationToken) is { } other && other.StaffId != phone.StaffId)) return false;
        var person = await identities.KnowOfficerAsync(voice.CommuneId, voice.OaId, voice.UserId, cancellationToken);
        phone.Link(voice.Lane, HashOf(voice), await seals.SealReferenceAsync(phone.KeyId, PersonPurpose, person, cancellationToken), now);
        Record(phone, "cases.alarm-phone-linked.v1", $"staff:{phone.StaffId}");
        await SayAsync(phone, "Đã nối Zalo này để nhận báo khẩn. Tin nhắn chỉ nêu loại việc và địa bàn, không có nội dung. "
            + $"Zalo chỉ cho gửi trong 7 ngày sau lần bạn bấm nút này hoặc nhắn chữ TRUC: đến {phone.OpenUntil!.Value.InWords()}. Thôi nhận: nhắn HUY KET NOI.",
            DutyButton, cancellationToken);
        return true;
    }

    // Who withdrew consent and speaks as an officer again is known again, as somebody new.
    private async Task ProlongAsync(AlarmPhone phone, ZaloVoice voice, CancellationToken cancellationToken)
    {
        if (!await ReachesAsync(phone, cancellationToken))
        {
            var person = await identities.KnowOfficerAsync(voice.CommuneId, voice.OaId, voice.UserId, cancellationToken);
            phone.IsReachedAs(await seals.SealReferenceAsync(phone.KeyId, PersonPurpose, person, cancellationToken));
        }

        phone.Heard(clock.GetUtcNow());
        await SayAsync(phone, $"Đã ghi nhận. Báo khẩn còn gửi được tới Zalo này đến {phone.OpenUntil!.Value.InWords()}.", DutyButton, cancellationToken);
    }

    // Not through the talk of the same person as a resident: the minute of the answer beside the minute of the link would name them.
    private async Task SayOnceAsync(ZaloVoice voice, string words, CancellationToken cancellationToken)
    {
        var nobody = await identities.KnowOnceAsync(voice.CommuneId, voice.OaId, voice.UserId, cancellationToken);
        var key = await seals.NewKeyAsync(voice.CommuneId, cancellationToken);
        await outbox.AddAsync(db, new OutboxAddress(voice.CommuneId, voice.Lane, nobody, key) { ForgetsRecipient = true }, new OutboxText(words, []), cancellationToken);
        lanes.Add(voice.Lane);
    }

    private async Task RemoveAsync(AlarmPhone phone, string by, CancellationToken cancellationToken)
    {
        if (phone.IsLinked && await PersonAsync(phone, cancellationToken) is { } person) await identities.ForgetAsync(person, "alarm-unlinked", cancellationToken);
        db.Remove(phone);
        Record(phone, "cases.alarm-phone-unlinked.v1", by);
    }

    private async Task<OutboxMessage> SayAsync(AlarmPhone phone, string words, OutboxButton button, CancellationToken cancellationToken)
    {
        var person = await PersonAsync(phone, cancellationToken) ?? Guid.Empty;
        phone.IsSpokenTo(clock.GetUtcNow());
        lanes.Add(phone.Lane!);
        return await outbox.AddAsync(
            db, new OutboxAddress(phone.CommuneId, phone.Lane!, person, phone.KeyId, Urgent: true), new OutboxText(words, [button]), cancellationToken);
    }

    private ValueTask<Guid?> PersonAsync(AlarmPhone phone, CancellationToken cancellationToken) => seals.OpenReferenceAsync(phone.Person, PersonPurpose, cancellationToken);

    private Task<AlarmPhone?> OfAsync(ZaloVoice voice, CancellationToken cancellationToken)
    {
        var hash = HashOf(voice);
        return db.Set<AlarmPhone>().SingleOrDefaultAsync(p => p.PersonHash == hash, cancellationToken);
    }

    private byte[] HashOf(ZaloVoice voice) => vault.HashSecret(PersonPurpose, $"{voice.OaId}|{voice.UserId}");

    private void Record(AlarmPhone phone, string fact, string by) =>
        db.Record(JournalDraft.Of(phone.CommuneId, clock.GetUtcNow(), fact, $"staff:{phone.StaffId}", by));
}
