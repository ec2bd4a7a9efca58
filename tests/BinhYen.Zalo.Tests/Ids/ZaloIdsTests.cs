using System.Text.Json;

namespace BinhYen.Zalo.Tests.Ids;

public class ZaloIdsTests
{
    [Theory]
    [InlineData("\"7300000000000000311\"")]
    [InlineData("7300000000000000311")]
    public void An_id_is_read_from_text_or_number_without_losing_a_digit(string json) =>
        JsonSerializer.Deserialize<ZaloUserId>(json).Value.ShouldBe("7300000000000000311");

    [Fact]
    public void An_id_is_written_as_text() => JsonSerializer.Serialize(ZaloUserId.Parse("73")).ShouldBe("\"73\"");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("7\n3")]
    public void What_can_be_no_id_is_refused(string? text)
    {
        ZaloUserId.TryParse(text, out var id).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => id.Value);
    }

    [Theory]
    [InlineData("0900000001")]
    [InlineData("+84 900.000.001")]
    [InlineData("84900000001")]
    [InlineData("(090) 000-0001")]
    public void A_mobile_number_has_one_form(string written)
    {
        ZaloPhone.TryParse(written, out var phone).ShouldBeTrue();
        phone.Value.ShouldBe("84900000001");
        phone.ToString().ShouldNotContain("9000");
    }

    [Theory]
    [InlineData("02438240000")]
    [InlineData("+1 202 555 0100")]
    [InlineData("090000000")]
    [InlineData("abc")]
    [InlineData(null)]
    public void Landlines_and_foreign_numbers_are_refused(string? written) => ZaloPhone.TryParse(written, out _).ShouldBeFalse();

    [Theory]
    [InlineData("99999999999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("1.5e3")]
    [InlineData("hôm qua")]
    public void A_nonsense_time_is_kept_but_is_no_instant(string text) => new ZaloTimestamp(text).Instant.ShouldBeNull();
}
