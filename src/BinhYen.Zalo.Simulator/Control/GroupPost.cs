namespace BinhYen.Zalo.Simulator.Control;

/// <summary>What a member writes in a group: who, and one of the kinds a person can send.</summary>
/// <param name="ResidentId">Who writes.</param>
/// <param name="Text">A text or a caption.</param>
/// <param name="Image">Base64, a <c>data:</c> address or an http address.</param>
/// <param name="Audio">Base64 or a <c>data:</c> address.</param>
/// <param name="Video">Base64, a <c>data:</c> address or an http address.</param>
/// <param name="File">A file with its name.</param>
/// <param name="Location">A place.</param>
/// <param name="Sticker">A sticker's id.</param>
/// <param name="Link">A web address.</param>
/// <param name="QuoteMessageId">The message that is answered; null for none.</param>
internal sealed record GroupPost(
    string ResidentId, string? Text = null, string? Image = null, string? Audio = null, string? Video = null,
    IncomingFile? File = null, IncomingLocation? Location = null, string? Sticker = null, string? Link = null,
    string? QuoteMessageId = null)
{
    public IncomingMessage AsMessage() =>
        new(Text, Image, Audio, Video, File, Location, Sticker, Link, QuoteMessageId: QuoteMessageId);
}
