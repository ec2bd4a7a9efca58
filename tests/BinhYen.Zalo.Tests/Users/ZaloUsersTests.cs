using BinhYen.Zalo.Tests.Drivers;
using BinhYen.Zalo.Users;

namespace BinhYen.Zalo.Tests.Users;

public class ZaloUsersTests
{
    private const string Done = """{ "error": 0, "message": "Success" }""";
    private readonly FakeZalo _zalo = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_read_with_what_they_shared()
    {
        _zalo.Answers("""
            { "data": { "user_id": "7300000000000000311", "user_id_by_app": "5100000000000000429", "user_external_id": "",
              "display_name": "Nguyễn Văn Mẫu", "user_alias": "Mẫu - tổ 3", "is_sensitive": false,
              "user_last_interaction_date": "12/10/2026", "user_is_follower": true, "avatar": "https://s160-ava-talk.zadn.vn/demo.jpg",
              "tags_and_notes_info": { "notes": [ "ghi chú" ], "tag_names": [ "Tổ 3" ] },
              "shared_info": { "address": "Thôn 2", "city": "Tỉnh Mẫu", "phone": 84900000001, "name": "Mẫu" } },
              "error": 0, "message": "Success" }
            """);
        var person = (await _zalo.Client().Users.ReadAsync(FakeZalo.Resident, Stop)).Value;

        _zalo.Last.Target.AbsolutePath.ShouldBe("/v3.0/oa/user/detail");
        _zalo.Last.Target.DataArgument().ShouldBeJson("""{ "user_id": "7300000000000000311" }""");
        (person.DisplayName, person.Alias, person.ExternalId, person.IsFollower).ShouldBe(("Nguyễn Văn Mẫu", "Mẫu - tổ 3", null, true));
        person.Tags.ShouldBe(["Tổ 3"]);
        person.Shared.ShouldBe(new SharedContact { FullName = "Mẫu", Phone = "84900000001", Address = "Thôn 2", City = "Tỉnh Mẫu" });
        person.ToString().ShouldNotContain("Mẫu");
    }

    [Theory]
    [InlineData("""{ "user_id": "73" }""")]
    [InlineData("""{ "user_id": 73, "shared_info": {} }""")]
    [InlineData("""{ "user_id": "73", "shared_info": { "phone": "", "name": " " }, "tags_and_notes_info": [] }""")]
    public async Task Nothing_is_shared_until_the_person_shared_it(string data)
    {
        _zalo.Answers($$"""{ "data": {{data}}, "error": 0 }""");
        var person = (await _zalo.Client().Users.ReadAsync(FakeZalo.Resident, Stop)).Value;
        (person.UserId.Value, person.Shared, person.IsFollower).ShouldBe(("73", null, null));
    }

    [Fact]
    public async Task People_are_listed_by_pages()
    {
        _zalo.Answers("""{ "data": { "total": 812, "count": 2, "offset": 100, "users": [ { "user_id": "73" }, { "user_id": 74 }, {} ] }, "error": 0 }""");
        var filter = new UserFilter { Tag = "Tổ 3", IsFollower = true, LastInteraction = InteractionPeriod.LastSevenDays };
        var page = (await _zalo.Client().Users.ListAsync(filter, 100, 2, Stop)).Value;

        _zalo.Last.Target.DataArgument().ShouldBeJson(
            """{ "offset": 100, "count": 2, "tag_name": "Tổ 3", "last_interaction_period": "L7D", "is_follower": "true" }""");
        page.Items.Select(user => user.Value).ShouldBe(["73", "74"]);
        (page.Total, page.NextOffset).ShouldBe((812, 102));
    }

    [Fact]
    public void A_period_has_the_form_of_the_documents() =>
        InteractionPeriod.Between(new DateOnly(2026, 1, 2), new DateOnly(2026, 10, 12)).Value.ShouldBe("2026_01_02:2026_10_12");

    [Theory]
    [InlineData(-1, 50)]
    [InlineData(9952, 50)]
    [InlineData(0, 51)]
    [InlineData(0, 0)]
    public async Task A_page_beyond_the_limits_is_not_asked_for(int offset, int count)
    {
        (await _zalo.Client().Users.ListAsync(UserFilter.Everybody, offset, count, Stop)).IsSuccess.ShouldBeFalse();
        _zalo.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_what_changes_is_sent()
    {
        _zalo.Answers(Done);
        await _zalo.Client().Users.UpdateAsync(FakeZalo.Resident, "Mẫu", contact: new SharedContact { Phone = "84900000001" }, cancellationToken: Stop);
        _zalo.Last.Target.AbsolutePath.ShouldBe("/v3.0/oa/user/update");
        _zalo.Last.Body.ShouldBeJson("""{ "user_id": "7300000000000000311", "user_alias": "Mẫu", "shared_info": { "phone": "84900000001" } }""");
    }

    [Fact]
    public async Task Stored_contact_data_can_be_deleted()
    {
        _zalo.Answers(Done);
        (await _zalo.Client().Users.DeleteInfoAsync(FakeZalo.Resident, Stop)).IsSuccess.ShouldBeTrue();
        _zalo.Last.Target.AbsolutePath.ShouldBe("/v2.0/oa/deletefollowerinfo");
    }

    [Fact]
    public async Task A_tag_takes_the_id_as_a_number_without_losing_a_digit()
    {
        _zalo.Answers(Done);
        await _zalo.Client().Tags.GiveAsync(FakeZalo.Resident, "Tổ 3", Stop);
        _zalo.Last.Target.AbsolutePath.ShouldBe("/v2.0/oa/tag/tagfollower");
        _zalo.Last.Body.ShouldBe("""{"user_id":7300000000000000311,"tag_name":"Tổ 3"}""");
    }

    [Fact]
    public async Task Tags_are_a_bare_array()
    {
        _zalo.Answers("""{ "data": [ "Tổ 3", "Tổ 4" ], "error": 0 }""");
        (await _zalo.Client().Tags.ListAsync(Stop)).Value.ShouldBe(["Tổ 3", "Tổ 4"]);
    }

    [Fact]
    public async Task A_tag_is_taken_and_deleted()
    {
        _zalo.Answers(Done).Answers(Done);
        await _zalo.Client().Tags.TakeAsync(FakeZalo.Resident, "a", Stop);
        _zalo.Last.Target.AbsolutePath.ShouldBe("/v2.0/oa/tag/rmfollowerfromtag");
        await _zalo.Client().Tags.DeleteAsync("a", Stop);
        _zalo.Last.Body.ShouldBeJson("""{ "tag_name": "a" }""");
    }
}
