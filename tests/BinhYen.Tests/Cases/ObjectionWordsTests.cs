using BinhYen.Cases;

namespace BinhYen.Tests.Cases;

/// <summary>How people say after an answer that they do not agree, and how they say anything else.</summary>
public sealed class ObjectionWordsTests
{
    [Theory]
    [InlineData("không đồng ý")]
    [InlineData("Tôi KHÔNG ĐỒNG Ý với trả lời này")]
    [InlineData("toi khong dong y")]
    [InlineData("ko dong y dau nhe")]
    [InlineData("k đồng ý")]
    [InlineData("chưa giải quyết gì cả")]
    [InlineData("chua giai quyet gi ca")]
    [InlineData("các anh có giải quyết gì đâu")]
    [InlineData("có thấy xử lý gì đâu")]
    [InlineData("chưa thấy ai xuống")]
    [InlineData("Chưa thỏa đáng")]
    [InlineData("chưa thoả đáng")]
    [InlineData("chua thoa dang")]
    [InlineData("tôi không hài lòng")]
    [InlineData("ko hai long lam")]
    [InlineData("cảm ơn nhưng vẫn như cũ")]
    [InlineData("van nhu cu")]
    [InlineData("đâu vẫn vào đấy, họ vẫn tiếp tục hát")]
    [InlineData("đề nghị xem xét lại")]
    [InlineData("yeu cau giai quyet lai cho toi")]
    [InlineData("trả lời thế này thì tôi không chấp nhận được")]
    [InlineData("tra loi nhu the a")]
    [InlineData("sai sự thật")]
    [InlineData("tôi phản đối")]
    [InlineData("tôi sẽ khiếu nại")]
    [InlineData("vo trach nhiem qua")]
    [InlineData("không đúng như vậy")]
    [InlineData("giải quyết cho có")]
    [InlineData("giai quyet kieu gi vay")]
    public void An_objection_is_heard(string words) => ObjectionWords.In(words).ShouldBeTrue();

    [Theory]
    [InlineData("cảm ơn các anh")]
    [InlineData("cam on cac anh nhieu")]
    [InlineData("Vâng tôi đồng ý")]
    [InlineData("dong y a")]
    [InlineData("tôi rất hài lòng, cảm ơn các anh đã giải quyết nhanh")]
    [InlineData("đã giải quyết xong rồi ạ")]
    [InlineData("tôi không phản đối gì")]
    [InlineData("toi khong khieu nai gi nua")]
    [InlineData("không cần giải quyết lại đâu ạ")]
    [InlineData("tôi không có ý kiến gì thêm")]
    [InlineData("biển số xe là 29H 123.45, màu đỏ")]
    [InlineData("xe co them mot vet xuoc o yen")]
    [InlineData("tôi gửi thêm ảnh hiện trường")]
    [InlineData("cháu Nguyễn Văn Cư nhà bên cũng nhìn thấy")]
    [InlineData("[Ảnh]")]
    public void Thanks_and_additions_are_none(string words) => ObjectionWords.In(words).ShouldBeFalse();
}
