namespace BinhYen.Intake.Media;

/// <summary>
/// Makes of an original what may be handed around: the same content without what stands hidden beside it, such as place, device, author and
/// the time of a clock. Pictures are drawn anew instead. Made when it is opened, so that it holds for files that came before a rule did.
/// </summary>
internal static class WorkingCopy
{
    /// <returns>Null when it cannot be done safely: nothing is better than a copy that says who sent it.</returns>
    public static byte[]? Of(string mediaType, byte[] original)
    {
        try
        {
            return mediaType switch
            {
                "application/pdf" => PdfCleaning.Clean(original),
                "video/mp4" or "video/3gpp" or "video/quicktime" or "audio/mp4" => BoxCleaning.Clean(original),
                "video/webm" => WebMCleaning.Clean(original),
                "audio/mpeg" or "audio/aac" => AudioCleaning.Frames(original),
                "audio/wav" => AudioCleaning.Wave(original),
                "audio/ogg" => OggCleaning.Clean(original),
                // Frames of speech and nothing else: the format has no place for anything beside them.
                "audio/amr" => original,
                _ when mediaType.StartsWith("application/vnd.openxmlformats", StringComparison.Ordinal) => OfficeCleaning.Clean(original),
                _ => null,
            };
        }
        catch (Exception broken) when (broken is InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException or TimeoutException)
        {
            // Lengths in the file lead out of it, or it is made to keep us busy: what cannot be read whole cannot be cleaned whole.
            return null;
        }
    }
}
