using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Security;

/// <summary>A stranger and one person of every kind that matters to a case, signed in.</summary>
internal sealed class People : IDisposable
{
    // Area officers twice: the one of Đông Khê (H01, H02) and the one of xóm Bãi (H05, H06). Both deputies, because a complaint may name one.
    private static readonly (string User, string Name)[] _accounts =
    [
        ("truong-cong-an", "Trưởng CA"), ("pho-p02", "Phó (QLHC)"), ("pho-p03", "Phó (tội phạm)"), ("cskv-p04", "CSKV Đông Khê"), ("cskv-p06", "CSKV xóm Bãi"),
        ("truc-ban", "Trực ban"), ("thu-tuc", "Thủ tục"), ("truong-h01", "Trưởng thôn"), ("bcd-c01", "Ban Chỉ đạo"), ("quan-tri", "Quản trị"),
    ];

    private People(IReadOnlyList<Caller> all) => All = all;

    /// <summary>The stranger first, then the accounts.</summary>
    public IReadOnlyList<Caller> All { get; }

    /// <summary>The accounts.</summary>
    public IEnumerable<Caller> Signed => All.Skip(1);

    public static async Task<People> SignInAsync(BinhYenServer server)
    {
        var all = new List<Caller> { Caller.Stranger(server) };
        foreach (var (user, name) in _accounts) all.Add(await Caller.SignInAsync(server, BinhYenServer.Account(user), name));
        return new People(all);
    }

    public void Dispose()
    {
        foreach (var person in All) person.Dispose();
    }
}
