using BinhYen.Cases;

namespace BinhYen.Intake.Portal;

/// <summary>The first guess at what a report is; an officer confirms or changes it (R-TT-08).</summary>
internal sealed record ReportTopic(CaseKind Kind, CaseCategory Category, Urgency Urgency, bool OfficerConflict, IReadOnlyList<string> Reasons)
{
    /// <summary>Takes what the sender chose; where nothing was chosen the matter stays unclear for an officer to read.</summary>
    public static ReportTopic Suggest(ReportForm form)
    {
        var category = form.AboutPolice ? CaseCategory.PoliceConduct : CategoryOf(form.Topic);
        var info = CaseCategories.Of(category);
        var urgency = form.Danger ? Urgency.Emergency : form.When == "dang" ? info.RaisedUrgency : info.DefaultUrgency;
        return new ReportTopic(info.DefaultKind, category, urgency, form.AboutPolice, ["Người gửi tự chọn"]);
    }

    private static CaseCategory CategoryOf(string? topic) => topic switch
    {
        "trom-cuop" => CaseCategory.Theft,
        "danh-nhau" => CaseCategory.Assault,
        "lua-dao" => CaseCategory.Fraud,
        "ma-tuy-co-bac" => CaseCategory.Drugs,
        "chay-no" => CaseCategory.FireRisk,
        "giao-thong" => CaseCategory.TrafficViolation,
        "gay-roi" => CaseCategory.PublicDisorder,
        "mau-thuan" => CaseCategory.CommunityConflict,
        "nghi-van" => CaseCategory.SuspiciousActivity,
        "gop-y" => CaseCategory.PoliceSuggestion,
        _ => CaseCategory.Unclear,
    };
}
