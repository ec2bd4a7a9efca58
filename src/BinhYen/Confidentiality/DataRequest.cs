using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Confidentiality;

/// <summary>What a person may ask for about their own data (Luật 91/2025 Art. 4(1); P-04).</summary>
internal enum DataRight
{
    /// <summary>Which data, what for, who saw them.</summary>
    Know,
    See,
    Correct,

    /// <summary>A copy to take away.</summary>
    Copy,

    /// <summary>The words and files too, not only name and contact.</summary>
    Delete,

    /// <summary>Keep it, use it no further.</summary>
    Restrict,
    Object,

    /// <summary>Taking consent, name and contact back.</summary>
    Withdraw,
    Complain,
}

/// <summary>What shows that the asker is the person: no more than the matter needs.</summary>
internal enum DataProof
{
    /// <summary>Whoever holds the code is the reporter; there is no other proof for people who gave no name.</summary>
    TrackingCode,

    /// <summary>The chat the data came from.</summary>
    Chat,
}

internal enum DataRequestState
{
    /// <summary>Nobody has replied yet.</summary>
    New,

    /// <summary>The person was told that it is taken up and until when.</summary>
    InWork,
    Done,
    Refused,
}

/// <summary>Why the law lets a request be refused. Chosen from this list, and told to the person in words.</summary>
internal enum DataRefusalGround
{
    /// <summary>Luật 91/2025 Art. 14 and 19: handling a report on crime or violations needs the data.</summary>
    HandlingGoesOn,

    /// <summary>Another law orders the record to be kept.</summary>
    LawOrdersKeeping,

    /// <summary>It would give another person's data away.</summary>
    HarmsOthers,

    /// <summary>The asker did not show to be the person.</summary>
    NotTheSamePerson,

    /// <summary>There are no such data any more.</summary>
    NothingKept,
}

/// <summary>A request about personal data.</summary>
internal readonly record struct DataRequestId(Guid Value) : ITypedId<DataRequestId>
{
    public static DataRequestId From(Guid value) => new(value);
    public static DataRequestId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}

/// <summary>Whose data: a thread, a person known to the vault, or both. Opaque.</summary>
/// <param name="CommuneId">Whose channel.</param>
/// <param name="Thread">The thread of a tracking code; null for a chat without a report.</param>
/// <param name="Reporter">The vault's reference; null for anonymous reporters.</param>
internal sealed record DataSubject(CommuneId CommuneId, Guid? Thread, Guid? Reporter);

/// <summary>One request of a person about their own data, with the clocks of the law (P-06, P-07) as stored times.</summary>
internal sealed class DataRequest
{
    private readonly List<DataRequestStep> steps = [];

    public DataRequestId Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>"DL-7K2M9X": what both sides call it by.</summary>
    public required string Number { get; init; }
    public DataRight Right { get; init; }

    /// <summary>The thread it is about; null for a chat without a report.</summary>
    public Guid? Thread { get; init; }

    /// <summary>Opaque reference of the vault; null for anonymous reporters.</summary>
    public Guid? Reporter { get; init; }
    public ConsentChannel Channel { get; init; }
    public DataProof Proof { get; init; }

    /// <summary>Who wrote it down for a caller or visitor; null when the person asked alone.</summary>
    public StaffId? TakenBy { get; init; }

    /// <summary>What the person wrote; null when a button said it all.</summary>
    public SealedText? Words { get; init; }

    /// <summary>What we answered, in words; null while there is nothing to say.</summary>
    public SealedText? Answer { get; private set; }
    public RecordKeyId KeyId { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the person must have been told that it is taken up: two working days (P-06).</summary>
    public DateTimeOffset ReplyDue { get; init; }

    /// <summary>When it must be carried out (P-07), as extended.</summary>
    public DateTimeOffset CarryOutDue { get; private set; }
    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>When it was extended, at most once; null for never.</summary>
    public DateTimeOffset? ExtendedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public DataRequestState State { get; private set; }
    public DataRefusalGround? Ground { get; private set; }

    /// <summary>Counts saves, so that two who work on it at once do not overwrite each other.</summary>
    public int Version { get; private set; }

    /// <summary>What happened to it, as the person sees it.</summary>
    public IReadOnlyList<DataRequestStep> Steps => steps;

    /// <summary>Whether staff see how it came. Of a withdrawal they do not: those of a chat that come in a few days are one person's.</summary>
    public bool TellsHow => Right is not DataRight.Withdraw || TakenBy is not null;

    public bool IsOpen => State is DataRequestState.New or DataRequestState.InWork;

    /// <summary>The next time something is owed; null when closed.</summary>
    public DateTimeOffset? NextDue => !IsOpen ? null : RepliedAt is null ? ReplyDue : CarryOutDue;

    /// <summary>A new request with its clocks running.</summary>
    public static DataRequest Receive(DataRequest request, DateTimeOffset carryOutDue, ActorStamp by)
    {
        request.CarryOutDue = carryOutDue;
        request.Add(DataRequestStepKind.Received, request.ReceivedAt, by);
        return request;
    }

    /// <summary>Tells the person that it is taken up.</summary>
    public Result Reply(SealedText? words, DateTimeOffset at, ActorStamp by)
    {
        if (State is not DataRequestState.New) return DataRequestRefusals.NotNew;
        (State, RepliedAt, Answer) = (DataRequestState.InWork, at, words ?? Answer);
        Add(DataRequestStepKind.Replied, at, by);
        return Result.Done;
    }

    /// <summary>Gives it more time, once, up to what the law allows.</summary>
    public Result Extend(DateTimeOffset until, SealedText reason, DateTimeOffset at, ActorStamp by)
    {
        if (!IsOpen) return DataRequestRefusals.Closed;
        if (ExtendedAt is not null) return DataRequestRefusals.ExtendedBefore;
        if (at > CarryOutDue) return DataRequestRefusals.TooLateToExtend;
        (ExtendedAt, CarryOutDue, RepliedAt, Answer, State) = (at, until, RepliedAt ?? at, reason, DataRequestState.InWork);
        Add(DataRequestStepKind.Extended, at, by);
        return Result.Done;
    }

    /// <summary>It was done.</summary>
    public Result CarryOut(SealedText? words, DateTimeOffset at, ActorStamp by)
    {
        if (!IsOpen) return DataRequestRefusals.Closed;
        (State, RepliedAt, ClosedAt, Answer) = (DataRequestState.Done, RepliedAt ?? at, at, words ?? Answer);
        Add(DataRequestStepKind.CarriedOut, at, by);
        return Result.Done;
    }

    /// <summary>It cannot be done, for a reason the law knows.</summary>
    public Result Refuse(DataRefusalGround ground, SealedText words, DateTimeOffset at, ActorStamp by)
    {
        if (!IsOpen) return DataRequestRefusals.Closed;
        (State, RepliedAt, ClosedAt, Answer, Ground) = (DataRequestState.Refused, RepliedAt ?? at, at, words, ground);
        Add(DataRequestStepKind.Refused, at, by);
        return Result.Done;
    }

    private void Add(DataRequestStepKind kind, DateTimeOffset at, ActorStamp by)
    {
        steps.Add(new DataRequestStep { RequestId = Id, Number = steps.Count + 1, Kind = kind, At = at, By = by });
        Version++;
    }
}

internal enum DataRequestStepKind
{
    Received,
    Replied,
    Extended,
    CarriedOut,
    Refused,
}

/// <summary>One step of a request. Never changed.</summary>
internal sealed class DataRequestStep
{
    public DataRequestId RequestId { get; init; }

    /// <summary>1, 2, 3 … within the request.</summary>
    public int Number { get; init; }
    public DataRequestStepKind Kind { get; init; }
    public DateTimeOffset At { get; init; }
    public ActorStamp By { get; init; }
}

/// <summary>Every "no" on the way of a request.</summary>
internal static class DataRequestRefusals
{
    public static Refusal NotNew { get; } = No("not-new", "Yêu cầu này đã được trả lời. Tải lại trang để xem.");
    public static Refusal Closed { get; } = No("closed", "Yêu cầu này đã xong. Tải lại trang để xem.");
    public static Refusal ExtendedBefore { get; } = No("extended-before", "Luật chỉ cho gia hạn một lần. Hãy làm hoặc từ chối có căn cứ.");
    public static Refusal TooLateToExtend { get; } = No("too-late", "Đã quá hạn nên không gia hạn được. Hãy làm ngay và nói rõ vì sao chậm.");
    public static Refusal TooLong { get; } = No("too-long", "Nội dung dài quá 2.000 ký tự. Xin viết ngắn lại.");
    public static Refusal HandlingGoesOn { get; } = No("handling-goes-on", "Vụ việc còn đang giải quyết nên chưa xóa được lời kể. Đợi kết thúc, hoặc từ chối với căn cứ.");
    public static Refusal NotFound { get; } = new("data.not-found", "Không thấy yêu cầu này.", RefusalKind.NotFound);

    private static Refusal No(string code, string message) => new($"data.{code}", message, RefusalKind.Conflict);
}

internal sealed class DataRequestMapping : IEntityTypeConfiguration<DataRequest>
{
    public void Configure(EntityTypeBuilder<DataRequest> builder)
    {
        builder.ToTable("data_requests").HasKey(r => r.Id);
        builder.Property(r => r.Number).HasMaxLength(12);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.CommuneId, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.CommuneId, r.State, r.CarryOutDue });
        builder.HasIndex(r => r.Thread);
        builder.HasIndex(r => r.Reporter);
        builder.Ignore(r => r.IsOpen).Ignore(r => r.NextDue).Ignore(r => r.TellsHow);
        builder.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.RequestId);
        builder.Navigation(r => r.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class DataRequestStepMapping : IEntityTypeConfiguration<DataRequestStep>
{
    public void Configure(EntityTypeBuilder<DataRequestStep> builder) =>
        builder.ToTable("data_request_steps").HasKey(s => new { s.RequestId, s.Number });
}
