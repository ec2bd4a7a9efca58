using SkiaSharp;

namespace BinhYen.Groups.Posters;

/// <summary>Be Vietnam Pro (SIL Open Font License 1.1, data/fonts/OFL.txt): drawn for Vietnamese, where two marks stand on one letter.</summary>
internal static class NoticeFonts
{
    public static SKTypeface Regular { get; } = Load("BeVietnamPro-Regular.ttf");

    public static SKTypeface Bold { get; } = Load("BeVietnamPro-Bold.ttf");

    private static SKTypeface Load(string name)
    {
        using var file = typeof(NoticeFonts).Assembly.GetManifestResourceStream($"fonts/{name}") ?? throw new InvalidOperationException($"The font {name} is not in the program.");
        using var data = SKData.Create(file);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font {name} cannot be read.");
    }
}
