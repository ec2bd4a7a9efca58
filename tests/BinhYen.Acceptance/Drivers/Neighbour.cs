using System.Text.RegularExpressions;

namespace BinhYen.Acceptance.Drivers;

/// <summary>A resident who writes to the police over Zalo.</summary>
internal sealed partial class Neighbour(Village village, string id, string name)
{
    /// <summary>Longer than the time in which several messages become one report.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(46);

    private static readonly string[] AnotherMatter = ["Việc khác, thành tin mới", "Chuyện khác, chỉ Công an biết", "Tôi báo việc mới"];

    public string Id => id;
    public string Name => name;

    /// <summary>Follows the Official Account, and the product has heard it.</summary>
    public async Task Follows()
    {
        await village.Zalo.FollowAsync(id);
        await village.CalmAsync();
    }

    /// <summary>Writes and goes on; what the product makes of it is not waited for.</summary>
    public Task Writes(string text) => village.Zalo.WriteAsync(id, new { text });

    /// <summary>Writes, and the product has heard it.</summary>
    public async Task Says(string text)
    {
        await Writes(text);
        await village.CalmAsync();
    }

    /// <summary>Holds one of the messages, chooses "Trả lời" and writes.</summary>
    public async Task Quotes(Bubble message, string text)
    {
        await village.Zalo.WriteAsync(id, new { text, quoteMessageId = message.MessageId });
        await village.CalmAsync();
    }

    /// <summary>Tells something, says that it is another matter where that is asked, and puts the phone away: the gathering time passes.</summary>
    public async Task Reports(string text)
    {
        // Nobody tells two things in the same moment; the clock stands still while nobody moves it.
        village.Clock.Advance(TimeSpan.FromSeconds(1));
        await Says(text);
        // A piece that shares the button above is told so without one.
        var asked = (await Replies()).LastOrDefault(b => !b.Says("nút ở trên dùng cho cả hai"));
        if (asked?.Buttons.FirstOrDefault(b => AnotherMatter.Contains(b.Title)) is { } other) await Taps(other.Title);
        await village.PassAsync(Silence);
    }

    /// <summary>Writes, and says by a button which of the own reports it is about: the only one, or the one told first.</summary>
    public async Task SaysAbout(string text)
    {
        await Says(text);
        await TapsFirst("Về tin ");
    }

    /// <summary>Taps a button under one of our messages, found by what is on it.</summary>
    public async Task Taps(string title)
    {
        var button = (await Chat()).SelectMany(b => b.Buttons).Last(b => b.Title == title);
        await village.Zalo.WriteAsync(id, new { click = button.Payload });
        await village.CalmAsync();
    }

    /// <summary>Taps the first of the buttons that begin so under the newest message that has one.</summary>
    public async Task TapsFirst(string beginning) => await Taps((await ButtonsAsync(beginning))[0]);

    /// <summary>Taps the last of the buttons that begin so under the newest message that has one.</summary>
    public async Task TapsLast(string beginning) => await Taps((await ButtonsAsync(beginning))[^1]);

    private async Task<IReadOnlyList<string>> ButtonsAsync(string beginning) =>
        (await Chat()).Select(b => (IReadOnlyList<string>)[.. b.Buttons.Select(t => t.Title).Where(t => t.StartsWith(beginning, StringComparison.Ordinal))]).Last(titles => titles.Count > 0);

    /// <summary>The whole chat, oldest first.</summary>
    public Task<IReadOnlyList<Bubble>> Chat() => village.Zalo.ChatAsync(id);

    /// <summary>What the police wrote, oldest first.</summary>
    public async Task<IReadOnlyList<Bubble>> Replies() => [.. (await Chat()).Where(b => b.IsOurs)];

    /// <summary>Waits for a message from the police with these words.</summary>
    public async Task<Bubble> Reads(string words)
    {
        Bubble? found = null;
        try
        {
            await village.SeeAsync($"{name} reads «{words}»", async () => (found = (await Replies()).FirstOrDefault(b => b.Says(words))) is not null);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} The chat: {string.Join(" | ", (await Chat()).Select(b => $"{b.From}: {b.Text}"))}");
        }

        return found!;
    }

    /// <summary>The tracking code of the last acknowledgement.</summary>
    public async Task<string> TrackingCode() => Code().Match((await Replies()).Last(b => b.Says("Mã tra cứu")).Text!).Groups[1].Value;

    [GeneratedRegex(@"Mã tra cứu: (\S+)")]
    private static partial Regex Code();
}
