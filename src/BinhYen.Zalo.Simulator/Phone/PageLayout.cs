using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>The frame every page has: head, drawings, navigation, and which <see cref="World.Version"/> it shows, read before the content so that nothing is missed.</summary>
internal static class PageLayout
{
    public static IResult Show(string title, string current, string bodyClass, long version, string content) => Results.Content($"""
        <!doctype html>
        <html lang="vi">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Html.Text(title)} · Điện thoại mô phỏng</title>
        <link rel="icon" href="/phone/icon.svg">
        <link rel="stylesheet" href="/phone/phone.css">
        <script src="/phone/phone.js" defer></script>
        </head>
        <body class="{bodyClass}" data-version="{version}">
        {Drawings}
        <a class="skip" href="#main">Tới nội dung chính</a>
        <header class="top">
        <p class="brand"><img src="/phone/icon.svg" alt="" width="32" height="32"><span>Điện thoại mô phỏng</span></p>
        <nav aria-label="Trang">
        {Link("/", "Điện thoại", current)}
        {Link("/server", "Máy chủ", current)}
        {Link("/sim/docs/", "Tài liệu API", current)}
        </nav>
        </header>
        {content}
        <div id="toast" class="toast" role="status" aria-live="polite"></div>
        </body>
        </html>
        """, "text/html; charset=utf-8");

    private static string Link(string href, string text, string current) =>
        $"""<a href="{href}"{(href == current ? " aria-current=\"page\"" : "")}>{text}</a>""";

    private const string Drawings = """
        <svg width="0" height="0" class="drawings" aria-hidden="true"><defs>
        <symbol id="i-send" viewBox="0 0 24 24"><path d="M3.4 20.4 21 12 3.4 3.6 3.4 10.1 15 12 3.4 13.9z"/></symbol>
        <symbol id="i-photo" viewBox="0 0 24 24"><path d="M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2zm0 13.5h14l-4.6-6-3.4 4.4-2.4-3zM8.2 10.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4z"/></symbol>
        <symbol id="i-file" viewBox="0 0 24 24"><path d="M6 2h8l5 5v13a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2zm7 1.8V8h4.2zM8 12v1.6h8V12zm0 4v1.6h6V16z"/></symbol>
        <symbol id="i-place" viewBox="0 0 24 24"><path d="M12 2a7 7 0 0 0-7 7c0 5.2 7 13 7 13s7-7.8 7-13a7 7 0 0 0-7-7zm0 9.6a2.6 2.6 0 1 1 0-5.2 2.6 2.6 0 0 1 0 5.2z"/></symbol>
        <symbol id="i-smile" viewBox="0 0 24 24"><path d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM8.5 8a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zm7 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zM12 18a5.4 5.4 0 0 1-5-3.3h10A5.4 5.4 0 0 1 12 18z"/></symbol>
        <symbol id="i-voice" viewBox="0 0 24 24"><path d="M12 15a3.5 3.5 0 0 0 3.5-3.5v-6a3.5 3.5 0 1 0-7 0v6A3.5 3.5 0 0 0 12 15zm6.5-3.5h-1.8a4.7 4.7 0 0 1-9.4 0H5.5a6.5 6.5 0 0 0 5.6 6.4V21h1.8v-3.1a6.5 6.5 0 0 0 5.6-6.4z"/></symbol>
        <symbol id="i-more" viewBox="0 0 24 24"><circle cx="12" cy="5" r="2"/><circle cx="12" cy="12" r="2"/><circle cx="12" cy="19" r="2"/></symbol>
        <symbol id="i-back" viewBox="0 0 24 24"><path d="M20 11H7.8l5.6-5.6L12 4l-8 8 8 8 1.4-1.4L7.8 13H20z"/></symbol>
        <symbol id="i-check" viewBox="0 0 24 24"><path d="M9 16.2 4.8 12l-1.4 1.4L9 19 21 7l-1.4-1.4z"/></symbol>
        <symbol id="i-checks" viewBox="0 0 24 24"><path d="m17.6 7-1.4-1.4-6.3 6.3 1.4 1.4zm4.2-1.4L11.3 16.2l-4.2-4.2-1.4 1.4L11.3 19 23.2 7zM.4 13.4 6 19l1.4-1.4L1.8 12z"/></symbol>
        <symbol id="i-shield" viewBox="0 0 24 24"><path d="M12 2 4 5v6c0 5 3.4 9.7 8 11 4.6-1.3 8-6 8-11V5zm-1.2 14.2-3.5-3.5 1.4-1.4 2.1 2.1 4.5-4.5 1.4 1.4z"/></symbol>
        <symbol id="i-heart" viewBox="0 0 24 24"><path d="m12 21-1.5-1.3C5.4 15.1 2 12 2 8.3A5.3 5.3 0 0 1 7.4 3c1.8 0 3.5.8 4.6 2.1A6.2 6.2 0 0 1 16.6 3 5.3 5.3 0 0 1 22 8.3c0 3.7-3.4 6.8-8.5 11.4z"/></symbol>
        <symbol id="i-group" viewBox="0 0 24 24"><path d="M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm7.5 0a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM9 13.5c-3 0-7 1.5-7 4.5v1.5h14V18c0-3-4-4.5-7-4.5zm7.5 0c-.4 0-.8 0-1.2.1 1.6 1 2.7 2.5 2.7 4.4v1.5h4V18c0-3-3-4.5-5.5-4.5z"/></symbol>
        </defs></svg>
        """;
}
