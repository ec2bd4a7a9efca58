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
    public async Task What_tells_of_something_else_stays(string words) => (await RecallsAsync(words)).ShouldBeFalse();

    private async Task<bool> RecallsAsync(string words)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        return await server.Services.GetRequiredService<ConflictFinder>().RecallsComplaintAsync(server.Commune, words, TestContext.Current.CancellationToken);
    }
}
