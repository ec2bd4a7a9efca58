using System.Text.Json;
using System.Text.Json.Nodes;
using BinhYen.Platform.Settings;

namespace BinhYen.Communes.FirstRun;

/// <summary>
/// The address of the pages as the set-up was told it: on every paper, in every message. It is kept in <c>binhyen.json</c> beside the
/// data, where whoever runs the server changes it; the environment counts more.
/// </summary>
internal sealed class PublicAddress(BinhYenOptions options)
{
    /// <summary>Does nothing when the address is empty or was given to the server before.</summary>
    public async Task KeepAsync(string address, CancellationToken cancellationToken)
    {
        if (address.Length == 0 || options.PublicUrlGiven) return;
        var file = Path.Combine(options.DataDirectory, "binhyen.json");
        var content = File.Exists(file) ? JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken))!.AsObject() : [];
        if (content[BinhYenOptions.Section] is not JsonObject) content[BinhYenOptions.Section] = new JsonObject();
        content[BinhYenOptions.Section]![nameof(BinhYenOptions.PublicUrl)] = address;
        await File.WriteAllTextAsync(file + ".new", content.ToJsonString(new JsonSerializerOptions { WriteIndented = true }), cancellationToken);
        File.Move(file + ".new", file, overwrite: true);
        (options.PublicUrl, options.PublicUrlGiven) = (address, true);
    }
}
