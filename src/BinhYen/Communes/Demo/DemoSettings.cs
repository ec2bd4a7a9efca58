using BinhYen.Platform.Settings;

namespace BinhYen.Communes.Demo;

/// <summary>Settings of a demo: everything on loopback, Zalo replaced by the simulator.</summary>
internal static class DemoSettings
{
    /// <param name="options">Changed in place.</param>
    /// <param name="simulator">Address of the simulator, without a slash at the end.</param>
    /// <param name="port">Port the product listens on.</param>
    public static void Apply(BinhYenOptions options, string simulator, int port)
    {
        options.Demo = true;
        options.PublicUrl = $"http://localhost:{port}";
        options.Zalo.OAuth = options.Zalo.OpenApi = options.Zalo.Business = options.Zalo.Graph = simulator;
        options.Zalo.MediaHosts.Add(new Uri(simulator).Host);
    }
}
