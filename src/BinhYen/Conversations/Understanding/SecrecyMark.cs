namespace BinhYen.Conversations.Understanding;

/// <summary>Degrees of State secrets as stamped on paper (Luật Bảo vệ bí mật nhà nước 117/2025/QH15).</summary>
internal enum SecrecyMark
{
    /// <summary>Mật.</summary>
    Secret,

    /// <summary>Tối mật.</summary>
    TopSecret,

    /// <summary>Tuyệt mật.</summary>
    UltraSecret,
}
