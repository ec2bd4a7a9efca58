using BinhYen.Platform.Journal;
using QRCoder;

namespace BinhYen.Confidentiality.Journals;

/// <summary>A checkpoint as a picture for paper.</summary>
internal static class CheckpointQr
{
    /// <summary>SVG without a fixed size; its style decides.</summary>
    public static string Svg(CheckpointMark mark)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(mark.Text, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
