using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BinhYen.Platform.Persistence;

/// <summary>
/// Keeps the keys of cookies and antiforgery tokens in the database, so that a restart signs nobody out and every node
/// reads what another one wrote.
/// </summary>
internal sealed class KeysInDatabase(DbFactory databases) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.Create();
        return [.. db.DataProtectionKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml!).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    // The framework asks synchronously, about once in three months; every other write is asynchronous.
    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.Create();
        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}
