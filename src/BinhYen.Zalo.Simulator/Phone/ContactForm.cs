using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>What opens when the person taps «Chia sẻ thông tin» under a request for contact data.</summary>
internal static class ContactForm
{
    public static string For(Resident holder) => $"""
        <dialog id="contact" aria-labelledby="contact-title">
        <form class="form" data-contact="/sim/residents/{holder.Id}/messages">
        <h2 id="contact-title">Chia sẻ thông tin liên hệ</h2>
        {Field("name", "Họ và tên", holder.Name)}
        {Field("phone", "Số điện thoại (bịa)", "0900000001")}
        {Field("ward", "Xã", "Xã Mẫu")}
        {Field("address", "Địa chỉ", "Thôn 2")}
        <div class="actions"><button type="button" class="quiet" data-close>Để sau</button><button type="submit">Chia sẻ</button></div>
        </form>
        </dialog>
        """;

    private static string Field(string name, string label, string value) => $"""
        <label for="c-{name}">{label}</label><input id="c-{name}" name="{name}" value="{Html.Text(value)}" required autocomplete="off">
        """;
}
