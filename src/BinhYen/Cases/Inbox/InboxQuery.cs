using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace BinhYen.Cases.Inbox;

/// <summary>The tabs of the inbox by "my next act" (ux.md §15).</summary>
internal enum InboxTab
{
    New,
    Verify,
    Answer,
    DueSoon,
    Approve,
    Done,
}

/// <summary>What the list shows; the whole of it stands in the address, so that it can be bookmarked and goes through "back".</summary>
internal sealed record InboxQuery
{
    public InboxTab Tab { get; init; }

    /// <summary>Words or a case code; null for none. A search looks through all tabs.</summary>
    public string? Search { get; init; }
    public CaseState? State { get; init; }
    public CaseCategory? Category { get; init; }
    public HamletId? Hamlet { get; init; }
    public Urgency? Urgency { get; init; }

    /// <summary>Only cases this person handles.</summary>
    public bool Mine { get; init; }

    /// <summary>Where the next page goes on; null for the first.</summary>
    public string? After { get; init; }

    public bool IsFiltered => State is not null || Category is not null || Hamlet is not null || Urgency is not null || Mine;

    public static InboxQuery Read(IQueryCollection query) => new()
    {
        Tab = Choice<InboxTab>(query["tab"]) ?? InboxTab.New,
        Search = query["q"].ToString().Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, 100)] : null,
        State = Choice<CaseState>(query["state"]), Category = Choice<CaseCategory>(query["category"]), Urgency = Choice<Urgency>(query["urgency"]),
        Hamlet = Guid.TryParse(query["hamlet"], out var hamlet) ? new HamletId(hamlet) : null,
        Mine = query["mine"] == "1", After = query["after"].ToString() is { Length: > 0 } after ? after : null,
    };

    /// <summary>The address of a list like this one.</summary>
    public string Href(string path = "/cases") => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["tab"] = Search is null && Tab is not InboxTab.New ? Tab.ToString() : null, ["q"] = Search, ["state"] = State?.ToString(), ["category"] = Category?.ToString(),
        ["urgency"] = Urgency?.ToString(), ["hamlet"] = Hamlet?.ToString(), ["mine"] = Mine ? "1" : null, ["after"] = After,
    }.Where(p => p.Value is not null).ToDictionary());

    public static string Label(InboxTab tab) => tab switch
    {
        InboxTab.New => "Mới",
        InboxTab.Verify => "Cần xác minh",
        InboxTab.Answer => "Chờ trả lời",
        InboxTab.DueSoon => "Sắp hạn",
        InboxTab.Approve => "Chờ duyệt",
        InboxTab.Done => "Xong",
    };

    /// <summary>What an empty tab says.</summary>
    public static string Empty(InboxTab tab) => tab switch
    {
        InboxTab.New => "Không có tin mới. Khi có tin, danh sách tự hiện ra ở đây.",
        InboxTab.Verify => "Không có việc nào cần xác minh.",
        InboxTab.Answer => "Không nợ ai câu trả lời nào.",
        InboxTab.DueSoon => "Không có việc nào đến hạn trong một ngày tới.",
        InboxTab.Approve => "Không có gì chờ lãnh đạo quyết định.",
        InboxTab.Done => "Chưa có vụ việc nào xong.",
    };

    private static T? Choice<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: false, out var value) && Enum.IsDefined(value) ? value : null;
}

/// <summary>The row after which a list goes on: its time and its id.</summary>
internal readonly record struct InboxCursor(DateTimeOffset At, CaseId Id)
{
    public static InboxCursor? Read(string? text) =>
        text?.Split('.') is [var time, var id] && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTimeOffset.MaxValue.Ticks && Guid.TryParseExact(id, "N", out var guid)
            ? new InboxCursor(new DateTimeOffset(ticks, TimeSpan.Zero), new CaseId(guid))
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Id.Value:N}");
}
