using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace BinhYen.Site;

/// <summary>
/// Pages for a cheap phone on one bar of signal: compressed as far as it goes, with their own weight printed in the
/// footer. Only pages that hold nobody's words and no code are marked so: a compressed page that mixes a secret with
/// text of a stranger's choosing can be made to tell the secret by its length. The antiforgery token is encrypted anew
/// for every answer and tells nothing.
/// </summary>
internal sealed class LightPage(RequestDelegate next)
{
    /// <summary>Stands in the page where its weight is printed.</summary>
    public const string WeightMark = "[[kB]]";

    private const int BrotliQuality = 9;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is null)
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        using var rendered = new MemoryStream();
        context.Response.Body = rendered;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        await WriteAsync(context.Response, rendered, EncodingFor(context.Request));
    }

    /// <summary>What the page weighs on the wire, in kilobytes with one decimal: "9,8".</summary>
    public static string Kilobytes(int bytes) => (bytes / 1000m).ToString("0.0", CultureInfo.GetCultureInfo("vi-VN"));

    private static async Task WriteAsync(HttpResponse response, MemoryStream rendered, string? encoding)
    {
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is not true)
        {
            rendered.Position = 0;
            await rendered.CopyToAsync(response.Body);
            return;
        }

        var html = Encoding.UTF8.GetString(rendered.GetBuffer(), 0, (int)rendered.Length);
        // The figure itself changes the weight by a byte or two, which one decimal of a kilobyte does not show.
        var weight = Compress(html, encoding).Length;
        var content = Compress(html.Replace(WeightMark, Kilobytes(weight), StringComparison.Ordinal), encoding);
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        response.Headers.Vary = "Accept-Encoding";
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content);
    }

    private static byte[] Compress(string html, string? encoding)
    {
        var bytes = Encoding.UTF8.GetBytes(html);
        if (encoding is null) return bytes;
        using var memory = new MemoryStream();
        using (Stream squeeze = encoding == "br"
            ? new BrotliStream(memory, new BrotliCompressionOptions { Quality = BrotliQuality }, leaveOpen: true)
            : new GZipStream(memory, CompressionLevel.SmallestSize, leaveOpen: true))
            squeeze.Write(bytes);
        return memory.ToArray();
    }

    private static string? EncodingFor(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding.Where(e => e.Quality is not 0).Select(e => e.Value.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return accepted.Contains("br") ? "br" : accepted.Contains("gzip") ? "gzip" : null;
    }

    /// <summary>Marks an endpoint whose page holds nobody's words and no code.</summary>
    internal sealed class Mark;
}
