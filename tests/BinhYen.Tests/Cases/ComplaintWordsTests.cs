using BinhYen.Cases;
using BinhYen.Tests.Drivers;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Cases;

/// <summary>What recalls a complaint is told from what tells of something, and leaders from whoever else leads.</summary>
public sealed class ComplaintWordsTests(Servers servers) : IClassFixture<Servers>
{
    [Theory]
    [InlineData("Đơn tố cáo của tôi hôm qua tới đâu rồi?")]
    [InlineData("Chuyện tôi vừa tố cáo thì ai xử lý?")]
    [InlineData("Tôi xin rút lại lời tố cáo hôm trước.")]
    [InlineData("toi xin rut lai loi hom truoc")]
    [InlineData("Ai đã đọc lời tố cáo hôm qua của tôi?")]
    [InlineData("Tôi tố cáo hôm qua mà sao đã lộ, đề nghị giữ kín tên tôi.")]
    [InlineData("Tôi đã gửi đơn khiếu nại mà chưa ai trả lời")]
    [InlineData("Tôi đã gửi đơn lên tỉnh về ông ấy")]
    [InlineData("Đừng để cán bộ nào biết tôi nói nhé")]
    [InlineData("Đừng để ông trưởng biết tôi nói nhé.")]
    [InlineData("Xin lỗi, hôm qua tôi nói hơi quá về lãnh đạo.")]
    [InlineData("Hôm nay sếp lại tới lấy phong bì.")]
    [InlineData("Đề nghị không cho lãnh đạo xã xem tin của tôi")]
    [InlineData("ông trưởng sao đã biết chuyện")]
    [InlineData("thu truong biet het roi")]
    [InlineData("Tin em gửi lên công an tỉnh hôm qua thì ở xã có ai đọc được không?")]
    [InlineData("Tin tôi gửi về anh Bách hôm trước tới đâu rồi?")]
    [InlineData("Hôm trước tôi có phản ánh anh Bách mà chưa thấy ai trả lời")]
    [InlineData("Tôi góp ý về anh Bách hôm qua, sao chưa thấy trả lời")]
    [InlineData("Chuyện tôi kể về anh Bách các anh đã xem chưa?")]
    [InlineData("Hôm nọ em tố anh Bách, nay em hỏi kết quả")]
    [InlineData("Đừng để anh Bách biết tôi viết tin kia nhé")]
    [InlineData("Anh Bách có biết tôi là người viết tin hôm qua không?")]
    [InlineData("Tôi sợ cán bộ khu vực biết tôi viết tin kia")]
    [InlineData("Mong đừng cho người phụ trách tin này biết tôi đã gửi tin kia")]
    [InlineData("tin toi gui ve anh Bach hom truoc toi dau roi")]
    [InlineData("Chuyện anh Bách tôi kể hôm qua tới đâu rồi ạ?")]
    [InlineData("Chuyện đồng chí Lưu Gia Bách tôi kể hôm qua sao rồi ạ?")]
    [InlineData("Việc anh Bách hôm trước em nhắn giải quyết chưa ạ?")]
    [InlineData("Anh Bách đã bị nhắc nhở gì chưa ạ?")]
    [InlineData("Đã kiểm điểm anh Bách chưa ạ?")]
    [InlineData("Vụ anh công an khu vực tôi kể hôm qua sao rồi?")]
    [InlineData("Chú công an xã hôm nọ em phản ánh thì sao rồi ạ")]
    [InlineData("Chuyện ông trưởng tôi kể hôm qua giải quyết tới đâu rồi ạ?")]
    [InlineData("Từ hôm qua đến nay ông trưởng có biết là tôi nói không ạ, tôi lo quá.")]
    [InlineData("Việc ông trưởng em viết hôm qua đã chuyển lên tỉnh chưa ạ?")]
    [InlineData("Quán ấy vẫn hát đến sáng, ông trưởng nhận tiền của chủ quán nên bỏ qua.")]
    [InlineData("ông trưởng họ hàng với chủ quán")]
    [InlineData("ông trưởng đòi năm triệu")]
    [InlineData("ông trưởng quán nào cũng nhận tiền")]
    [InlineData("Tôi gửi xe ở bãi, ông trưởng bảo kê")]
    public async Task What_recalls_a_complaint_or_speaks_of_a_leader_stands_apart(string words) => (await RecallsAsync(words)).ShouldBeTrue();

    [Theory]
    [InlineData("Tối qua quán lại hát tới hai giờ sáng")]
    [InlineData("Tôi tố cáo thêm một sòng bạc ở cuối thôn")]
    [InlineData("Bác trưởng thôn đã xuống nhắc rồi mà không được")]
    [InlineData("Ông trưởng ấp với chị trưởng ban công tác Mặt trận có đến")]
    [InlineData("Mong lãnh đạo công an xã quan tâm xử lý")]
    [InlineData("Kính gửi lãnh đạo, tôi gửi thêm ảnh")]
    [InlineData("Nhờ các sếp cho người xuống kiểm tra")]
    [InlineData("Sếp ơi cho người xuống với")]
    [InlineData("Em cảm ơn lãnh đạo và các anh")]
    [InlineData("Sếp công ty nợ lương ba tháng")]
    [InlineData("Ban chỉ huy quân sự xã có lên tiếng")]
    [InlineData("Đừng để hàng xóm biết tôi báo nhé")]
    [InlineData("Tôi xin rút lại tin này vì hai bên đã hòa giải")]
    [InlineData("Tôi sợ bị trả thù")]
    [InlineData("Họ cứ xếp hàng chật cả ngõ")]
    [InlineData("Hôm qua anh Bách có xuống nhắc, quán vẫn mở")]
    [InlineData("Có một thanh niên to cao mặc áo đen hay đứng trước cửa quán")]
    [InlineData("Vụ đánh nhau hôm đó có người to cao cầm gậy")]
    [InlineData("Em gửi thêm ảnh quán về công an xã ạ")]
    [InlineData("Hàng xóm nói với em về chuyện công an xuống nhắc rồi mà quán vẫn mở")]
    [InlineData("Anh Bách ơi quán lại mở loa")]
    [InlineData("Em gửi anh Bách thêm ảnh")]
    [InlineData("Anh Bách bảo mai xuống mà chưa thấy")]
    [InlineData("Tôi đã báo công an xã mà quán vẫn mở")]
    [InlineData("Không biết công an có xuống không")]
    [InlineData("Anh Bách bảo em gửi thêm ảnh, em gửi đây ạ")]
    [InlineData("Anh Bách ơi, em báo thêm là quán lại mở")]
    [InlineData("Hôm qua anh Bách xuống, em có kể là quán mở tới sáng")]
    [InlineData("Vụ mất xe anh Bách hẹn hôm nay trả lời")]
    [InlineData("Tôi kể thêm chuyện anh Bách")]
    [InlineData("Tin em báo công an hôm qua tới đâu rồi ạ")]
    [InlineData("Ông trưởng họ Nguyễn có sang can ngăn")]
    [InlineData("Mong các anh báo đến lãnh đạo xã")]
    [InlineData("Ông trưởng phòng bảo vệ chợ có thấy")]
    [InlineData("Vụ này nhờ lãnh đạo xã xem xét")]
    public async Task What_tells_of_something_else_stays(string words) => (await RecallsAsync(words)).ShouldBeFalse();

    private async Task<bool> RecallsAsync(string words)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        return await server.Services.GetRequiredService<ConflictFinder>().RecallsComplaintAsync(server.Commune, words, TestContext.Current.CancellationToken);
    }
}
