using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using BinhYen.Zalo.Http;

namespace BinhYen.Zalo.Uploads;

/// <summary>The multipart form of an upload: one part, named <c>file</c>.</summary>
internal static class UploadForm
{
    public static ZaloRequest Post(Uri host, string path, ZaloErrorTable table, ReadOnlyMemory<byte> bytes, string fileName, string contentType) =>
        new(HttpMethod.Post, ZaloEndpoints.Join(host, path), table, () => Build(bytes, fileName, contentType));

    private static MultipartFormDataContent Build(ReadOnlyMemory<byte> bytes, string fileName, string contentType)
    {
        var part = new ReadOnlyMemoryContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        // Quoted names and an unquoted boundary are what browsers send, and what older servers insist on.
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = "\"file\"",
            FileName = $"\"{Ascii(fileName)}\"",
            FileNameStar = fileName,
        };
        var boundary = $"----zalo{Guid.NewGuid():N}";
        var form = new MultipartFormDataContent(boundary) { part };
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
        return form;
    }

    /// <summary>The name without marks, for servers that do not read the extended form of it.</summary>
    private static string Ascii(string fileName)
    {
        var plain = new StringBuilder(fileName.Length);
        foreach (var c in fileName.Replace('đ', 'd').Replace('Đ', 'D').Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.IsAscii(c) && !char.IsControl(c) && c is not ('"' or '\\') ? c : '_');
            }
        }

        return plain.ToString();
    }
}
