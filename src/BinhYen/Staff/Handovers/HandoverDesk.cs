using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Handovers;

/// <summary>As what somebody looks at a hand-over. What nobody is, is not found.</summary>
/// <param name="Leads">Chief or deputy, and not the one who hands over: settles it.</param>
/// <param name="Gives">Hands over.</param>
/// <param name="Receives">Takes something.</param>
/// <param name="IsSecond">Was named as the second person.</param>
internal sealed record HandoverView(bool Leads, bool Gives, bool Receives, bool IsSecond)
{
    /// <summary>Sees every line; a receiver sees the own ones, a second person how many there are.</summary>
    public bool SeesAll => Leads || Gives;
}

/// <summary>A hand-over in somebody's hands.</summary>
internal sealed record HandoverInHand(StaffHandover Handover, HandoverView View, CurrentStaff By);

/// <summary>Loads a hand-over for those it concerns, brings its list up to date, saves with the trace.</summary>
internal sealed class HandoverDesk(BinhYenDb db, IEnumerable<IAccountHoldings> rooms, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<Result<HandoverInHand>> LoadAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } handover || handover.CommuneId != by.CommuneId) return HandoverRefusals.None;
        var view = new HandoverView(
            by.May(Permission.ManageDuty) && handover.Giver != by.Id, handover.Giver == by.Id,
            handover.Receivers.Contains(by.Id), handover.SecondPerson == by.Id);
        return view is { Leads: false, Gives: false, Receives: false, IsSecond: false } ? HandoverRefusals.None : new HandoverInHand(handover, view, by);
    }

    /// <summary>With items and signatures, tracked.</summary>
    public Task<StaffHandover?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<StaffHandover>().Include(h => h.Items).Include(h => h.Signatures).AsSplitQuery().SingleOrDefaultAsync(h => h.Id == id, cancellationToken);

    /// <summary>Everything an account holds now, of every room, with the room that answers for it.</summary>
    public async Task<IReadOnlyList<(Holding Holding, IAccountHoldings Room)>> LiveAsync(StaffId account, CancellationToken cancellationToken)
    {
        var live = new List<(Holding, IAccountHoldings)>();
        foreach (var room in rooms) live.AddRange((await room.OfAsync(account, cancellationToken)).Select(holding => (holding, room)));
        return [.. live.OrderBy(l => l.Item1.Kind).ThenBy(l => l.Item1.DueAt ?? DateTimeOffset.MaxValue).ThenBy(l => l.Item1.Label, StringComparer.Ordinal)];
    }

    /// <summary>Brings the list of an open hand-over up to what is held now.</summary>
    /// <param name="handover">The hand-over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="keepWords">Somebody is signing: what is still held stays word for word as they read it.</param>
    /// <returns>Whether something came or went.</returns>
    public async Task<bool> SyncAsync(StaffHandover handover, CancellationToken cancellationToken, bool keepWords = false)
    {
        var live = (await LiveAsync(handover.Giver, cancellationToken)).Select(l => l.Holding).Where(h => IsListed(handover, h)).ToList();
        var keys = live.Select(h => h.Key).ToHashSet();
        var gone = handover.Items.Where(i => !keys.Contains(i.Key)).ToList();
        foreach (var item in gone) handover.Items.Remove(item);
        var known = handover.Items.ToDictionary(i => i.Key);
        var added = new List<HandoverItem>();
        keepWords |= handover.Signatures.Exists(s => s.VoidedAt is null);
        foreach (var holding in live)
        {
            if (known.TryGetValue(holding.Key, out var item))
            {
                // What somebody signed stays as it was read then.
                if (!keepWords) item.Refresh(holding);
                continue;
            }

            added.Add(HandoverItem.Of(handover, holding));
            handover.Items.Add(added[^1]);
        }

        if (gone.Count == 0 && added.Count == 0) return false;
        handover.ListChanged(Now, [.. gone.Concat(added).Select(i => i.Receiver)]);
        return true;
    }

    /// <summary>Whether a thing belongs on the list: what is lent is work, not positions and keys that stay a person's own.</summary>
    public static bool IsListed(StaffHandover handover, Holding holding) => !holding.IsDiscreet && (handover.EndsService
        || holding.Kind is not (HoldingKind.Position or HoldingKind.BodyContact or HoldingKind.VerifierPlace or HoldingKind.AccountAdmin or HoldingKind.ApiKey or HoldingKind.PlannedArea));

    /// <summary>Chains the fact and saves.</summary>
    public async Task<Result> SaveAsync(StaffHandover handover, string actor, string fact, CancellationToken cancellationToken, params (string Key, object? Value)[] details)
    {
        db.Record(JournalDraft.Of(handover.CommuneId, Now, fact, $"handover:{handover.Id}", actor, [.. details, ("giver", handover.Giver.ToString())]));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return HandoverRefusals.SavedMeanwhile;
        }
    }
}

/// <summary>Why something about a hand-over was refused.</summary>
internal static class HandoverRefusals
{
    public static readonly Refusal None = new("handover.none", "Không có bàn giao này, hoặc bạn không tham gia.", RefusalKind.NotFound);
    public static readonly Refusal NotYours = new("handover.not-yours", "Việc này không phải của bạn trong bàn giao này.", RefusalKind.Forbidden);
    public static readonly Refusal SavedMeanwhile = new("handover.saved-meanwhile", "Người khác vừa sửa bàn giao này. Xem lại danh sách dưới đây rồi làm lại.", RefusalKind.Conflict);
    public static readonly Refusal ListChanged = new("handover.list-changed", "Danh sách việc vừa thay đổi. Xem lại dưới đây rồi ký.", RefusalKind.Conflict);
    public static readonly Refusal NotPlanned = new("handover.not-planned", "Còn việc chưa có người nhận. Lãnh đạo chọn người nhận cho từng việc trước khi ký.", RefusalKind.Conflict);
    public static readonly Refusal WrongState = new("handover.wrong-state", "Bàn giao đã sang bước khác. Xem lại trang này.", RefusalKind.Conflict);
    public static readonly Refusal AlreadySigned = new("handover.signed", "Bạn đã ký rồi.", RefusalKind.Conflict);
    public static readonly Refusal NotSigned = new("handover.not-signed", "Chưa đủ chữ ký của bên giao và mọi người nhận.", RefusalKind.Conflict);
    public static readonly Refusal StepsMissing = new("handover.steps-missing", "Còn nhóm chưa xác nhận đủ hai bước chuyển quyền trong Zalo (mục “Chuyển quyền nhóm”).", RefusalKind.Conflict);
    public static readonly Refusal ReceiverWitnesses = new("handover.receiver-witnesses", "Bạn nhận việc trong bàn giao này nên lãnh đạo khác xác nhận.", RefusalKind.Forbidden);

    public static Refusal Invalid(string message) => new("handover.invalid", message, RefusalKind.Invalid);
}
