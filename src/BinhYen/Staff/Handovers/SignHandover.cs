using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff.Sessions;
using BinhYen.Staff.SigningIn;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Handovers;

/// <summary>
/// Signatures: each person on a device of their own, in their own session, after proving anew who they are (ux.md §28). Nobody
/// signs for another, except a leader for somebody who cannot, and then never alone.
/// </summary>
internal sealed class SignHandover(BinhYenDb db, HandoverDesk desk, StaffDirectory directory, StaffSignIn signIn, SessionUnlock unlock, IHttpContextAccessor http)
{
    /// <summary>The giver, a receiver or the second person signs.</summary>
    public async Task<Result> HandleAsync(HandoverInHand inHand, HandoverPart part, IFormCollection form, CancellationToken cancellationToken)
    {
        var (handover, by) = (inHand.Handover, inHand.By);
        if (handover.State is not HandoverState.Open) return HandoverRefusals.WrongState;
        var mine = part switch
        {
            HandoverPart.Giver => inHand.View.Gives,
            HandoverPart.Receiver => inHand.View.Receives,
            HandoverPart.SecondPerson => inHand.View.IsSecond && handover.SignedAs(HandoverPart.InPlace) is not null,
            _ => false,
        };
        if (!mine) return HandoverRefusals.NotYours;
        if (handover.SignedAs(part, by.Id) is not null) return HandoverRefusals.AlreadySigned;
        if (await ChangedAsync(handover, form, cancellationToken) is { } changed) return changed;
        if (await ProveAsync(form, cancellationToken) is { } no) return no;
        return await WriteAsync(handover, part, by, cancellationToken);
    }

    /// <summary>A leader signs for a giver who cannot: dead, dismissed, not to be reached. A second person signs beside.</summary>
    public async Task<Result> InPlaceAsync(HandoverInHand inHand, IFormCollection form, CancellationToken cancellationToken)
    {
        var (handover, by) = (inHand.Handover, inHand.By);
        if (!inHand.View.Leads) return HandoverRefusals.NotYours;
        if (handover.State is not HandoverState.Open) return HandoverRefusals.WrongState;
        if (handover.IsGiven) return HandoverRefusals.AlreadySigned;
        if (inHand.View.Receives) return HandoverRefusals.Invalid("Bạn nhận việc trong bàn giao này nên không ký thay bên giao. Nhờ lãnh đạo khác.");
        if (form.Id("second") is not { } chosen || await directory.FindAsync(new StaffId(chosen), cancellationToken) is not { IsClosed: false } second || second.CommuneId != by.CommuneId
            || second.Id == by.Id || second.Id == handover.Giver || handover.Receivers.Contains(second.Id))
            return HandoverRefusals.Invalid("Chọn người thứ hai: đang làm việc ở xã, không phải bạn, bên giao hay bên nhận.");
        if (await ChangedAsync(handover, form, cancellationToken) is { } changed) return changed;
        if (await ProveAsync(form, cancellationToken) is { } no) return no;
        handover.NameSecondPerson(second.Id);
        return await WriteAsync(handover, HandoverPart.InPlace, by, cancellationToken);
    }

    /// <summary>A receiver does not take what was meant for them.</summary>
    public async Task<Result> RefuseAsync(HandoverInHand inHand, IFormCollection form, CancellationToken cancellationToken)
    {
        if (!inHand.View.Receives) return HandoverRefusals.NotYours;
        if (inHand.Handover.State is not HandoverState.Open) return HandoverRefusals.WrongState;
        if (form.Text("why") is not { Length: <= 300 } why) return HandoverRefusals.Invalid("Ghi vì sao chưa nhận, tối đa 300 chữ.");
        inHand.Handover.Refuse(inHand.By.Id, $"{inHand.By.FullName} chưa nhận: {why}", desk.Now);
        return await desk.SaveAsync(inHand.Handover, inHand.By.JournalName, "staff.handover-refused.v1", cancellationToken);
    }

    /// <summary>A leader confirms. From the minute of the hand-over the giver has no rights any more.</summary>
    public async Task<Result> AgreeAsync(HandoverInHand inHand, IFormCollection form, CancellationToken cancellationToken)
    {
        var (handover, by) = (inHand.Handover, inHand.By);
        if (!inHand.View.Leads) return HandoverRefusals.NotYours;
        if (handover.State is not HandoverState.Open) return HandoverRefusals.WrongState;
        if (await ChangedAsync(handover, form, cancellationToken) is { } changed) return changed;
        if (!handover.IsSigned) return HandoverRefusals.NotSigned;
        if (handover.ToPass.Any(i => i.Receiver is not null && !i.StepsDone)) return HandoverRefusals.StepsMissing;
        if (inHand.View.Receives && (await directory.WhoMayAsync(by.CommuneId, Permission.ManageDuty, cancellationToken)).Any(l => l.Id != by.Id && l.Id != handover.Giver && !handover.Receivers.Contains(l.Id)))
            return HandoverRefusals.ReceiverWitnesses;
        if (await ProveAsync(form, cancellationToken) is { } no) return no;
        handover.Agree();
        if (handover.EndsService || handover.Suspends)
        {
            var member = await db.Set<StaffMember>().SingleAsync(s => s.Id == handover.Giver.Value, cancellationToken);
            var end = handover.EffectiveAt > desk.Now ? handover.EffectiveAt : desk.Now;
            if (member.ServesUntil is null || member.ServesUntil > end) member.ServesUntil = end;
        }

        return await WriteAsync(handover, HandoverPart.Witness, by, cancellationToken);
    }

    // Whoever signs has read the list as it is now, not as it was an hour ago.
    private async Task<Refusal?> ChangedAsync(StaffHandover handover, IFormCollection form, CancellationToken cancellationToken)
    {
        if (await desk.SyncAsync(handover, cancellationToken, keepWords: true))
        {
            await desk.SaveAsync(handover, "system", "staff.handover-list-renewed.v1", cancellationToken, ("items", handover.Items.Count));
            return HandoverRefusals.ListChanged;
        }

        if (form.Text("hash") is not { } read || read != Convert.ToHexString(HandoverText.HashOf(handover, null))[..16]) return HandoverRefusals.ListChanged;
        return handover.IsPlanned ? null : HandoverRefusals.NotPlanned;
    }

    private async Task<Refusal?> ProveAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        var context = http.HttpContext!;
        var (answer, credential) = (form.Raw("answer"), form.Raw("credential"));
        if (answer.Length == 0 && credential.Length == 0) return HandoverRefusals.Invalid("Nhập mật khẩu, hoặc 6 số trong ứng dụng xác thực, để ký.");
        if (await signIn.UserManager.GetUserAsync(context.User) is not { } user || context.Features.Get<SessionState>() is not { } state) return HandoverRefusals.NotYours;
        return await unlock.TryAsync(user, state.SessionId, answer, credential, cancellationToken) switch
        {
            SessionUnlock.Outcome.Open => null,
            SessionUnlock.Outcome.TooManyFailures => HandoverRefusals.Invalid("Đã nhập sai nhiều lần nên phiên làm việc kết thúc. Đăng nhập lại rồi ký."),
            SessionUnlock.Outcome.Wrong => HandoverRefusals.Invalid("Chưa đúng. Nhập lại mật khẩu, hoặc chờ mã 6 số mới."),
        };
    }

    private async Task<Result> WriteAsync(StaffHandover handover, HandoverPart part, CurrentStaff by, CancellationToken cancellationToken)
    {
        var session = http.HttpContext!.Features.Get<SessionState>()!.SessionId;
        var device = await db.Set<StaffSession>().Where(s => s.Id == session).Select(s => s.Device).SingleAsync(cancellationToken);
        var hash = HandoverText.HashOf(handover, part is HandoverPart.Receiver ? by.Id : null);
        handover.Sign(new HandoverSignature
        {
            Id = Guid.CreateVersion7(desk.Now), HandoverId = handover.Id, Part = part, Signer = by.Id, At = desk.Now, SessionId = session, Device = device, TextHash = hash,
        });
        return await desk.SaveAsync(handover, by.JournalName, "staff.handover-signed.v1", cancellationToken, ("as", part.ToString()), ("hash", Convert.ToHexString(hash)));
    }
}
