using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>The phone to play on, the pictures it shows and the media links of events.</summary>
internal static class PhoneEndpoints
{
    public static void MapPhone(this IEndpointRouteBuilder app)
    {
        var phone = app.MapGroup("").ExcludeFromDescription();
        phone.MapGet("/", ShowPhone.Handle);
        phone.MapGet("/server", ShowServer.Handle);
        phone.MapGet("/phone/{name}", Asset);
        phone.MapGet("/media/{name}", Media);
        phone.MapGet("/media/avatar/{id}.svg", (string id, World world) => Drawing.Avatar(id, world));
        phone.MapGet("/media/sticker/{id}.svg", (string id) => Drawing.Sticker(id));
        phone.MapGet("/media/thumbnail.svg", Drawing.Thumbnail);
    }

    private static IResult Asset(string name) => EmbeddedAsset.Find(name);

    private static IResult Media(string name, World world) => world.Media.Find(name) is { } media
        ? Results.File(media.Bytes, media.ContentType, enableRangeProcessing: true)
        : Results.NotFound();
}
