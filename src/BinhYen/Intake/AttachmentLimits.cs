namespace BinhYen.Intake;

/// <summary>How large an attachment may be (R-HG-32). Section <c>BinhYen:Attachments</c> of the configuration; sizes in bytes.</summary>
internal sealed class AttachmentLimits
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Largest picture: 15 MB.</summary>
    public long ImageBytes { get; set; } = 15 * Megabyte;

    /// <summary>Largest sound: 20 MB.</summary>
    public long AudioBytes { get; set; } = 20 * Megabyte;

    /// <summary>Largest film: 25 MB.</summary>
    public long VideoBytes { get; set; } = 25 * Megabyte;

    /// <summary>Largest paper: 10 MB.</summary>
    public long DocumentBytes { get; set; } = 10 * Megabyte;

    /// <summary>Most pixels of a picture (width × height); four bytes each are needed to open it.</summary>
    public long ImagePixels { get; set; } = 64_000_000;

    /// <summary>Longest side of a picture in pixels.</summary>
    public int ImageSide { get; set; } = 16_384;

    /// <summary>Longest side of the display copy in pixels.</summary>
    public int DisplaySide { get; set; } = 1600;

    /// <summary>Longest side of the thumbnail in pixels.</summary>
    public int ThumbnailSide { get; set; } = 320;

    /// <summary>The largest of all kinds: no upload is read further.</summary>
    public long LargestBytes => Math.Max(Math.Max(ImageBytes, AudioBytes), Math.Max(VideoBytes, DocumentBytes));

    public long BytesOf(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Image => ImageBytes,
        AttachmentKind.Audio => AudioBytes,
        AttachmentKind.Video => VideoBytes,
        AttachmentKind.Document => DocumentBytes,
    };
}
