namespace BinhYen.Communes.Positions;

/// <summary>How positions are called.</summary>
internal static class PositionWords
{
    /// <summary>Kinds that exist in every hamlet.</summary>
    public static readonly PositionKind[] OfHamlets = [PositionKind.HamletHead, PositionKind.SecurityTeamLeader, PositionKind.FrontCommitteeHead, PositionKind.PartyCellSecretary];

    /// <summary>Without a place: "Trưởng thôn, xóm".</summary>
    public static string InWords(this PositionKind kind) => kind switch
    {
        PositionKind.HamletHead => "Trưởng thôn, xóm",
        PositionKind.SecurityTeamLeader => "Tổ trưởng Tổ bảo vệ ANTT",
        PositionKind.FrontCommitteeHead => "Trưởng ban công tác Mặt trận",
        PositionKind.PartyCellSecretary => "Bí thư chi bộ",
        PositionKind.Other => "Chức vụ khác",
    };

    /// <summary>As printed: "Trưởng thôn Đông Khê".</summary>
    public static string Title(PositionKind kind, Hamlet hamlet) => kind is PositionKind.HamletHead ? $"Trưởng {hamlet.FullName}" : $"{kind.InWords()} {hamlet.FullName}";
}
