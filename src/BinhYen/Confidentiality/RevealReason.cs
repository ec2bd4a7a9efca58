namespace BinhYen.Confidentiality;

/// <summary>Why somebody asks who a reporter is. A choice beside the words, so that the journal and the reporter can be told without them.</summary>
internal enum RevealReason
{
    /// <summary>Somebody may be in danger and must be reached now.</summary>
    Safety,

    /// <summary>The reporter asked to be called or visited.</summary>
    ReporterAsked,

    /// <summary>What was told cannot be made clear through the private thread.</summary>
    Clarify,

    /// <summary>The reporter asks for protection (workflow §3).</summary>
    Protection,

    /// <summary>An authority that may demand it does so in writing.</summary>
    WrittenDemand,

    /// <summary>The reporter wants to see, correct or delete the own data.</summary>
    OwnData,
}

/// <summary>The reasons in words.</summary>
internal static class RevealReasons
{
    /// <summary>As the asker chooses it and the chief reads it.</summary>
    public static string Label(this RevealReason reason) => reason switch
    {
        RevealReason.Safety => "Cần liên hệ ngay để bảo đảm an toàn cho một người",
        RevealReason.ReporterAsked => "Người phản ánh đề nghị được gọi lại hoặc gặp trực tiếp",
        RevealReason.Clarify => "Cần làm rõ, đã hỏi qua kênh này mà chưa đủ",
        RevealReason.Protection => "Người phản ánh đề nghị được bảo vệ",
        RevealReason.WrittenDemand => "Cơ quan có thẩm quyền yêu cầu bằng văn bản",
        RevealReason.OwnData => "Người phản ánh muốn xem, sửa hoặc xóa dữ liệu của mình",
    };

    /// <summary>As the reporter reads it on the own page.</summary>
    public static string ForReporter(this RevealReason reason) => reason switch
    {
        RevealReason.Safety => "cần liên hệ ngay để bảo đảm an toàn",
        RevealReason.ReporterAsked => "bạn đề nghị được gọi lại hoặc gặp",
        RevealReason.Clarify => "cần hỏi thêm mà kênh này chưa đủ",
        RevealReason.Protection => "bạn đề nghị được bảo vệ",
        RevealReason.WrittenDemand => "cơ quan có thẩm quyền yêu cầu bằng văn bản",
        RevealReason.OwnData => "bạn muốn xem, sửa hoặc xóa dữ liệu của mình",
    };
}
