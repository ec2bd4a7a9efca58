using BinhYen.Zalo.Json;
using BinhYen.Zalo.Webhooks.Reading;

namespace BinhYen.Zalo.Webhooks;

/// <summary>The person filled in a contact card (<c>user_submit_info</c>). Nothing of it is verified.</summary>
public sealed record ContactShared : ZaloWebhookEvent
{
    internal ContactShared(Envelope envelope)
        : base(envelope)
    {
        var info = envelope.Root.Member("info");
        var address = info.Member("full_address");
        FullName = info.Text("name");
        Phone = info.Text("phone");
        BirthDate = info.Text("user_dob");
        Gender = info.Text("gender");
        City = address.Text("user_city") ?? info.Text("city");
        District = info.Text("district");
        Ward = address.Text("user_ward") ?? info.Text("ward");
        Address = address.Text("user_address") ?? info.Text("address");
    }

    /// <summary>The name the person gave.</summary>
    public string? FullName { get; }

    /// <summary>The number the person gave, usually <c>84…</c>.</summary>
    public string? Phone { get; }

    /// <summary>As written, <c>dd/MM/yyyy</c>.</summary>
    public string? BirthDate { get; }

    /// <summary>As written, for example "Nam".</summary>
    public string? Gender { get; }

    /// <summary>Province or city.</summary>
    public string? City { get; }

    /// <summary>District; only in the form before the reform of 2025.</summary>
    public string? District { get; }

    /// <summary>Ward or commune.</summary>
    public string? Ward { get; }

    /// <summary>The rest of the address.</summary>
    public string? Address { get; }
}
