using BinhYen.Zalo.Accounts;
using BinhYen.Zalo.Groups;
using BinhYen.Zalo.Messages;
using BinhYen.Zalo.Tests.Drivers;
using BinhYen.Zalo.Users;
using BinhYen.Zalo.Webhooks;
using SkiaSharp;

namespace BinhYen.Zalo.Tests.RoundTrips;

public sealed class ClientAgainstSimulatorTests
{
    private static readonly ZaloUserId Admin = ZaloUserId.Parse("7300000000000000999");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_arrives_and_its_echo_carries_the_id_of_the_receipt()
    {
        await using var granted = await GrantedClient.StartAsync();
        var resident = await granted.WriterAsync();
        var sent = (await granted.Client.Messages.SendAsync(resident, new TextMessage("Đã nhận phản ánh số 0042."), Stop)).Value;

        sent.UserId.ShouldBe(resident);
        var echo = (await granted.LastEventAsync()).ShouldBeOfType<MessageFromOa>();
        (echo.Message.Id, echo.UserId, echo.OaId, echo.AdminId).ShouldBe((sent.MessageId, resident, FakeZalo.Oa, null));
        echo.Message.TextSurrogate.ShouldBe("Đã nhận phản ánh số 0042.");
    }

    [Fact]
    public async Task A_large_photo_is_shrunk_uploaded_and_sent()
    {
        await using var granted = await GrantedClient.StartAsync();
        var resident = await granted.WriterAsync();
        var media = (await granted.Client.Uploads.ImageAsync(LargePhoto(), Stop)).Value;
        (await granted.Client.Messages.SendAsync(resident, new ImageMessage(media, "Hiện trường"), Stop)).IsSuccess.ShouldBeTrue();
        (await granted.LastEventAsync()).ShouldBeOfType<MessageFromOa>().Kind.ShouldBe(MessageKind.Image);

        await granted.Zalo.FaultAsync(new { kind = "expireUploads" });
        (await granted.Client.Messages.SendAsync(resident, new ImageMessage(media), Stop)).Error
            .ShouldNotBeNull().Reaction.ShouldBe(ZaloReaction.UploadAgain);
    }

    [Fact]
    public async Task A_document_and_buttons_arrive()
    {
        await using var granted = await GrantedClient.StartAsync();
        var resident = await granted.WriterAsync();
        var document = (await granted.Client.Uploads.FileAsync("%PDF-1.4 demo"u8.ToArray(), "Thông báo.pdf", Stop)).Value;
        (await granted.Client.Messages.SendAsync(resident, document, Stop)).IsSuccess.ShouldBeTrue();

        var menu = new ButtonsMessage("Bà con cần gì?", [new ZaloButton("Báo tin", new SayWords("#baotin"))]);
        (await granted.Client.Messages.SendAsync(resident, menu, Stop)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task An_expired_token_is_renewed_behind_the_callers_back()
    {
        await using var granted = await GrantedClient.StartAsync();
        var resident = await granted.WriterAsync();
        var before = (await granted.Store.LoadAsync(FakeZalo.Oa, Stop))!.RefreshToken;
        await granted.Zalo.FaultAsync(new { kind = "expireAccessToken" });

        (await granted.Client.Messages.SendAsync(resident, new TextMessage("a"), Stop)).IsSuccess.ShouldBeTrue();
        (await granted.Store.LoadAsync(FakeZalo.Oa, Stop))!.RefreshToken.ShouldNotBe(before);
    }

    [Fact]
    public async Task Two_processes_survive_a_month_on_one_grant()
    {
        await using var granted = await GrantedClient.StartAsync();
        var other = granted.AnotherProcess();
        for (var day = 0; day < 30; day++)
        {
            granted.Zalo.Clock.Advance(TimeSpan.FromDays(1));
            var tokens = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? granted.Tokens : other).CurrentAsync(Stop)));
            tokens.Select(token => token.Value).Distinct().Count().ShouldBe(1);
        }

        (await granted.Client.Account.ReadAsync(Stop)).Value.OaId.ShouldBe(FakeZalo.Oa);
    }

    [Fact]
    public async Task A_burned_refresh_token_is_for_the_administrator()
    {
        await using var granted = await GrantedClient.StartAsync();
        await granted.Zalo.FaultAsync(new { kind = "expireAccessToken" });
        await granted.Zalo.FaultAsync(new { kind = "burnRefreshToken" });
        var error = (await granted.Client.Account.ReadAsync(Stop)).Error.ShouldNotBeNull();
        (error.Table, error.Code, error.Reaction).ShouldBe((ZaloErrorTable.OAuth, -14014, ZaloReaction.Administrator));
    }

    [Fact]
    public async Task After_seven_days_of_silence_the_window_is_closed()
    {
        await using var granted = await GrantedClient.StartAsync();
        var resident = await granted.WriterAsync();
        granted.Zalo.Clock.Advance(TimeSpan.FromDays(8));
        (await granted.Client.Messages.SendAsync(resident, new TextMessage("a"), Stop)).Error
            .ShouldNotBeNull().Reaction.ShouldBe(ZaloReaction.WindowClosed);
    }

    [Fact]
    public async Task A_person_who_blocks_is_told_from_a_closed_window()
    {
        await using var granted = await GrantedClient.StartAsync();
        var resident = await granted.WriterAsync();
        await granted.Zalo.PostAsync($"/sim/residents/{resident}/block", new { });
        (await granted.Client.Messages.SendAsync(resident, new TextMessage("a"), Stop)).Error
            .ShouldNotBeNull().Reaction.ShouldBe(ZaloReaction.BlockedByUser);
    }

    [Fact]
    public async Task Quota_person_and_history_agree_about_the_last_word()
    {
        await using var granted = await GrantedClient.StartAsync();
        var resident = await granted.WriterAsync("Đèn đường hỏng ở ngõ 5");
        (await granted.Client.Account.QuotaForAsync(resident, Stop)).Value.LastInteraction?.Instant
            .ShouldNotBeNull().ShouldBe(granted.Zalo.Clock.GetUtcNow(), TimeSpan.FromSeconds(5));
        (await granted.Client.Users.ReadAsync(resident, Stop)).Value.IsFollower.ShouldBe(true);
        (await granted.Client.Users.ListAsync(UserFilter.Everybody, cancellationToken: Stop)).Value.Items.ShouldContain(resident);

        var newest = (await granted.Client.History.WithAsync(resident, cancellationToken: Stop)).Value[0];
        (newest.FromOa, newest.UserId, newest.Text).ShouldBe((false, resident, "Đèn đường hỏng ở ngõ 5"));
        (await granted.Client.History.RecentAsync(cancellationToken: Stop)).Value.ShouldContain(item => item.UserId == resident);
    }

    [Fact]
    public async Task A_tag_is_given_and_listed()
    {
        await using var granted = await GrantedClient.StartAsync();
        var resident = await granted.WriterAsync();
        (await granted.Client.Tags.GiveAsync(resident, "Tổ 3", Stop)).IsSuccess.ShouldBeTrue();
        (await granted.Client.Tags.ListAsync(Stop)).Value.ShouldContain("Tổ 3");
        (await granted.Client.Users.ReadAsync(resident, Stop)).Value.Tags.ShouldBe(["Tổ 3"]);
    }

    [Fact]
    public async Task A_group_lives_from_its_making_to_its_end()
    {
        await using var granted = await GrantedClient.StartAsync();
        var groups = granted.Client.Groups;
        var resident = await granted.WriterAsync();
        var asset = (await groups.AssetsAsync("gmf50", QuotaOrigin.Purchase, Stop)).Value.First(free => free.IsAvailable);
        var group = (await groups.CreateAsync("Tổ dân phố 3", "An ninh trật tự", asset.AssetId!, [Admin], Stop)).Value;

        (await groups.InviteAsync(group.GroupId, [resident], Stop)).IsSuccess.ShouldBeTrue();
        (await groups.MembersAsync(group.GroupId, 0, 50, Stop)).Value.Items.ShouldContain(member => member.UserId == Admin);
        var changed = (await groups.ChangeAsync(
            group.GroupId, new GroupChangeRequest { Settings = new GroupSettings { JoinNeedsApproval = true } }, Stop)).Value;
        changed.Settings!.JoinNeedsApproval.ShouldBe(true);
        (await groups.ListAsync(0, 50, Stop)).Value.Items.ShouldContain(listed => listed.GroupId == group.GroupId);

        var sent = (await groups.Chats.SendAsync(group.GroupId, new TextMessage("Mất điện 8-11h"), cancellationToken: Stop)).Value;
        (await groups.Chats.OfAsync(group.GroupId, cancellationToken: Stop)).Value.ShouldContain(item => item.MessageId == sent && item.FromOa);

        (await groups.DissolveAsync(group.GroupId, Stop)).IsSuccess.ShouldBeTrue();
        (await granted.LastEventAsync()).ShouldBeOfType<GroupChanged>().Change.ShouldBe(GroupChange.Dissolved);
    }

    [Fact]
    public async Task What_a_person_sends_is_understood()
    {
        await using var granted = await GrantedClient.StartAsync();
        var resident = await granted.WriterAsync("Có tiếng nổ lạ");
        var text = (await granted.LastEventAsync()).ShouldBeOfType<MessageFromUser>();
        (text.UserId, text.OaId, text.Message.Text).ShouldBe((resident, FakeZalo.Oa, "Có tiếng nổ lạ"));

        await granted.Zalo.WriteAsync(resident.Value, new { location = new { latitude = 21.0278, longitude = 105.8342, name = "Nhà văn hóa thôn 2" } });
        var place = (await granted.LastEventAsync()).ShouldBeOfType<MessageFromUser>();
        place.Message.Attachments.ShouldHaveSingleItem().ShouldBeOfType<BinhYen.Zalo.Webhooks.Attachments.LocationAttachment>().Latitude.ShouldBe(21.0278);

        await granted.Zalo.WriteAsync(resident.Value, new { contact = new { name = "Nguyễn Văn Mẫu", phone = "0900000001", ward = "Xã Mẫu" } });
        (await granted.LastEventAsync()).ShouldBeOfType<ContactShared>().Ward.ShouldBe("Xã Mẫu");
    }

    [Fact]
    public async Task The_consoles_test_button_is_recognised()
    {
        await using var granted = await GrantedClient.StartAsync();
        await granted.Zalo.PostAsync("/sim/console/test", new { });
        (await granted.LastEventAsync()).IsConsoleTest.ShouldBeTrue();
    }

    private static byte[] LargePhoto()
    {
        using var bitmap = new SKBitmap(1400, 1000, SKColorType.Rgba8888, SKAlphaType.Opaque);
        new Random(7).NextBytes(bitmap.GetPixelSpan());
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 95);
        jpeg.Size.ShouldBeGreaterThan(1_000_000);
        return jpeg.ToArray();
    }
}
