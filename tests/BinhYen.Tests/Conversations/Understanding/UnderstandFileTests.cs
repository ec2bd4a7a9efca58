using System.Text.Json;
using BinhYen.Conversations.Understanding;

namespace BinhYen.Tests.Conversations.Understanding;

public sealed class UnderstandFileTests
{
    [Theory]
    [InlineData("""[{"id":"A1","messages":["Cháy chợ Phú Lộc rồi"]}]""")]
    [InlineData("""{"reports":[{"id":"A1","channel":"zalo-group","messages":["Cháy chợ Phú Lộc rồi"]}]}""")]
    public void Each_message_of_a_file_becomes_one_line(string json)
    {
        using var output = new StringWriter();
        UnderstandFile.Run(json, DemoGazetteer.Load(), output);
        var line = JsonDocument.Parse(output.ToString().Trim()).RootElement;
        line.GetProperty("id").GetString().ShouldBe("A1");
        line.GetProperty("isCase").GetBoolean().ShouldBeTrue();
        line.GetProperty("kind").GetString().ShouldBe("SecurityReport");
        line.GetProperty("category").GetString().ShouldBe("FireExplosion");
        line.GetProperty("urgency").GetString().ShouldBe("Emergency");
        line.GetProperty("hamlet").GetString().ShouldBe("H03");
        line.GetProperty("officerConflict").GetBoolean().ShouldBeFalse();
        line.GetProperty("emergencyNumbers").EnumerateArray().Select(number => number.GetString()).ShouldContain("114");
    }
}
