using BinhYen.Communes;
using BinhYen.Communes.ModelProfile;
using BinhYen.Groups.Regulations;
using BinhYen.Platform;

namespace BinhYen.Tests.Communes;

/// <summary>Seats of the committee as the plans' words expand into people.</summary>
public sealed class CommitteeSeatsTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly Hamlet[] Hamlets = [.. new[] { "Đông", "Tây" }.Select(n => new Hamlet { Id = HamletId.New(Now), Code = n, Term = "thôn", Name = n })];

    [Fact]
    public void Positions_of_hamlets_become_one_seat_each_and_vacant_ones_are_shown()
    {
        var profile = ProfilePresets.Load().Find("yen-cuong")!.Values;
        PositionHolding[] held =
        [
            Held("Phó Chủ tịch UBND xã", "Phạm Thị Hai"), Held("Trưởng Công an xã", "Trần Văn Hùng"), Held("Phó Trưởng Công an xã", "Lê Thị Mai"), Held("Trưởng thôn Tây", "Ngô Văn Tây", PositionKind.HamletHead, Hamlets[1]),
        ];
        var seats = CommitteeSeats.Expand(profile, Hamlets, held, Now).Select(s => (s.Rank, s.Position, Holder: s.Holder?.HolderName)).ToList();
        seats.ShouldContain((CommitteeRank.Head, "Phó Chủ tịch UBND xã", "Phạm Thị Hai"));
        seats.ShouldContain((CommitteeRank.Deputy, "Trưởng Công an xã", "Trần Văn Hùng"));
        seats.ShouldContain((CommitteeRank.Member, "Trưởng thôn Đông", null));
        seats.ShouldContain((CommitteeRank.Member, "Trưởng thôn Tây", "Ngô Văn Tây"));
        seats.Count(s => s.Position.Contains("Tổ trưởng", StringComparison.Ordinal)).ShouldBe(2, "the security team of every hamlet");
        seats.ShouldNotContain(s => s.Holder == "Lê Thị Mai", "a deputy chief is not the chief");
        seats.Count.ShouldBe(10);
    }

    [Fact]
    public void Membership_ends_with_the_office_at_the_minute()
    {
        var profile = ProfilePresets.Load().Find("yen-cuong")!.Values;
        PositionHolding[] held = [Held("Phó Chủ tịch UBND xã", "Người Trước", until: Now), Held("Phó Chủ tịch UBND xã", "Người Sau", from: Now)];
        CommitteeSeats.Expand(profile, Hamlets, held, Now.AddMinutes(-1))[0].Holder!.HolderName.ShouldBe("Người Trước");
        CommitteeSeats.Expand(profile, Hamlets, held, Now)[0].Holder!.HolderName.ShouldBe("Người Sau");
        CommitteeSeats.Expand(ProfilePresets.Load().Find("thuan-loi")!.Values, Hamlets, held, Now).ShouldBeEmpty("no committee, no seats");
    }

    [Theory]
    [InlineData("Nghiêm cấm đăng biện pháp nghiệp vụ", true)]
    [InlineData("Thành viên không được nêu tài liệu mật, biện pháp nghiệp vụ", true)]
    [InlineData("Nhóm trao đổi biện pháp nghiệp vụ", false)]
    [InlineData("Không quảng cáo. Nhóm trao đổi biện pháp nghiệp vụ", false)]
    [InlineData("Điều 2: không quảng cáo;\nbiện pháp nghiệp vụ gồm", false)]
    public void A_rule_may_name_what_it_forbids_and_only_in_that_sentence(string text, bool forbidden) =>
        IssueRegulation.IsForbidden(text, text.IndexOf("biện pháp", StringComparison.Ordinal)).ShouldBe(forbidden);

    private static PositionHolding Held(string title, string holder, PositionKind kind = PositionKind.Other, Hamlet? hamlet = null, DateTimeOffset? from = null, DateTimeOffset? until = null) =>
        new() { Id = Guid.CreateVersion7(), Kind = kind, Title = title, HolderName = holder, HamletId = hamlet?.Id, StartsAt = from ?? Now.AddYears(-1), EndsAt = until };
}
