using BinhYen.Announcements;
using BinhYen.Intake.Media;

namespace BinhYen.Intake;

/// <summary>The small copy of a picture alone: what a telephone wrote beside it is left behind, and the original is not kept.</summary>
internal sealed class NoticePictures(ImageCopies images) : INoticePictures
{
    public async Task<Result<byte[]>> DrawSmallAsync(Stream picture, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await picture.CopyToAsync(memory, cancellationToken);
        var bytes = memory.GetBuffer().AsMemory(0, (int)memory.Length);
        if (ActiveContent.IsIn(bytes.Span) || FileSignature.Of(bytes.Span) is not { Kind: AttachmentKind.Image }) return AttachmentRefusals.UnknownType;
        return (await images.DrawAsync(bytes, cancellationToken)).TryGet(out var copies, out var broken) ? copies.Thumbnail : broken;
    }
}
