using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>The kind suggested for a category; an officer confirms it (R-TT-08, R-DT-51).</summary>
internal static class KindJudge
{
    /// <summary>The category's default kind, unless the words give the matter another legal form.</summary>
    public static CaseKind Judge(CaseCategory category, CueScan scan) => category switch
    {
        CaseCategory.PoliceConduct when scan.Has("complaint") && scan.Has("complaintSubject") => CaseKind.Complaint,
        CaseCategory.PoliceConduct when scan.Has("denunciation") && scan.Has("signed") => CaseKind.Denunciation,
        CaseCategory.WeaponsFireworks when scan.Has("surrender") && scan.Has("question") => CaseKind.ProcedureQuestion,
        CaseCategory.WeaponsFireworks when scan.Has("uxo") => CaseKind.SecurityReport,
        _ => CaseCategories.Of(category).DefaultKind,
    };
}
