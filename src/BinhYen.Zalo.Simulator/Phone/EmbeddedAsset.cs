namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>Styles and scripts that travel inside the assembly, because other executables host the simulator.</summary>
internal static class EmbeddedAsset
{
    public static IResult Find(string name)
    {
        var type = Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => null,
        };
        var stream = type is null ? null : typeof(EmbeddedAsset).Assembly.GetManifestResourceStream("phone/" + name);
        return stream is null ? Results.NotFound() : Results.Stream(stream, type);
    }
}
