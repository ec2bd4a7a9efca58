namespace BinhYen.Communes.ModelProfile;

/// <summary>What must hold between the values of a profile, beyond each value on its own.</summary>
internal static class ProfileRules
{
    /// <summary>What contradicts, as key and sentence; empty when nothing does.</summary>
    /// <param name="profile">The values together.</param>
    /// <param name="from">The first day on which they apply.</param>
    public static IEnumerable<(ProfileKey Key, string Message)> Problems(ProfileValues profile, DateOnly from)
    {
        if (profile.SensitiveChannel == SensitiveChannel.Tier1Only && profile.Tiering != GroupTiering.TwoTier)
            yield return (ProfileKeys.Sensitive, "Tin nhạy cảm qua kênh nguồn tin thì phải chọn hai tầng. Đổi “Số tầng”, hoặc chọn “Chỉ báo riêng với Công an”.");
        if (profile.Tiering == GroupTiering.TwoTier && !profile.OneSourcePerChannel)
            yield return (ProfileKeys.OneSourcePerChannel, "Mô hình hai tầng thì hai nguồn tin không bao giờ chung một kênh.");
        if (profile.GroupDeputies.Contains(profile.GroupLeader))
            yield return (ProfileKeys.DeputyRoles, $"{profile.GroupLeader.Called()} đã là Trưởng nhóm. Bỏ khỏi Phó nhóm.");
        if (profile.GroupUnits.Contains(GroupUnit.SubHamlet) && profile.SubUnits.Count == 0)
            yield return (ProfileKeys.SubUnits, "Lập nhóm cho tổ, đội thì ghi tổ, đội gọi là gì.");
        if (profile.GroupUnits.Contains(GroupUnit.Source) && profile.Tiering != GroupTiering.TwoTier)
            yield return (ProfileKeys.GroupUnits, "Nhóm cho từng nguồn tin chỉ có ở mô hình hai tầng.");
        if (profile.GroupUnits.Contains(GroupUnit.Committee) != profile.CommitteeHasOwnGroup)
            yield return (ProfileKeys.CommitteeOwnGroup, "“Nhóm Zalo của Ban Chỉ đạo” và mục Ban Chỉ đạo trong “Lập nhóm cho” phải giống nhau.");
        if (profile.Committee != CommitteeKind.None && profile.ExtraordinaryMeetingDecider.Length == 0)
            yield return (ProfileKeys.ExtraordinaryDecider, "Ghi ai quyết định họp đột xuất.");
        if (!DistrictLevel.ExistsOn(from) && profile.Of(ProfileKeys.ReportRecipients).FirstOrDefault(DistrictLevel.Names) is { } ended)
            yield return (ProfileKeys.ReportRecipients, $"“{ended}” thuộc cấp huyện, đã kết thúc từ 01/7/2025. Ghi nơi nhận thay, ví dụ Công an tỉnh.");
    }
}
