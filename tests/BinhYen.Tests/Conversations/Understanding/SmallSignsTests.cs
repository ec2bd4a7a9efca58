using BinhYen.Conversations.Understanding;

namespace BinhYen.Tests.Conversations.Understanding;

public sealed class SmallSignsTests
{
    [Theory]
    [InlineData("thôi", true)]
    [InlineData("Hủy ạ", true)]
    [InlineData("huỷ", true)]
    [InlineData("dừng", true)]
    [InlineData("hết", true)]
    [InlineData("thoi", true)]
    [InlineData("đúng", false)]
    [InlineData("đừng", false)]
    [InlineData("thôi chết, cháy nhà rồi", false)]
    [InlineData("tôi ở thôn Đông Khê", false)]
    public void A_command_to_stop_stands_alone(string text, bool isStop) => StopCommand.IsIn([text]).ShouldBe(isStop);

    [Fact]
    public void Nothing_said_is_no_command() => StopCommand.IsIn([]).ShouldBeFalse();

    [Theory]
    [InlineData("MẬT", "Secret")]
    [InlineData("Kế hoạch số 5\nTỐI MẬT\nNội dung", "TopSecret")]
    [InlineData("[TUYỆT MẬT] phương án", "UltraSecret")]
    [InlineData("Độ mật: Mật", "Secret")]
    [InlineData("  -- MẬT --  ", "Secret")]
    public void A_stamp_is_seen(string text, string mark) => SecrecyMarks.Find(text).ToString().ShouldBe(mark);

    [Theory]
    [InlineData("xin giữ bí mật giúp em")]
    [InlineData("EM XIN GIỮ BÍ MẬT")]
    [InlineData("EM BÁN MẬT ONG RỪNG")]
    [InlineData("quên MẬT KHẨU vneid")]
    [InlineData("Nội dung tối mật mờ")]
    public void Talk_of_secrets_honey_and_passwords_is_no_stamp(string text) => SecrecyMarks.Find(text).ShouldBeNull();
}
