namespace BinhYen.Zalo.Tests.Errors;

public class ZaloErrorTests
{
    [Theory]
    [InlineData(ZaloReaction.Refresh, -216, -220)]
    [InlineData(ZaloReaction.Wait, -32, -200, -211, -214, -218, -234)]
    [InlineData(ZaloReaction.WindowClosed, -230, -232)]
    [InlineData(ZaloReaction.BlockedByUser, -217, -244)]
    [InlineData(ZaloReaction.RecipientUnreachable, -213, -227)]
    [InlineData(ZaloReaction.UploadAgain, -100)]
    [InlineData(ZaloReaction.OurFault, -201, -210, -233, -240, -242, -249)]
    [InlineData(ZaloReaction.Administrator, -204, -205, -209, -212, -219, -221, -223, -224, -235, -237, -248, -320, -321, -403)]
    [InlineData(ZaloReaction.Unknown, -9999)]
    public void The_codes_of_the_account_api_have_their_reaction(ZaloReaction reaction, params int[] codes) =>
        codes.ShouldAllBe(code => ZaloError.FromZalo(ZaloErrorTable.Oa, code, null).Reaction == reaction);

    [Theory]
    [InlineData(ZaloReaction.Refresh, -124)]
    [InlineData(ZaloReaction.Wait, -100, -133, -144, -147)]
    [InlineData(ZaloReaction.BlockedByUser, -139, -141)]
    [InlineData(ZaloReaction.RecipientUnreachable, -114, -118, -119, -140)]
    [InlineData(ZaloReaction.OurFault, -1121, -1122, -1124)]
    [InlineData(ZaloReaction.Administrator, -131, -137)]
    public void The_same_numbers_mean_something_else_by_phone(ZaloReaction reaction, params int[] codes) =>
        codes.ShouldAllBe(code => ZaloError.FromZalo(ZaloErrorTable.Zns, code, null).Reaction == reaction);

    [Theory]
    [InlineData(452, ZaloReaction.Refresh)]
    [InlineData(-501, ZaloReaction.Administrator)]
    [InlineData(12009, ZaloReaction.OurFault)]
    [InlineData(12010, ZaloReaction.Wait)]
    public void Login_has_a_table_of_its_own(int code, ZaloReaction reaction) =>
        ZaloError.FromZalo(ZaloErrorTable.Graph, code, null).Reaction.ShouldBe(reaction);

    [Fact]
    public void What_concerns_the_recipient_is_known_as_such()
    {
        ZaloError.FromZalo(ZaloErrorTable.Oa, -230, "x").IsAboutRecipient.ShouldBeTrue();
        ZaloError.FromZalo(ZaloErrorTable.Oa, -244, "x").IsAboutRecipient.ShouldBeTrue();
        ZaloError.FromZalo(ZaloErrorTable.Oa, -32, "x").IsAboutRecipient.ShouldBeFalse();
    }

    [Fact]
    public void A_printed_error_leaves_the_text_out() =>
        ZaloError.FromZalo(ZaloErrorTable.Oa, -201, "user_id 7300000000000000311 is invalid!").ToString().ShouldBe("Oa -201 (OurFault)");
}
