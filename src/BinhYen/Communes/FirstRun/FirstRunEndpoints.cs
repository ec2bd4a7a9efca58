using BinhYen.Communes.ModelProfile;
using BinhYen.Platform.Sheets;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Communes.FirstRun;

/// <summary>
/// The set-up of an empty installation, one question per page. Open to whoever has the code of the console, and only until
/// the new commune's administrator has an account that works.
/// </summary>
internal static class FirstRunEndpoints
{
    private const string Home = "/setup";

    // So many unknown names say enough about a column.
    private const int UnknownNamed = 6;

    public static void Map(WebApplication app)
    {
        app.MapGet(Home, EnterPageAsync).AllowAnonymous();
        app.MapPost(Home, EnterAsync).AllowAnonymous();

        var steps = app.MapGroup(Home).AllowAnonymous().AddEndpointFilter(new FirstRunSessionFilter());
        steps.MapGet("/{step}", ShowAsync);
        steps.MapPost("/place", PlaceAsync);
        steps.MapPost("/place/choose", ChoosePlaceAsync);
        steps.MapPost("/preset", PresetAsync);
        steps.MapPost("/hamlets", HamletsAsync).TakesSpreadsheet(SheetLimits.FileBytes);
        steps.MapPost("/units", UnitsAsync).TakesSpreadsheet(SheetLimits.FileBytes);
        steps.MapPost("/people", PeopleAsync).TakesSpreadsheet(SheetLimits.FileBytes);
        steps.MapPost("/duties", DutiesAsync);
        steps.MapPost("/zalo", ZaloAsync);
        steps.MapPost("/undo", UndoAsync);
        steps.MapPost("/finish", FinishAsync);
        steps.MapGet("/done", () => SiteRoom.Page<DonePage>());
        steps.MapPost("/done/codes", CodesAsync);
    }

    /// <summary>Address of a step: <c>/setup/hamlets</c>.</summary>
    public static string Address(FirstRunStep step) => $"{Home}/{step.ToString().ToLowerInvariant()}";

    private static async Task<IResult> EnterPageAsync(FirstRunSession session, HttpContext http, CancellationToken cancellationToken)
    {
        if (await session.IsOpenAsync(cancellationToken) is not { } state) return NotFound();
        if (session.Knows(http, state)) return Results.Redirect(state.CommuneId is null ? await NextAsync(http, cancellationToken) : $"{Home}/done");
        return SiteRoom.Page<EnterPage>(new { Finished = state.CommuneId is not null });
    }

    private static async Task<IResult> EnterAsync(IFormCollection form, FirstRunSession session, HttpContext http, CancellationToken cancellationToken)
    {
        if (await session.IsOpenAsync(cancellationToken) is not { } state) return NotFound();
        return session.Enter(http, state, form.Text("code"))
            ? Results.Redirect(state.CommuneId is null ? await NextAsync(http, cancellationToken) : $"{Home}/done")
            : SiteRoom.Page<EnterPage>(StatusCodes.Status422UnprocessableEntity, new { Finished = state.CommuneId is not null, Errors = FormErrors.Of("code", "Mã chưa đúng. Xem lại mã trên màn hình máy chủ hoặc trong tệp setup-code.txt.") });
    }

    private static async Task<string> NextAsync(HttpContext http, CancellationToken cancellationToken) =>
        Address((await http.RequestServices.GetRequiredService<FirstRunDesk>().AnswersAsync(cancellationToken)).Next);

    private static async Task<IResult> ShowAsync(string step, string? q, string? done, FirstRunDesk desk, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<FirstRunStep>(step, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted) || !step.All(char.IsAsciiLetterLower)) return NotFound();
        var answers = await desk.AnswersAsync(cancellationToken);
        return answers.MayOpen(wanted) ? Page(wanted, q: q, done: done) : Results.Redirect(Address(answers.Next));
    }

    private static async Task<IResult> ChoosePlaceAsync(IFormCollection form, AdminUnits units, FirstRunDesk desk, CancellationToken cancellationToken)
    {
        if (units.Find(form.Text("unit")) is not { } unit) return Page(FirstRunStep.Place, FormErrors.Of("q", "Chọn một xã, phường trong danh sách."), form);
        var answers = await desk.AnswersAsync(cancellationToken);
        var before = answers.Place;
        await desk.SaveAsync("place", answers with
        {
            Place = new PlaceAnswer(unit.Name, unit.Kind, unit.Province, before?.DutyPhone ?? "", before?.OfficePhone ?? "", before?.Address ?? "", before?.RemoteArea ?? false, before?.PublicUrl ?? ""),
        }, cancellationToken);
        return Results.Redirect(Address(FirstRunStep.Place) + "?done=chosen#details");
    }

    private static async Task<IResult> PlaceAsync(IFormCollection form, FirstRunDesk desk, CancellationToken cancellationToken)
    {
        var errors = new FormErrors();
        if (FirstRunForms.Place(form, errors) is not { } place) return Page(FirstRunStep.Place, errors, form);
        return await SaveAsync(desk, FirstRunStep.Place, await desk.AnswersAsync(cancellationToken) with { Place = place }, cancellationToken);
    }

    private static async Task<IResult> PresetAsync(IFormCollection form, FirstRunDesk desk, ProfilePresets presets, TimeProvider clock, CancellationToken cancellationToken)
    {
        var errors = new FormErrors();
        if (FirstRunForms.Preset(form, presets, errors, clock.Today()) is not { } preset) return Page(FirstRunStep.Preset, errors, form);
        return await SaveAsync(desk, FirstRunStep.Preset, await desk.AnswersAsync(cancellationToken) with { Preset = preset }, cancellationToken);
    }

    private static async Task<IResult> HamletsAsync(IFormCollection form, FirstRunDesk desk, ProfilePresets presets, BringList bring, CancellationToken cancellationToken)
    {
        var errors = new FormErrors();
        var answers = await desk.AnswersAsync(cancellationToken);
        answers = RenameHamlets.In(answers with { Hamlets = FirstRunForms.Hamlets(form, errors) }, FirstRunForms.Renamed(form));
        if (errors.Any) return Page(FirstRunStep.Hamlets, errors, form);
        if (FirstRunForms.IsReading(form)) return await ReadHamletsAsync(form, answers, desk, presets, bring, cancellationToken);
        if (answers.Hamlets.Count == 0) return Page(FirstRunStep.Hamlets, errors.Add("paste", "Thêm ít nhất một địa bàn."), form);
        return await SaveAsync(desk, FirstRunStep.Hamlets, answers, cancellationToken, stay: form.Text("do") == "more");
    }

    private static async Task<IResult> ReadHamletsAsync(IFormCollection form, FirstRunAnswers answers, FirstRunDesk desk, ProfilePresets presets, BringList bring, CancellationToken cancellationToken)
    {
        var term = presets.Find(answers.Preset?.Name)?.Values.UnitTerms[0] ?? "thôn";
        if (!(await bring.SheetAsync(form, HamletNames.Asked, cancellationToken)).TryGet(out var sheet, out var refusal)) return Page(FirstRunStep.Hamlets, BringList.ErrorOf(refusal), form);
        if (!HamletNames.Read(sheet, term).TryGet(out var list, out refusal)) return Page(FirstRunStep.Hamlets, FormErrors.Of("paste", refusal.Message), form);
        answers = WithoutPageBefore(form, FirstRunStep.Hamlets, answers);
        var known = form.Has("replace") ? [] : answers.Hamlets;
        var added = list.Hamlets.Where(h => !known.Any(k => Platform.Text.VietnameseText.Fold(k.FullName) == Platform.Text.VietnameseText.Fold(h.FullName))).ToList();
        var heads = new JoinPeople([.. known, .. added]).Run(answers.People, [.. list.Heads.Select(h => new PersonAnswer("", h.Value, "", $"Trưởng {h.Key}", StaffRole.HamletHead, h.Key))]);
        var already = list.Hamlets.Count - added.Count;
        return await KeepReadAsync(desk, FirstRunStep.Hamlets, answers with { Hamlets = [.. known, .. added], People = PeopleNames.WithUserNames(heads.People) }, sheet, added.Select(h => h.FullName),
            [$"Đọc được {list.Hamlets.Count} địa bàn từ {sheet.Form}.", .. already > 0 ? [$"Bỏ {already} tên đã có trong bảng."] : Array.Empty<string>(), .. list.Notes, .. heads.Notes], cancellationToken);
    }

    private static async Task<IResult> UnitsAsync(IFormCollection form, FirstRunDesk desk, BringList bring, CancellationToken cancellationToken)
    {
        var errors = new FormErrors();
        var answers = await desk.AnswersAsync(cancellationToken) with { Units = FirstRunForms.Units(form, errors) };
        if (errors.Any) return Page(FirstRunStep.Units, errors, form);
        if (!FirstRunForms.IsUnfinished(form)) return await SaveAsync(desk, FirstRunStep.Units, answers with { WithoutUnits = answers.Units.Count == 0 }, cancellationToken);
        if (form.Text("do") == "more") return await SaveAsync(desk, FirstRunStep.Units, answers, cancellationToken, stay: true);
        if (!(await bring.SheetAsync(form, UnitNames.Asked, cancellationToken)).TryGet(out var sheet, out var refusal)) return Page(FirstRunStep.Units, BringList.ErrorOf(refusal), form);
        if (!UnitNames.Read(sheet).TryGet(out var list, out refusal)) return Page(FirstRunStep.Units, FormErrors.Of("paste", refusal.Message), form);
        answers = WithoutPageBefore(form, FirstRunStep.Units, answers);
        var added = list.Units.Where(n => !answers.Units.Any(u => Platform.Text.VietnameseText.Fold(u.Name) == Platform.Text.VietnameseText.Fold(n.Name))).ToList();
        var already = list.Units.Count - added.Count;
        return await KeepReadAsync(desk, FirstRunStep.Units, answers with { Units = [.. answers.Units, .. added] }, sheet, added.Select(u => u.Name),
            [$"Đọc được {list.Units.Count} đơn vị từ {sheet.Form}.", .. already > 0 ? [$"Bỏ {already} tên đã có trong bảng."] : Array.Empty<string>(), .. list.Notes], cancellationToken);
    }

    private static async Task<IResult> PeopleAsync(IFormCollection form, FirstRunDesk desk, BringList bring, CancellationToken cancellationToken)
    {
        var errors = new FormErrors();
        var people = FirstRunForms.People(form, errors);
        if (errors.Any) return Page(FirstRunStep.People, errors, form);
        // What was typed is kept even while somebody is still missing.
        var answers = await desk.AnswersAsync(cancellationToken) with { People = people };
        if (FirstRunForms.IsReading(form)) return await ReadPeopleAsync(form, answers, desk, bring, cancellationToken);
        if (form.Text("do") == "roles") return await GiveRolesAsync(form, answers, desk, cancellationToken);
        await desk.SaveAsync("people", answers, cancellationToken);
        if (form.Text("do") == "more") return Results.Redirect(Address(FirstRunStep.People) + "#new");
        foreach (var problem in FirstRunRules.PeopleProblems(people)) errors.Add("people", problem);
        return errors.Any ? Page(FirstRunStep.People, errors) : Results.Redirect(Address(FirstRunStep.Duties));
    }

    // One role for everybody who has none yet: a list of forty officers is not forty choices.
    private static async Task<IResult> GiveRolesAsync(IFormCollection form, FirstRunAnswers answers, FirstRunDesk desk, CancellationToken cancellationToken)
    {
        if (FirstRunForms.Role(form, "all-role") is not { } role) return Page(FirstRunStep.People, FormErrors.Of("all-role", "Chọn vai trò trước, rồi bấm “Chọn cho tất cả dòng chưa có vai trò”."), form);
        var without = answers.People.Count(p => p.Role is null);
        var people = answers.People.Select(p => p.Role is null ? p with { Role = role, Position = p.Position.Length > 0 ? p.Position : role.InWords() } : p).ToList();
        return await KeepReadAsync(desk, FirstRunStep.People, answers with { People = people }, null, [], [without > 0 ? $"{without} dòng nay là {role.InWords()}." : "Dòng nào cũng đã có vai trò."], cancellationToken);
    }

    private static async Task<IResult> ReadPeopleAsync(IFormCollection form, FirstRunAnswers answers, FirstRunDesk desk, BringList bring, CancellationToken cancellationToken)
    {
        if (!(await bring.SheetAsync(form, PeopleNames.Asked, cancellationToken)).TryGet(out var sheet, out var refusal)) return Page(FirstRunStep.People, BringList.ErrorOf(refusal), form);
        if (!PeopleNames.Read(sheet).TryGet(out var list, out refusal)) return Page(FirstRunStep.People, FormErrors.Of("paste", refusal.Message), form);
        answers = WithoutPageBefore(form, FirstRunStep.People, answers);
        var people = WithoutRemarks(answers.Hamlets, list.People, out var areas);
        var joined = new JoinPeople(answers.Hamlets).Run(answers.People, people);
        var unsure = joined.People.Count(p => p.Role is null);
        return await KeepReadAsync(desk, FirstRunStep.People, answers with { People = PeopleNames.WithUserNames(joined.People) }, sheet, joined.Added.Select(p => p.FullName),
            [$"Đọc được {people.Count} người từ {sheet.Form}.", .. joined.Notes, .. unsure > 0 ? [$"{unsure} người chưa đoán được vai trò: chọn trong bảng."] : Array.Empty<string>(), .. areas, .. list.Notes], cancellationToken);
    }

    // A remark in the column of areas is no area; a hamlet written otherwise than in the list of hamlets would be left to chance in
    // the step of the duties.
    private static IReadOnlyList<PersonAnswer> WithoutRemarks(IReadOnlyList<HamletAnswer> hamlets, IReadOnlyList<PersonAnswer> people, out IReadOnlyList<string> notes)
    {
        var (names, kept, remarks) = (new AnsweredHamlets(hamlets), new List<PersonAnswer>(), new List<string>());
        foreach (var person in people)
        {
            kept.Add(person with { Area = names.AreaOf(person.Area, out var none) });
            remarks.AddRange(none);
        }

        var unknown = kept.SelectMany(p => names.In(p.Area, out var left) is not null ? left : []).Distinct().Take(UnknownNamed).ToList();
        notes = [.. unknown.Count > 0 ? [$"Không có địa bàn tên {Quoted(unknown)}: sửa ở cột Địa bàn, hoặc chọn ở bước Phân công."] : Array.Empty<string>(),
            .. remarks.Count > 0 ? [$"Không lấy vào cột Địa bàn: {Quoted(remarks.Distinct().Take(UnknownNamed))}, vì xã không có địa bàn tên như vậy."] : Array.Empty<string>()];
        return kept;
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"“{name}”"));

    // Another page was meant: what the first one added goes again, unless somebody has changed it since.
    private static FirstRunAnswers WithoutPageBefore(IFormCollection form, FirstRunStep step, FirstRunAnswers answers)
    {
        if (!form.Has("instead") || answers.LastRead is not { Page: not null } last || last.Step != step) return answers;
        bool IsNew(string name) => last.Added.Contains(Platform.Text.VietnameseText.Fold(name));
        return step switch
        {
            FirstRunStep.Hamlets => answers with
            {
                Hamlets = [.. answers.Hamlets.Where(h => !IsNew(h.FullName))],
                People = [.. answers.People.Where(p => p.Role is not StaffRole.HamletHead || !IsNew(p.Area))],
            },
            FirstRunStep.Units => answers with { Units = [.. answers.Units.Where(u => !IsNew(u.Name))] },
            _ => answers with { People = [.. answers.People.Where(p => !IsNew(p.FullName))] },
        };
    }

    private static async Task<IResult> DutiesAsync(IFormCollection form, FirstRunDesk desk, CancellationToken cancellationToken)
    {
        var errors = new FormErrors();
        var changed = FirstRunForms.Duties(form, await desk.AnswersAsync(cancellationToken), errors);
        if (errors.Any) return Page(FirstRunStep.Duties, errors, form);
        await desk.SaveAsync("duties", changed, cancellationToken);
        return Results.Redirect(Address(FirstRunStep.Zalo));
    }

    private static async Task<IResult> ZaloAsync(IFormCollection form, FirstRunDesk desk, CancellationToken cancellationToken) =>
        Enum.TryParse<ZaloChoice>(form.Text("zalo"), out var choice) && Enum.IsDefined(choice)
            ? await SaveAsync(desk, FirstRunStep.Zalo, await desk.AnswersAsync(cancellationToken) with { Zalo = choice }, cancellationToken)
            : Page(FirstRunStep.Zalo, FormErrors.Of("zalo", "Chọn một cách; về sau đổi được."), form);

    private static async Task<IResult> UndoAsync(IFormCollection _, FirstRunDesk desk, CancellationToken cancellationToken)
    {
        var step = await desk.UndoAsync(cancellationToken);
        return Results.Redirect(step is null ? Home : $"{Home}/{step}?done=undone");
    }

    private static async Task<IResult> FinishAsync(IFormCollection _, FirstRunDesk desk, FinishFirstRun finish, KeptWorkbook kept, PublicAddress address, CancellationToken cancellationToken)
    {
        var answers = await desk.AnswersAsync(cancellationToken);
        if (!(await finish.RunAsync(answers, cancellationToken)).TryGet(out var handed, out var refusal)) return Page(FirstRunStep.Check, FormErrors.Of("finish", refusal.Message));
        await kept.ForgetAsync(cancellationToken);
        await address.KeepAsync(answers.Place!.PublicUrl, cancellationToken);
        return SiteRoom.Page<DonePage>(new { Handed = handed });
    }

    private static async Task<IResult> CodesAsync(IFormCollection _, FirstRunDesk desk, FirstAccounts accounts, CancellationToken cancellationToken)
    {
        var state = (await desk.StateAsync(cancellationToken))!;
        return SiteRoom.Page<DonePage>(new { Handed = new HandedCodes(await accounts.IssueCodesAsync(state.CommuneId!.Value, cancellationToken)) });
    }

    private static async Task<IResult> SaveAsync(FirstRunDesk desk, FirstRunStep step, FirstRunAnswers answers, CancellationToken cancellationToken, bool stay = false)
    {
        await desk.SaveAsync(step.ToString().ToLowerInvariant(), answers, cancellationToken);
        return Results.Redirect(stay ? Address(step) + "#new" : Address(step + 1));
    }

    // The list is in the answers; the page that shows it is asked for anew, so that going back or reloading sends no file twice.
    private static async Task<IResult> KeepReadAsync(FirstRunDesk desk, FirstRunStep step, FirstRunAnswers answers, Sheet? sheet, IEnumerable<string> added, IReadOnlyList<string> notes, CancellationToken cancellationToken)
    {
        var read = new ReadNotes(step, [.. sheet?.PagesInWords is { } pages ? [pages] : Array.Empty<string>(), .. notes])
        {
            Page = sheet?.PagesInWords is null ? null : sheet.Page, Added = [.. added.Select(name => Platform.Text.VietnameseText.Fold(name))],
        };
        await desk.SaveAsync(step.ToString().ToLowerInvariant(), answers with { LastRead = read }, cancellationToken);
        return Results.Redirect($"{Address(step)}?done={WizardPage.HasRead}");
    }

    private static IResult Page(FirstRunStep step, FormErrors? errors = null, IFormCollection? posted = null, string? q = null, string? done = null)
    {
        var status = errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return step switch
        {
            FirstRunStep.Place => SiteRoom.Page<PlacePage>(status, new { Errors = errors, Posted = posted, Sought = q, Done = done }),
            FirstRunStep.Preset => SiteRoom.Page<PresetStepPage>(status, new { Errors = errors, Posted = posted, Done = done }),
            FirstRunStep.Hamlets => SiteRoom.Page<HamletsPage>(status, new { Errors = errors, Posted = posted, Done = done }),
            FirstRunStep.Units => SiteRoom.Page<UnitsStepPage>(status, new { Errors = errors, Posted = posted, Done = done }),
            FirstRunStep.People => SiteRoom.Page<PeoplePage>(status, new { Errors = errors, Posted = posted, Done = done }),
            FirstRunStep.Duties => SiteRoom.Page<DutiesPage>(status, new { Errors = errors, Posted = posted, Done = done }),
            FirstRunStep.Zalo => SiteRoom.Page<ZaloPage>(status, new { Errors = errors, Done = done }),
            FirstRunStep.Check => SiteRoom.Page<CheckPage>(status, new { Errors = errors, Done = done }),
        };
    }

    private static IResult NotFound() => SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
}

/// <summary>Asks <see cref="FirstRunSession"/> of the request; the framework makes one filter per endpoint and would keep its database.</summary>
internal sealed class FirstRunSessionFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<FirstRunSession>().InvokeAsync(context, next);
}
