using BinhYen.Platform.Sheets;

namespace BinhYen.Communes.Households;

/// <summary>One sentence about one row.</summary>
/// <param name="Row">Number of the row as Excel shows it.</param>
/// <param name="Column">Name of the column.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
/// <param name="Blocks">True when the row is not taken; false when only this part of it is left out.</param>
/// <param name="IsTotal">True for a row that adds the others up: nothing is wrong with it.</param>
internal sealed record RowProblem(int Row, string Column, string Sentence, bool Blocks, bool IsTotal = false);

/// <summary>What a row says.</summary>
/// <param name="Entry">Null when the row is not taken.</param>
/// <param name="Hamlet">Where it lives; null when the row is not taken.</param>
/// <param name="Problems">Empty for a clean row.</param>
internal sealed record RowReading(HouseholdEntry? Entry, HamletId? Hamlet, IReadOnlyList<RowProblem> Problems);

/// <summary>Reads rows of a list of households: pure, the same in trial, run and display.</summary>
internal sealed class ReadHouseholdRow(ImportColumns columns, HamletNames hamlets, HamletId? allIn, ImportConsent consent, DateOnly today)
{
    private const int LongestName = 80;
    private readonly int hamlet = columns.Of("hamlet");
    private readonly int name = columns.Of("name");
    private readonly int phone = columns.Of("phone");
    private readonly int place = columns.Of("place");
    private readonly int means = columns.Of("means");
    private readonly int joined = columns.Of("joined");
    private readonly int agreed = columns.Of("consent");

    public RowReading Read(SheetRow row)
    {
        // First of all: nobody should be told to write a hamlet into the sum.
        if (TotalRows.Is(row) || TotalRows.Names(Cell(row, name)) || TotalRows.Names(Cell(row, hamlet))) return new RowReading(null, null, [Wrong(row, HouseholdFields.Name, "Dòng tổng cộng, không phải một hộ: để nguyên, máy bỏ qua.") with { IsTotal = true }]);
        var problems = new List<RowProblem>();
        var where = HamletOf(row, problems);
        var answer = ConsentOf(row, problems);
        var who = Cell(row, name);
        if (name >= 0 && who.Length == 0) problems.Add(Wrong(row, HouseholdFields.Name, "Thiếu họ tên đại diện hộ. Điền vào tệp rồi tải lại, hoặc bỏ dòng này."));
        if (who.Length > LongestName) problems.Add(Wrong(row, HouseholdFields.Name, $"Họ tên dài hơn {LongestName} chữ. Xem lại cột."));
        var number = PhoneOf(row, problems);
        var hasJoined = Tick(row, joined, HouseholdFields.Joined, problems);
        var hasMeans = Tick(row, means, HouseholdFields.Means, problems);
        if (hasJoined is true && hasMeans is false) problems.Add(new RowProblem(row.Number, HouseholdFields.Means.Label, "Đã tham gia nhóm nhưng ghi không có điều kiện: tính là có điều kiện.", Blocks: false));
        if (problems.Exists(p => p.Blocks) || where is null) return new RowReading(null, null, problems);
        return new RowReading(
            new HouseholdEntry(new HouseholdContact(who.Length > 0 ? who : null, number, Cell(row, place) is { Length: > 0 } at ? at : null), answer)
            {
                HasMeans = hasJoined is true ? true : hasMeans, JoinedOn = hasJoined is true ? today : null,
            }, where, problems);
    }

    private HamletId? HamletOf(SheetRow row, List<RowProblem> problems)
    {
        var written = Cell(row, hamlet);
        if (written.Length == 0 && allIn is not null) return allIn;
        if (written.Length > 0 && hamlets.Find(written) is { } found) return found;
        var nearest = written.Length == 0 ? null : hamlets.Nearest(written);
        problems.Add(Wrong(row, HouseholdFields.Hamlet, written.Length == 0
            ? "Chưa ghi thôn, xóm. Điền vào tệp, hoặc chọn một thôn cho cả bảng."
            : nearest is not null ? $"Không có “{written}”. Có phải “{nearest.FullName}”? Sửa trong tệp rồi tải lại."
            : $"Không có “{written}”, hoặc có nhiều nơi cùng tên. Ghi đúng tên trong danh sách thôn."));
        return null;
    }

    private ContactConsent ConsentOf(SheetRow row, List<RowProblem> problems)
    {
        if (consent is ImportConsent.AllOnPaper) return ContactConsent.Yes;
        if (consent is ImportConsent.NotAsked || agreed < 0) return ContactConsent.NotAsked;
        return Tick(row, agreed, HouseholdFields.Consent, problems) switch { true => ContactConsent.Yes, false => ContactConsent.No, null => ContactConsent.NotAsked };
    }

    private string? PhoneOf(SheetRow row, List<RowProblem> problems)
    {
        var written = Cell(row, phone);
        if (written.Length == 0 || SheetCells.YesNo(written) is false) return null;
        var number = SheetCells.Phone(HouseholdFields.FirstNumber(written));
        if (number is null) problems.Add(new RowProblem(row.Number, HouseholdFields.Phone.Label, "Số điện thoại không đọc được (cần 10 chữ số): nhập hộ không có số.", Blocks: false));
        else if (written.Count(char.IsAsciiDigit) >= number.Count(char.IsAsciiDigit) + 9) problems.Add(new RowProblem(row.Number, HouseholdFields.Phone.Label, "Ô có hơn một số điện thoại: chỉ giữ số đầu.", Blocks: false));
        return number;
    }

    private static bool? Tick(SheetRow row, int column, SheetField field, List<RowProblem> problems)
    {
        var written = Cell(row, column);
        if (written.Length == 0) return null;
        var tick = SheetCells.YesNo(written);
        if (tick is null && SheetCells.Date(written) is not null) return true;
        if (tick is null) problems.Add(new RowProblem(row.Number, field.Label, "Không hiểu ô này (ghi “x” hoặc “có”, “không”): để trống.", Blocks: false));
        return tick;
    }

    private static string Cell(SheetRow row, int column) => column < 0 ? "" : row[column];

    private static RowProblem Wrong(SheetRow row, SheetField field, string sentence) => new(row.Number, field.Label, sentence, Blocks: true);
}
