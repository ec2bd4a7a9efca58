using System.Text.RegularExpressions;
using BinhYen.Communes.ModelProfile;
using BinhYen.Platform.Text;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Communes.FirstRun;

/// <summary>Reads what was typed into the steps. Each gives the new answer, or says what to mend.</summary>
internal static partial class FirstRunForms
{
    /// <summary>What the button says that reads the kept workbook.</summary>
    public const string Again = "again";

    private const int MostRows = 400;

    public static PlaceAnswer? Place(IFormCollection form, FormErrors errors)
    {
        var (name, kind, province) = (form.Text("name"), form.Text("kind"), form.Text("province"));
        var (duty, office, address) = (form.Text("dutyPhone"), form.Text("officePhone") ?? "", form.Text("address"));
        errors.Demand(name is { Length: <= 80 }, "name", "Ghi tên xã, phường, không kèm chữ “xã”.")
            .Demand(kind is "xã" or "phường" or "đặc khu", "kind", "Chọn xã, phường hay đặc khu.")
            .Demand(province is { Length: <= 80 }, "province", "Ghi tên tỉnh, thành phố.")
            .Demand(duty is { Length: <= 30 } && PhonePattern().IsMatch(duty), "dutyPhone", "Ghi số điện thoại trực ban; bà con thấy số này khi khẩn cấp.")
            .Demand(office.Length == 0 || office.Length <= 30 && PhonePattern().IsMatch(office), "officePhone", "Số điện thoại chỉ gồm chữ số, dấu cách, dấu chấm.")
            .Demand(address is { Length: <= 200 }, "address", "Ghi địa chỉ trụ sở Công an để bà con tìm đến.");
        var page = (form.Text("publicUrl") ?? "").TrimEnd('/');
        errors.Demand(page.Length == 0 || IsPageAddress(page), "publicUrl", "Ghi địa chỉ trang đủ cả https://, không có gì sau tên miền. Ví dụ: https://congan.xa.vn.");
        return errors.Any ? null : new PlaceAnswer(Bare(name!), kind!, Bare(province!), duty!, office, address!, form.Has("remote"), page);
    }

    private static bool IsPageAddress(string page) => page.Length <= 200 && Uri.TryCreate(page, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && address.PathAndQuery == "/" && address.UserInfo.Length == 0 && address.Fragment.Length == 0;

    public static PresetAnswer? Preset(IFormCollection form, ProfilePresets presets, FormErrors errors, DateOnly today)
    {
        var name = form.Text("preset");
        var model = form.Text("modelName") ?? "";
        errors.Demand(presets.Find(name) is not null, "preset", "Chọn một cách làm; về sau đổi được.")
            .Demand(model.Length <= 200, "modelName", "Tên mô hình tối đa 200 chữ.");
        // The paper is optional, but half a paper is none.
        var basis = new[] { "basis-number", "basis-date", "basis-issuer", "basis-subject" }.Any(f => form.Text(f) is not null) ? BasisForm.Read(form, errors, today) : null;
        return errors.Any ? null : new PresetAnswer(name!, model, basis);
    }

    /// <summary>Whether somebody is still typing: a further row or a list was asked for, and what is missing is said at the end of the step.</summary>
    public static bool IsUnfinished(IFormCollection form) => form.Text("do") is "more" or "roles" || IsReading(form);

    /// <summary>Whether a list is to be read.</summary>
    public static bool IsReading(IFormCollection form) => form.Text("do") is "read" or Again;

    /// <summary>The editable table of hamlets; emptied rows are gone.</summary>
    public static IReadOnlyList<HamletAnswer> Hamlets(IFormCollection form, FormErrors errors)
    {
        var (hamlets, mayRepeat) = (new List<HamletAnswer>(), IsUnfinished(form));
        foreach (var row in Rows(form, "h"))
        {
            var (term, name) = (form.Text($"h{row}-term"), form.Text($"h{row}-name"));
            if (name is null || form.Has($"h{row}-gone")) continue;
            var hamlet = new HamletAnswer(term ?? "thôn", name, form.Text($"h{row}-old") is { Length: <= HamletAnswer.LongestOldNames } old ? old : "");
            errors.Demand(name.Length <= 80, $"h{row}-name", $"Dòng {row + 1}: tên tối đa 80 chữ.")
                .Demand(hamlet.Term.Length <= 20, $"h{row}-term", $"Dòng {row + 1}: chữ gọi tối đa 20 chữ.")
                .Demand(mayRepeat || !hamlets.Exists(h => VietnameseText.Fold(h.FullName) == VietnameseText.Fold(hamlet.FullName)), $"h{row}-name", $"Dòng {row + 1}: “{hamlet.FullName}” đã có. Xóa một dòng hoặc đổi tên.");
            hamlets.Add(hamlet);
        }

        return hamlets;
    }

    /// <summary>Hamlets whose name was changed in the table: how each was called when the page was drawn, and its new name.</summary>
    public static IReadOnlyDictionary<string, string> Renamed(IFormCollection form) =>
        Rows(form, "h").Where(r => form.Text($"h{r}-was") is not null && form.Text($"h{r}-name") is not null && !form.Has($"h{r}-gone"))
            .Select(r => (Was: form.Text($"h{r}-was")!, Now: new HamletAnswer(form.Text($"h{r}-term") ?? "thôn", form.Text($"h{r}-name")!).FullName))
            .Where(r => r.Was != r.Now).DistinctBy(r => r.Was).ToDictionary(r => r.Was, r => r.Now);

    /// <summary>Kinds that can be named here. What lies inside a hamlet needs the hamlet's page, and bodies that only issue papers come with the papers.</summary>
    public static IReadOnlyList<BodyKind> UnitKinds { get; } = [.. Enum.GetValues<BodyKind>().Where(k => k is not (BodyKind.SubHamlet or BodyKind.IssuingBody))];

    public static BodyKind UnitKind(string? text) => Enum.TryParse<BodyKind>(text, out var kind) && UnitKinds.Contains(kind) ? kind : BodyKind.Agency;

    /// <summary>The editable table of bodies; emptied rows are gone.</summary>
    public static IReadOnlyList<UnitAnswer> Units(IFormCollection form, FormErrors errors)
    {
        var (units, mayRepeat) = (new List<UnitAnswer>(), IsUnfinished(form));
        foreach (var row in Rows(form, "u"))
        {
            if (form.Text($"u{row}-name") is not { } name || form.Has($"u{row}-gone")) continue;
            errors.Demand(name.Length <= 120, $"u{row}-name", $"Dòng {row + 1}: tên tối đa 120 chữ.")
                .Demand(mayRepeat || !units.Exists(u => VietnameseText.Fold(u.Name) == VietnameseText.Fold(name)), $"u{row}-name", $"Dòng {row + 1}: “{name}” đã có. Xóa một dòng hoặc đổi tên.");
            units.Add(new UnitAnswer(UnitKind(form.Text($"u{row}-kind")), name));
        }

        return units;
    }

    /// <summary>The editable table of people; emptied rows are gone.</summary>
    public static IReadOnlyList<PersonAnswer> People(IFormCollection form, FormErrors errors)
    {
        var (people, mayLackRoles) = (new List<PersonAnswer>(), IsUnfinished(form));
        foreach (var row in Rows(form, "p"))
        {
            var name = form.Text($"p{row}-name");
            if (name is null || form.Has($"p{row}-gone")) continue;
            var role = Role(form, $"p{row}-role");
            var (rank, position, area) = (form.Text($"p{row}-rank") ?? "", form.Text($"p{row}-position") ?? role?.InWords() ?? "", form.Text($"p{row}-area") ?? "");
            errors.Demand(name.Length <= 120, $"p{row}-name", $"Dòng {row + 1}: họ tên tối đa 120 chữ.")
                .Demand(rank.Length <= 40, $"p{row}-rank", $"Dòng {row + 1}: cấp bậc tối đa 40 chữ.")
                .Demand(position.Length <= 120, $"p{row}-position", $"Dòng {row + 1}: chức vụ tối đa 120 chữ.")
                .Demand(area.Length <= PeopleNames.LongestArea, $"p{row}-area", $"Dòng {row + 1}: địa bàn tối đa {PeopleNames.LongestArea} chữ.")
                .Demand(mayLackRoles || role is not null, $"p{row}-role", $"Dòng {row + 1}: chọn vai trò cho {name}.");
            people.Add(new PersonAnswer(form.Text($"p{row}-user") is { } user && UserNamePattern().IsMatch(user) ? user : "", name, rank, position, role, area));
        }

        return PeopleNames.WithUserNames(people.Select((p, i) => people.FindIndex(o => o.UserName == p.UserName) == i ? p : p with { UserName = "" }));
    }

    /// <summary>The role chosen in a field; null for none.</summary>
    public static StaffRole? Role(IFormCollection form, string field) => Enum.TryParse<StaffRole>(form.Text(field), out var given) && Enum.IsDefined(given) ? given : null;

    public static FirstRunAnswers Duties(IFormCollection form, FirstRunAnswers answers, FormErrors errors)
    {
        var able = answers.Handlers.Select(p => p.UserName).ToHashSet();
        var heads = answers.Heads.Select(p => p.UserName).ToHashSet();
        var duties = answers.Hamlets.Select((h, i) => new DutyAnswer(h.FullName, form.Text($"d{i}-officer") ?? "", form.Text($"d{i}-substitute") ?? "", form.Text($"d{i}-head") is { } head && heads.Contains(head) ? head : "")).ToList();
        var changed = answers with { Duties = duties, Roster = [.. form["roster"].OfType<string>().Where(able.Contains).Distinct()] };
        for (var i = 0; i < duties.Count; i++)
        {
            errors.Demand(able.Contains(duties[i].Officer), $"d{i}-officer", $"Chọn người phụ trách {duties[i].Hamlet}.")
                .Demand(duties[i].Substitute.Length == 0 || able.Contains(duties[i].Substitute) && duties[i].Substitute != duties[i].Officer, $"d{i}-substitute", $"Người thay ở {duties[i].Hamlet} phải khác người phụ trách.");
        }

        foreach (var head in answers.Heads)
        {
            var (first, last) = (duties.FindIndex(d => d.Head == head.UserName), duties.FindLastIndex(d => d.Head == head.UserName));
            errors.Demand(first >= 0, "d0-head", first >= 0 ? "" : FirstRunRules.WithoutHamlet(head, changed)).Demand(first == last, $"d{last}-head", $"{head.Name} chỉ làm trưởng một nơi.");
        }

        errors.Demand(changed.Roster.Count >= 2, "roster", "Chọn ít nhất hai người trực lần lượt, để luôn có người thay.");
        return changed;
    }

    // Row numbers of a posted table, whatever was left out between them.
    private static IEnumerable<int> Rows(IFormCollection form, string letter) =>
        Enumerable.Range(0, MostRows).Where(row => form.ContainsKey($"{letter}{row}-name"));

    // "Xã Hoa Sen" typed into the name is Hoa Sen; the kind has a field of its own.
    private static string Bare(string name) => KindPattern().Replace(name, "").Trim() is { Length: > 0 } bare ? bare : name;

    [GeneratedRegex(@"^[0-9+][0-9 .()+-]{2,29}$")]
    private static partial Regex PhonePattern();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$")]
    private static partial Regex UserNamePattern();

    [GeneratedRegex("^(xã|phường|đặc khu|tỉnh|thành phố|tp\\.?)\\s+", RegexOptions.IgnoreCase)]
    private static partial Regex KindPattern();
}
