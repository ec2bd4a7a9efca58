using BinhYen.Site;

namespace BinhYen.Communes.ModelProfile;

/// <summary>Reads the five fields of a basis document: số, ngày, cơ quan, trích yếu.</summary>
internal static class BasisForm
{
    public static BasisDocument? Read(IFormCollection form, FormErrors errors, DateOnly today)
    {
        var (kind, number, date, issuer, subject) = (form.Text("basis-kind"), form.Text("basis-number"), form.Date("basis-date"), form.Text("basis-issuer"), form.Text("basis-subject"));
        errors.Demand(kind is { Length: <= BasisDocument.LongestKind }, "basis-kind", "Ghi loại văn bản, ví dụ Quyết định.")
            .Demand(number is { Length: <= BasisDocument.LongestNumber }, "basis-number", "Ghi số và ký hiệu của văn bản căn cứ, ví dụ 12/QĐ-UBND.")
            .Demand(date is { } day && day <= today && day.Year >= 1945, "basis-date", "Chọn ngày ký văn bản căn cứ, không sau hôm nay.")
            .Demand(issuer is { Length: <= BasisDocument.LongestIssuer }, "basis-issuer", "Ghi cơ quan ban hành văn bản căn cứ.")
            .Demand(subject is { Length: <= BasisDocument.LongestSubject }, "basis-subject", "Ghi trích yếu: văn bản về việc gì.");
        return errors.Any ? null : new BasisDocument(kind!, number!, date!.Value, issuer!, subject!);
    }
}
