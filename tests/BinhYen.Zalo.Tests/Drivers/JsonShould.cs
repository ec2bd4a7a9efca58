using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Tests.Drivers;

internal static class JsonShould
{
    /// <summary>Same values in the same places; the order of members and the spacing do not matter.</summary>
    public static void ShouldBeJson(this string actual, string expected) =>
        JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)).ShouldBeTrue(actual);

    /// <summary>The decoded argument of the OA family's GET calls.</summary>
    public static string DataArgument(this Uri target) =>
        target.Query.StartsWith("?data=", StringComparison.Ordinal) ? Uri.UnescapeDataString(target.Query["?data=".Length..]) : target.Query;
}
