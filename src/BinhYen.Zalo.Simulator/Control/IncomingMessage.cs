namespace BinhYen.Zalo.Simulator.Control;

/// <summary>What a person sends: exactly one of the kinds below; <c>text</c> may go with <c>image</c>.</summary>
/// <param name="Text">A text, or the caption of the image.</param>
/// <param name="Image">Base64, a <c>data:</c> address, or an http address that is passed on as it is.</param>
/// <param name="Audio">Base64 or a <c>data:</c> address.</param>
/// <param name="Video">Base64, a <c>data:</c> address or an http address.</param>
/// <param name="File">A file with its name.</param>
/// <param name="Location">A place.</param>
/// <param name="Sticker">A sticker's id.</param>
/// <param name="Link">A web address.</param>
/// <param name="Click">Payload of a tapped button; arrives as a text.</param>
/// <param name="Contact">Contact data shared on request; arrives as <c>user_submit_info</c>.</param>
/// <param name="BusinessCard">Somebody's card.</param>
/// <param name="QuoteMessageId">The message that is answered; null for none.</param>
internal sealed record IncomingMessage(
    string? Text = null, string? Image = null, string? Audio = null, string? Video = null, IncomingFile? File = null,
    IncomingLocation? Location = null, string? Sticker = null, string? Link = null, string? Click = null,
    IncomingContact? Contact = null, IncomingCard? BusinessCard = null, string? QuoteMessageId = null);

/// <param name="Name">With extension.</param>
/// <param name="ContentBase64">The bytes.</param>
internal sealed record IncomingFile(string Name, string ContentBase64);

/// <param name="Latitude">Decimal degrees.</param>
/// <param name="Longitude">Decimal degrees.</param>
/// <param name="Name">The place's name; null for none.</param>
internal sealed record IncomingLocation(decimal Latitude, decimal Longitude, string? Name = null);

/// <param name="Name">Full name.</param>
/// <param name="Phone"><c>0…</c> or <c>84…</c>.</param>
/// <param name="BirthDate">dd/MM/yyyy.</param>
/// <param name="Gender">Nam or Nữ.</param>
/// <param name="City">Province.</param>
/// <param name="Ward">Commune.</param>
/// <param name="Address">Hamlet, street.</param>
internal sealed record IncomingContact(
    string Name, string Phone, string? BirthDate = null, string? Gender = null, string? City = null, string? Ward = null,
    string? Address = null);

/// <param name="Name">Whose card.</param>
/// <param name="Phone"><c>0…</c> or <c>84…</c>.</param>
internal sealed record IncomingCard(string Name, string Phone);
