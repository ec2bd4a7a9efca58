using BinhYen.Site;

namespace BinhYen.Confidentiality;

/// <summary>Reads the answer of a <see cref="ConsentQuestion"/> from a posted form.</summary>
internal static class ConsentForm
{
    /// <summary>Yes or no; null when neither was chosen, which is never taken for a yes.</summary>
    public static ConsentAnswer? Consent(this IFormCollection form, ConsentPurpose purpose, ConsentSide side = ConsentSide.Self) =>
        form.Text(NameOf(purpose, side)) switch { "yes" => ConsentAnswer.Yes, "no" => ConsentAnswer.No, _ => null };

    /// <summary>Name of the field in the form.</summary>
    public static string NameOf(ConsentPurpose purpose, ConsentSide side = ConsentSide.Self) =>
        $"consent-{purpose}{(side is ConsentSide.Self ? "" : "-representative")}".ToLowerInvariant();

    /// <summary>What to say when nothing was chosen.</summary>
    public const string Missing = "Chọn “Đồng ý” hoặc “Không đồng ý”. Chọn ý nào cũng được.";
}
