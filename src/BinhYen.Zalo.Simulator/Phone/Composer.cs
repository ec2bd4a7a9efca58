using System.Text.Json;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>Where the person writes: text, photo, file, place, sticker, voice.</summary>
internal static class Composer
{
    private static readonly string[] Stickers = ["1", "2", "3", "4", "5", "6", "7", "8"];

    /// <summary>Invented places of the invented commune.</summary>
    private static readonly (string Name, decimal Latitude, decimal Longitude)[] Places =
    [
        ("Nhà văn hóa thôn 2", 21.0278m, 105.8342m), ("Ngã ba chợ Mẫu", 21.0301m, 105.8377m),
        ("Cầu sắt xóm Bến", 21.0246m, 105.8405m),
    ];

    /// <param name="path">Where messages are posted.</param>
    /// <param name="residentId">Who writes, for groups; null for the one-to-one chat.</param>
    public static string For(string path, string? residentId) => $"""
        <form id="composer" class="composer" data-messages="{path}" data-resident="{residentId}">
        <div class="tools">
        <label class="round" title="Gửi ảnh">{Html.Icon("photo")}<span class="hidden">Gửi ảnh</span><input type="file" accept="image/*" data-file="image"></label>
        <label class="round" title="Gửi tệp">{Html.Icon("file")}<span class="hidden">Gửi tệp</span><input type="file" data-file="file"></label>
        <details class="pop" id="places"><summary class="round" title="Gửi vị trí">{Html.Icon("place")}<span class="hidden">Gửi vị trí</span></summary>
        <div class="sheet">{string.Concat(Places.Select(Place))}</div></details>
        <details class="pop" id="stickers"><summary class="round" title="Gửi nhãn dán">{Html.Icon("smile")}<span class="hidden">Gửi nhãn dán</span></summary>
        <div class="sheet grid">{string.Concat(Stickers.Select(Sticker))}</div></details>
        <button type="button" class="round" data-voice title="Gửi tin thoại mẫu">{Html.Icon("voice")}<span class="hidden">Gửi tin thoại mẫu</span></button>
        </div>
        <div class="line">
        <label class="hidden" for="words">Tin nhắn</label>
        <textarea id="words" name="text" rows="1" maxlength="2000" placeholder="Nhắn tin…"></textarea>
        <button type="submit" class="round send" title="Gửi">{Html.Icon("send")}<span class="hidden">Gửi</span></button>
        </div>
        </form>
        """;

    private static string Place((string Name, decimal Latitude, decimal Longitude) place)
    {
        var message = JsonSerializer.Serialize(
            new { location = new { name = place.Name, latitude = place.Latitude, longitude = place.Longitude } });
        return $"""<button type="button" data-message="{Html.Text(message)}">{place.Name}</button>""";
    }

    private static string Sticker(string id)
    {
        var message = JsonSerializer.Serialize(new { sticker = id });
        return $"""
            <button type="button" data-message="{Html.Text(message)}"><img src="/media/sticker/{id}.svg" alt="Nhãn dán {id}" width="44" height="44"></button>
            """;
    }
}
