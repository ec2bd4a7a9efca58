using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Announcements.Approval;

/// <summary>Records what somebody named in a good deed answered, and gives out the code of the slip (R-YC-56).</summary>
internal sealed class TakeNamedConsent(BinhYenDb db, SealedRecords seals, Consents consents, CommuneDirectory communes)
{
    private const int LongestName = 80;

    /// <summary>How an answer may have come: somebody was asked in person, on paper or by telephone.</summary>
    public static IReadOnlyList<ConsentChannel> Channels { get; } = [ConsentChannel.Counter, ConsentChannel.Paper, ConsentChannel.Phone];

    /// <summary>Checks and stores. The writer may ask, and whoever approves.</summary>
    /// <param name="by">Who took the answer down.</param>
    /// <param name="id">The good deed.</param>
    /// <param name="posted">Name, way and answer.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The code to hand over, or what to mend; neither when there is no such text for this person.</returns>
    public async Task<(ConsentCode? Slip, FormErrors? Errors)> HandleAsync(CurrentStaff by, AnnouncementId id, IFormCollection posted, CancellationToken cancellationToken)
    {
        var told = await db.Set<Announcement>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.CommuneId == by.CommuneId, cancellationToken);
        if (told is not { State: AnnouncementState.AwaitingApproval or AnnouncementState.Published } || (told.WrittenBy != by.Id && !by.May(Permission.ApproveCases))) return (null, null);
        var words = $"{await seals.OpenAsync(told.Title, Bulletin.Purpose, cancellationToken)}\n{await seals.OpenAsync(told.Text, Bulletin.Purpose, cancellationToken)}";
        var name = VietnameseText.Compose(posted.Text("giver") ?? "").Trim();
        var answer = posted.Consent(ConsentPurpose.GoodExample);
        var known = Enum.TryParse<ConsentChannel>(posted.Text("channel"), out var channel) && Channels.Contains(channel);
        var last = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        var errors = new FormErrors()
            .Demand(name.Length is > 1 and <= LongestName, "giver", "Ghi họ tên người được nêu trong bài.")
            .Demand(name.Length is 0 || VietnameseText.Words(words).Contains(VietnameseText.Fold(last)), "giver", "Tên này không có trong bài. Chỉ ghi đồng ý của người được nêu trong bài.")
            .Demand(known, "channel", "Chọn cách bạn đã hỏi.")
            .Demand(answer is not null, ConsentForm.NameOf(ConsentPurpose.GoodExample), ConsentForm.Missing);
        if (errors.Any) return (null, errors);
        var unit = await communes.PoliceNameAsync(by.CommuneId, cancellationToken);
        var given = new ConsentGiven(by.CommuneId, unit, ConsentPurpose.GoodExample, id.Value, answer!.Value, channel, ActorStamp.Of(by.Id)) { Giver = name };
        var receipt = await consents.TakeAsync(given, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return (receipt.Code, null);
    }
}
