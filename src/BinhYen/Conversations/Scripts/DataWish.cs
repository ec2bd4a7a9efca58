using BinhYen.Platform.Text;

namespace BinhYen.Conversations.Scripts;

/// <summary>"Dữ liệu của tôi", "xoá dữ liệu" and the buttons under their replies. Only as a message of their own: inside a story they mean something else.</summary>
internal static class DataWish
{
    /// <summary>What the person wants to do about their data.</summary>
    internal enum Kind
    {
        /// <summary>Hear what is kept and which rights there are.</summary>
        Tell,

        /// <summary>Be forgotten; asked back once, for it cannot be undone.</summary>
        Forget,
        ForgetForSure,

        /// <summary>Not be forgotten after all.</summary>
        Keep,
        Restrict,
        Object,
    }

    /// <summary>Payload of the button that destroys at once.</summary>
    public const string ForgetForSureCommand = "#dulieu xoa-that";

    /// <summary>Payload of the button beside it: a command of its own, for "thôi" takes back whatever else waits.</summary>
    public const string KeepCommand = "#dulieu giu";

    public const string ForgetCommand = "#dulieu xoa";
    public const string RestrictCommand = "#dulieu han-che";
    public const string ObjectCommand = "#dulieu phan-doi";

    private static readonly HashSet<string> Polite = ["a", "nhe", "nha", "anh", "em", "chi", "chu", "da", "vang", "oi", "giup", "voi", "xin", "hay", "cho", "di", "muon"];

    private static readonly HashSet<string> AskTell =
    [
        "du lieu cua toi", "du lieu toi", "du lieu cua minh", "du lieu ca nhan", "du lieu ca nhan cua toi", "du lieu", "xem du lieu", "xem du lieu cua toi", "toi xem du lieu cua toi",
        "thong tin cua toi", "quyen cua toi", "quyen du lieu",
    ];

    private static readonly HashSet<string> AskForget =
    [
        "xoa du lieu", "xoa du lieu cua toi", "xoa du lieu toi", "xoa het du lieu", "xoa het du lieu cua toi", "xoa du lieu ca nhan", "xoa du lieu ca nhan cua toi",
        "toi xoa du lieu", "toi xoa du lieu cua toi", "xoa thong tin cua toi", "xoa thong tin ca nhan", "xoa ten toi", "xoa ten cua toi", "rut dong y", "toi rut dong y", "huy du lieu", "huy du lieu cua toi",
    ];

    /// <summary>The wish; null when the message is something else.</summary>
    public static Kind? Of(string message)
    {
        switch (message.Trim())
        {
            case ForgetForSureCommand: return Kind.ForgetForSure;
            case KeepCommand: return Kind.Keep;
            case ForgetCommand: return Kind.Forget;
            case RestrictCommand: return Kind.Restrict;
            case ObjectCommand: return Kind.Object;
            default: break;
        }

        var words = VietnameseText.Words(message);
        if (words.Count > 12) return null;
        var plain = string.Join(' ', words.Where(word => !Polite.Contains(word)));
        return AskForget.Contains(plain) ? Kind.Forget : AskTell.Contains(plain) ? Kind.Tell : null;
    }
}
