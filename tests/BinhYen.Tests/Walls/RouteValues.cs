using Microsoft.AspNetCore.Routing;

namespace BinhYen.Tests.Walls;

/// <summary>
/// Values that lead somewhere for every parameter in an address of the product. A new route with a parameter of its own belongs in
/// here, with the id of something the test has planted: an address that finds nothing proves nothing.
/// </summary>
internal sealed class RouteValues(Planted planted)
{
    private readonly SortedSet<string> missing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal)
    {
        // The same everywhere.
        ["{code}"] = planted.Code,
        ["{slug}"] = "an-phu-khe",
        ["{form}"] = "note",
        ["{documentName}"] = "v1",
        ["{variant}"] = "display",

        // By address, because an id means something else in each.
        ["/assets/{name}"] = "staff.css",
        ["/groups/{code}"] = planted.Group,
        ["/attachments/{id}"] = planted.Attachment,
        ["/reveals/of/{thread}"] = planted.Thread,
        ["/cases/alerts/{id}"] = planted.Alert,
        ["/reveals/{id}"] = planted.OpenReveal,
        ["/reports/from-group/{id}"] = planted.Of("group_posts"),
        ["/duty/hamlets/{id}"] = planted.Hamlet,
        ["/duty/leave/{id}"] = planted.Unknown,
        ["/admin/accounts/{id}"] = planted.SpareAccount,
        ["/admin/api-keys/{id}"] = planted.Of("api_keys"),
        ["/journal/days/{number}"] = "1",
        ["/retention/holds/{id}"] = planted.Of("legal_holds"),
        ["/retention/rules/{rule}"] = "identity",
        ["/retention/minutes/{id}"] = planted.Unknown,
        ["/announcements/{id}"] = planted.Unknown,
        ["/translations/{id}"] = planted.Unknown,
        ["/consents/{id}"] = planted.Unknown,
        ["/admin/zalo/console/{id}"] = planted.Unknown,
        ["/admin/outside/slips/{id}"] = planted.Unknown,
        ["/duty/outside/{id}"] = planted.Of("outside_addressees"),
        ["/admin/outside/{id}"] = planted.Of("outside_addressees"),
        ["/areas/{id}"] = planted.Hamlet,
        ["/areas/change/{kind}"] = "split",
        ["/areas/changes/{id}"] = planted.Unknown,
        ["/areas/positions/{id}"] = planted.Of("position_holdings"),
        ["/areas/units/{id}"] = planted.Of("commune_units"),
        ["/places/{id}"] = planted.Unknown,
        ["/cases/{code}/verification/{id}"] = planted.Of("verification_requests"),
        ["/cases/{code}/verification/link/{asked}"] = planted.Of("asked_verifiers"),
        ["/data-requests/{id}"] = planted.Of("data_requests"),
        ["/groups/{code}/account/admins/{id}"] = planted.Unknown,
        ["/groups/{code}/check/{look}"] = planted.Of("group_settings_looks"),
        ["/groups/{code}/members/remove/{id}"] = planted.Unknown,
        ["/groups/{code}/people/{id}"] = planted.Of("group_appointments"),
        ["/groups/regulations/{id}"] = planted.Of("regulations"),
        ["/groups/{code}/regulation/{id}"] = planted.Of("regulations"),
        ["/groups/oa/admins/{id}"] = planted.Unknown,
        ["/households/one/{id}"] = planted.Unknown,
        ["/households/{hamlet}"] = planted.Hamlet,
        ["/households/imports/{id}"] = planted.Unknown,
        ["/secret-words/{id}"] = planted.Of("secret_words"),
        ["{group}"] = "G01",
        ["/quy-che/{rules}"] = planted.Of("regulations"),
        ["/x/{slug}/quy-che/{rules}"] = planted.Of("regulations"),
        ["/joining/posters/{id}"] = planted.Unknown,
        ["/joining/posters/{id}/{file}"] = "poster.pdf",
        ["/groups/{code}/breaches/{number}"] = "1",
        ["/joining/campaigns/{id}"] = planted.Unknown,
        ["/joining/campaigns/{id}/activities/{activity}"] = planted.Unknown,
        ["/joining/campaigns/{id}/teams/{team}"] = planted.Unknown,
        ["/missing/{id}"] = planted.Unknown,
        ["/tim-nguoi/{id}"] = planted.Unknown,
        ["/plan/{number}"] = "1",
        ["/commendations/{number}"] = "1",
        ["/commendations/sealed/{id}"] = planted.Unknown,
        ["/joining/fakes/{id}"] = planted.Unknown,
        ["/joining/places/{id}"] = planted.Unknown,
        ["/joining/self/{hamlet}"] = planted.Hamlet,
        ["/incidents/{id}"] = planted.Of("incidents"),
        ["/participation/{hamlet}"] = planted.Hamlet,
        ["/setup/{step}"] = "hamlets",
        ["/profile/hamlets/{id}"] = planted.Hamlet,
        ["/profile/presets/{name}"] = "tan-thanh",
        ["/profile/versions/{number}"] = "1",
        ["/profile/{chapter}"] = "intake",
        ["/verifiers/{id}"] = planted.Of("verifiers"),
        ["/handovers/{id}"] = planted.Of("staff_handovers"),
        ["/handovers/{id}/items/{number}"] = "1",
        ["/handovers/devices/{account}"] = planted.Unknown,
        ["/verify/{id}"] = planted.Of("asked_verifiers"),
        ["/xac-minh/{secret}"] = "khong-co",
        ["/cap-tren/tin/{id}"] = planted.Unknown,
        ["/cap-tren/{key}"] = "khong-co",
    };

    /// <summary>What to add for the parameters nobody knows a value for; empty when all are known.</summary>
    public IReadOnlyList<string> MissingOf(IEnumerable<RouteEndpoint> endpoints)
    {
        foreach (var endpoint in endpoints) Fill(endpoint);
        return [.. missing];
    }

    /// <summary>The address with every parameter filled in.</summary>
    public string Fill(RouteEndpoint endpoint)
    {
        var address = "";
        var pattern = "";
        foreach (var segment in endpoint.RoutePattern.PathSegments)
        {
            (address, pattern) = (address + "/", pattern + "/");
            foreach (var part in segment.Parts)
            {
                if (part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter)
                {
                    pattern += $"{{{parameter.Name}}}";
                    if (!values.TryGetValue(pattern, out var value) && !values.TryGetValue($"{{{parameter.Name}}}", out value) && !parameter.IsCatchAll && !parameter.IsOptional)
                        missing.Add($"Không biết điền gì vào “{pattern}”: thêm dòng [\"{pattern}\"] = một id đã gieo (hoặc planted.Unknown) vào RouteValues.cs, để bài thử dò được trang mới.");
                    address += value ?? "";
                }
                else
                {
                    var text = part switch
                    {
                        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
                        _ => "",
                    };
                    (address, pattern) = (address + text, pattern + text);
                }
            }
        }

        return address.Length == 0 ? "/" : address;
    }
}

/// <summary>Ids of what the test has planted.</summary>
internal sealed record Planted(
    string Code, string Thread, string OpenReveal, string Alert, string Hamlet, string Attachment, string SpareAccount, string TrackingCode)
{
    public static Planted Nothing { get; } = new("", "", "", "", "", "", "", "");

    /// <summary>Newest id by table (<see cref="PlantedThings"/>).</summary>
    public IReadOnlyDictionary<string, string> Things { get; init; } = new Dictionary<string, string>();

    /// <summary>Code of the group that the newest look at settings is about.</summary>
    public string Group { get; init; } = "G01";

    /// <summary>The newest id of a table; an id of nothing where the test plants nothing at all.</summary>
    public string Of(string table) => Things.TryGetValue(table, out var id) ? id : Things.Count == 0 ? Unknown : throw new InvalidOperationException($"{table} is not among the planted tables.");

    /// <summary>An id of nothing, for things this test does not plant.</summary>
    public string Unknown { get; } = "018f0000-0000-7000-8000-000000000001";
}
