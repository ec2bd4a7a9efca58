using System.Xml.Linq;
using BinhYen.Vault;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace BinhYen.Platform.Persistence;

/// <summary>
/// Seals the keys of cookies with the vault before they are stored, so that a stolen copy of the database signs nobody in.
/// </summary>
internal sealed class SealedCookieKeys(IRecordSealer vault) : IXmlEncryptor, IConfigureOptions<KeyManagementOptions>
{
    internal const string Purpose = "cookie.key";

    public void Configure(KeyManagementOptions options) => options.XmlEncryptor = this;

    // The framework asks synchronously, about once in three months.
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var key = vault.NewKeyAsync(Guid.Empty).AsTask().GetAwaiter().GetResult();
        var words = plaintextElement.ToString(SaveOptions.DisableFormatting);
        var envelope = vault.SealAsync(key, Purpose, words).AsTask().GetAwaiter().GetResult();
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(envelope.ToBytes())), typeof(SealedCookieKeysReader));
    }
}

/// <summary>Opens what <see cref="SealedCookieKeys"/> sealed. Made by the framework from its name in the stored element.</summary>
/// <param name="services">The product's services.</param>
internal sealed class SealedCookieKeysReader(IServiceProvider services) : IXmlDecryptor
{
    /// <exception cref="InvalidDataException">The key does not open: another vault, or changed bytes. The framework then makes a new key, and everybody signs in again.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var envelope = Sealed.FromBytes<string>(Convert.FromBase64String(encryptedElement.Value));
        var opened = services.GetRequiredService<IRecordSealer>().OpenAsync(envelope, SealedCookieKeys.Purpose).AsTask().GetAwaiter().GetResult();
        return opened.TryGet(out var words) ? XElement.Parse(words) : throw new InvalidDataException("A cookie key does not open with this vault.");
    }
}
