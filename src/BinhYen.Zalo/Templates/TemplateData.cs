using System.Text.Json.Nodes;
using BinhYen.Zalo.Messages;

namespace BinhYen.Zalo.Templates;

/// <summary>A template and the values for its parameters.</summary>
/// <param name="TemplateId">The id of an approved template.</param>
/// <param name="Values">Parameter name to value. Read the lengths from <see cref="ZaloTemplates.ReadAsync"/> instead of guessing.</param>
public sealed record TemplateData(string TemplateId, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The template only: values name people.</summary>
    public override string ToString() => $"Template {TemplateId}";

    internal void WriteTo(JsonObject body)
    {
        body["template_id"] = TemplateId;
        var values = new JsonObject();
        foreach (var (name, value) in Values)
        {
            values[name] = ZaloText.Compose(value);
        }

        body["template_data"] = values;
    }
}
