using BinhYen.Communes;

namespace BinhYen.Announcements;

/// <summary>Tags and own names of the languages. Where several varieties are spoken, the tag is the one most spoken in Vietnam.</summary>
internal static class LanguageNames
{
    /// <summary>BCP 47, from the IANA registry of language subtags.</summary>
    public static string Tag(this ContentLanguage language) => language switch
    {
        ContentLanguage.Hmong => "hmn",
        ContentLanguage.Dao => "ium",
        ContentLanguage.Tay => "tyz",
        ContentLanguage.Nung => "nut",
        ContentLanguage.Giay => "pcc",
        ContentLanguage.Thai => "blt",
        ContentLanguage.Muong => "mtq",
        ContentLanguage.Lao => "lo",
        ContentLanguage.Khmer => "km",
        ContentLanguage.Cham => "cjm",
        ContentLanguage.Ede => "rad",
        ContentLanguage.Jarai => "jra",
        ContentLanguage.Bahnar => "bdq",
        ContentLanguage.Sedang => "sed",
        ContentLanguage.Koho => "kpm",
        ContentLanguage.Chinese => "zh",
        ContentLanguage.English => "en",
    };

    /// <summary>In its own words where they differ from the Vietnamese name.</summary>
    public static string OwnName(this ContentLanguage language) => language switch
    {
        ContentLanguage.Hmong => "Hmoob",
        ContentLanguage.Dao => "Iu Mienh",
        ContentLanguage.Lao => "ພາສາລາວ",
        ContentLanguage.Khmer => "ភាសាខ្មែរ",
        ContentLanguage.Ede => "Êđê",
        ContentLanguage.Jarai => "Jrai",
        ContentLanguage.Bahnar => "Bahnar",
        ContentLanguage.Chinese => "中文",
        ContentLanguage.English => "English",
        _ => language.Called(),
    };
}
