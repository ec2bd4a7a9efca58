namespace BinhYen.Zalo.Simulator;

/// <summary>The executable. Everything it does is in <see cref="SimulatorApp"/>, so that others can host the same thing.</summary>
internal static class Program
{
    private static Task Main(string[] args) => SimulatorApp.Build(args).RunAsync();
}
