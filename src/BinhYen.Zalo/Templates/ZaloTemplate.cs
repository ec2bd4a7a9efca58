using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Templates;

/// <summary>A template of the account.</summary>
/// <param name="TemplateId">Its id.</param>
/// <param name="Name">Its name; null when left out.</param>
/// <param name="Status"><c>ENABLE</c>, <c>PENDING_REVIEW</c>, <c>REJECT</c> or <c>DISABLE</c>; null when left out.</param>
/// <param name="Quality"><c>HIGH</c>, <c>MEDIUM</c>, <c>LOW</c> or <c>UNDEFINED</c>; null when left out.</param>
/// <param name="Parameters">What it wants filled in; empty in lists.</param>
/// <param name="PriceByPhone">Đồng for a message by phone, as Zalo writes it; null in lists.</param>
/// <param name="PriceByUserId">Đồng for a message to a user id, as Zalo writes it; null in lists.</param>
/// <param name="Preview">A page that shows it.</param>
public sealed record ZaloTemplate(
    string TemplateId,
    string? Name,
    string? Status,
    string? Quality,
    IReadOnlyList<TemplateParameter> Parameters,
    string? PriceByPhone,
    string? PriceByUserId,
    Uri? Preview)
{
    /// <summary>True when messages may be sent with it.</summary>
    public bool IsEnabled => string.Equals(Status, "ENABLE", StringComparison.OrdinalIgnoreCase);

    internal static ZaloTemplate? Read(JsonElement data) => data.FilledText("templateId") is { } id
        ? new ZaloTemplate(
            id,
            data.FilledText("templateName"),
            data.FilledText("status"),
            data.FilledText("templateQuality"),
            [.. data.Items("listParams").Select(TemplateParameter.Read).OfType<TemplateParameter>()],
            data.FilledText("price_sdt") ?? data.FilledText("price"),
            data.FilledText("price_uid"),
            data.Link("previewUrl"))
        : null;
}

/// <summary>A parameter of a template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="Type">Zalo's name for the kind of value.</param>
/// <param name="MinLength">The fewest characters; null when not told.</param>
/// <param name="MaxLength">The most characters; null when not told.</param>
public sealed record TemplateParameter(string Name, bool? IsRequired, string? Type, int? MinLength, int? MaxLength)
{
    internal static TemplateParameter? Read(JsonElement parameter) => parameter.FilledText("name") is { } name
        ? new TemplateParameter(
            name, parameter.Flag("require"), parameter.FilledText("type"), parameter.SmallNumber("minLength"), parameter.SmallNumber("maxLength"))
        : null;
}
