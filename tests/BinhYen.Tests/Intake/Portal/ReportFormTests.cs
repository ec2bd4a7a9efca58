using BinhYen.Intake.Portal;

namespace BinhYen.Tests.Intake.Portal;

public sealed class ReportFormTests
{
    [Theory]
    [InlineData("0912 345 678", "0912345678")]
    [InlineData("0912.345.678", "0912345678")]
    [InlineData("+84 912 345 678", "0912345678")]
    [InlineData("84912345678", "0912345678")]
    [InlineData("0219-386-1234", "02193861234")]
    public void A_number_is_understood_however_it_is_spaced(string typed, string digits) => Form(typed).PhoneDigits.ShouldBe(digits);

    [Theory]
    [InlineData("912345")]
    [InlineData("không có")]
    [InlineData("1234567890")]
    public void What_is_no_number_is_answered_with_an_example(string typed)
    {
        Form(typed).PhoneDigits.ShouldBeNull();
        Form(typed).Errors(hasFiles: false).ShouldContain(e => e.Field == "sdt" && e.Message.Contains("0912 345 678"));
    }

    [Fact]
    public void A_picture_alone_is_a_report()
    {
        var form = ReportForm.Empty();
        form.Errors(hasFiles: true).ShouldBeEmpty();
        form.Errors(hasFiles: false).ShouldHaveSingleItem().Field.ShouldBe("ke-text");
    }

    [Fact]
    public void Nobody_is_asked_for_a_name_unless_they_chose_to_give_one()
    {
        (ReportForm.Empty() with { Text = "Mất xe" }).Errors(hasFiles: false).ShouldBeEmpty();
        (ReportForm.Empty() with { Text = "Mất xe", Secrecy = ReportForm.KeptSecret }).Errors(hasFiles: false).ShouldHaveSingleItem().Message.ShouldContain("Ẩn danh");
    }

    [Fact]
    public void Every_list_of_answers_has_a_way_not_to_know()
    {
        ReportChoices.Topics[^1].Value.ShouldBe(ReportChoices.Unknown);
        ReportChoices.Times[^1].Value.ShouldBe(ReportChoices.Unknown);
        ReportChoices.Times.LabelOf(ReportChoices.Unknown).ShouldBeNull();
    }

    private static ReportForm Form(string phone) => ReportForm.Empty() with { Text = "Mất xe", Secrecy = ReportForm.Named, Phone = phone };
}
