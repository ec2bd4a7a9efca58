using System.Text.Encodings.Web;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>A page with one card on it, for the moments when a person stands before the platform in a browser.</summary>
internal static class SmallPage
{
    /// <param name="title">Heading, plain text.</param>
    /// <param name="body">HTML; whoever makes it has encoded what came from outside.</param>
    public static IResult Show(string title, string body) => Results.Content($"""
        <!doctype html>
        <html lang="vi">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{HtmlEncoder.Default.Encode(title)} · Mô phỏng</title>
        <link rel="icon" href="/phone/icon.svg">
        <link rel="stylesheet" href="/phone/phone.css">
        </head>
        <body class="small">
        <main class="card">
        <p class="tag">Máy chủ mô phỏng</p>
        <h1>{HtmlEncoder.Default.Encode(title)}</h1>
        {body}
        </main>
        </body>
        </html>
        """, "text/html; charset=utf-8");
}
