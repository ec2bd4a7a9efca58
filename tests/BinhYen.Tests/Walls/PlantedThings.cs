using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Staff;
using BinhYen.Staff.Handovers;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Verification;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Walls;

/// <summary>Things around a report whose pages might give its sender away, so that their addresses lead somewhere.</summary>
internal static class PlantedThings
{
    /// <summary>Tables something was planted in, or that the fictional commune fills.</summary>
    private static readonly string[] Tables =
    [
        "data_requests", "incidents", "secret_words", "group_posts", "verifiers", "verification_requests", "asked_verifiers", "staff_handovers", "api_keys", "legal_holds",
        "group_settings_looks", "group_appointments", "regulations", "position_holdings", "commune_units", "outside_addressees", "staff_agreements",
    ];

    /// <summary>A question about a report goes to a verifier and is answered to nobody. Turns the clock: before anybody signs in for good.</summary>
    public static async Task AskVerifierAsync(BinhYenServer server, OpenedCase opened)
    {
        var head = await server.VerifierAsync("H08", VerifierPosition.HamletHead, "Thái Văn Hạp", "truong-h08");
        using (var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07")))
        {
            await officer.TakesAsync(opened);
            var page = await officer.AsksAsync(opened, "Tối 22/11, quanh khu vực thôn An Lạc có tiếng ồn lớn kéo dài không?", [head]);
            page.Status.ShouldBe(System.Net.HttpStatusCode.OK, string.Join(' ', page.Errors));
        }

        await server.SentAsync(opened);
    }

    /// <summary>What the reporter, the chief and the administrator do over the pages.</summary>
    public static async Task PlantAsync(BinhYenServer server, Resident reporter, Officer chief, OpenedCase opened)
    {
        await reporter.LookUpAsync(reporter.ReportCode);
        await reporter.SubmitAsync("/tin-cua-toi/yeu-cau", ("quyen", "hoi"), ("noi-dung", "Xin cho biết ai đã mở tin của tôi"));
        await chief.SeesAsync("/incidents");
        await chief.SubmitAsync("/incidents", ("detected", "2026-11-23T08:00"), ("what", "Mất một máy tính bảng của trực ban"));
        await chief.SeesAsync("/secret-words");
        await chief.SubmitAsync("/secret-words", ("words", "đặc tình xoquang"));
        await chief.SeesAsync("/reports/from-group");
        await chief.SubmitAsync("/reports/from-group", ("text", "Nhà kia bán ma túy kìa mọi người"), ("group", "Zalo thôn Đông Khê"), ("kind", "CrimeOrNamed"));
        await chief.OpensHandoverAsync("cskv-p05", HandoverReason.Retirement);
        await chief.SeesAsync("/retention");
        await chief.SubmitAsync("/retention/holds", ("code", opened.Code.ToString()), ("basis", "12/YC-CSĐT ngày 20/11/2026"));
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        await administrator.SeesAsync("/admin/api-keys");
        await administrator.SubmitAsync(administrator.Page.Form("/admin/api-keys"), [("name", "Tổng đài thử"), ("scope", ApiScope.ReadReports), ("scope", ApiScope.ReadText)]);
        await administrator.SeesAsync("/admin/outside");
        await administrator.SubmitAsync("/admin/outside", ("body", "ProvincialInspection"), ("name", "Thanh tra Công an tỉnh thử"), ("address", "Số 1 đường Thử"), ("phone", "0100 000 999"));
    }

    /// <summary>The newest id of every table above; a table without a row fails the test, because its addresses would prove nothing.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> IdsAsync(BinhYenServer server) => await server.ReadAsync(async db =>
    {
        var ids = new Dictionary<string, string>();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        foreach (var table in Tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT id FROM {table} ORDER BY rowid DESC LIMIT 1";
            ids.Add(table, (await command.ExecuteScalarAsync())?.ToString() ?? throw new InvalidOperationException($"Nothing was planted in {table}."));
        }

        // Whose position is ended loses the role, and with it the session: nobody who calls the addresses.
        var callers = BinhYenServer.Accounts.GroupBy(account => account.Role).Select(role => role.First().User).ToList();
        var away = (await db.Set<StaffMember>().Where(person => callers.Contains(person.UserName!)).Select(person => person.Id).ToListAsync()).ConvertAll(id => (BinhYen.Platform.StaffId?)new BinhYen.Platform.StaffId(id));
        ids["position_holdings"] = (await db.Set<PositionHolding>().AsNoTracking().ToListAsync()).First(held => !away.Contains(held.StaffId)).Id.ToString();
        return ids;
    });
}
