using BinhYen.Intake;
using BinhYen.Testing;

namespace BinhYen.Tests.Intake;

public sealed class StateSecretGuardTests
{
    [Theory]
    [Requirement("R-YC-20")]
    [InlineData("CÔNG AN TỈNH\nTUYỆT MẬT\nKẾ HOẠCH")]
    [InlineData("TỐI  MẬT")]
    [InlineData("Số 12\n  MẬT  \nBáo cáo")]
    [InlineData("[MẬT] gửi anh")]
    [InlineData("Độ mật: Tối mật")]
    [InlineData("TUYỆT MẬT")]
    public void A_mark_in_stamp_form_is_seen(string text) => StateSecretGuard.MarksText(text).ShouldBeTrue();

    [Theory]
    [InlineData("xin giữ bí mật cho tôi")]
    [InlineData("BÍ MẬT GIÚP TÔI")]
    [InlineData("TỐI MẬT ĐỘ XE ĐÔNG")]
    [InlineData("mất xe máy tối qua")]
    [InlineData("bán mật ong giả")]
    [InlineData("")]
    [InlineData(null)]
    public void Everyday_words_pass(string? text) => StateSecretGuard.MarksText(text).ShouldBeFalse();

    [Theory]
    [InlineData("12-TOI_MAT.pdf", true)]
    [InlineData("cong van MẬT.docx", true)]
    [InlineData("bi-mat-gia-dinh.jpg", false)]
    [InlineData("BÍ MẬT.jpg", false)]
    [InlineData("IMG_2026.jpg", false)]
    public void Names_of_files_are_read_too(string name, bool marked) => StateSecretGuard.MarksFileName(name).ShouldBe(marked);
}
