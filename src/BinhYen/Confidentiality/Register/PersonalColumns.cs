using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BinhYen.Confidentiality.Register;

/// <summary>Finds in the real model the columns that can tell of a person: everything sealed, and everything called like a person's data.</summary>
internal static partial class PersonalColumns
{
    /// <summary>Table and its columns, for every table that has any.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IModel model) => (
        from entity in model.GetEntityTypes()
        let table = entity.GetTableName()
        where table is not null
        from property in entity.GetProperties()
        where property.ClrType == typeof(SealedText) || ByName().IsMatch(property.Name)
        group property.GetColumnName(StoreObjectIdentifier.Table(table)) ?? property.Name by table)
        .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Distinct().Order(StringComparer.Ordinal)]);

    [GeneratedRegex(@"^(FullName|UserName|NormalizedUserName|DisplayName|PersonName|HolderName|SignerName|Name|Phone\w*|DutyPhone|OfficePhone|Email|NormalizedEmail|Address|Reporter|PersonKey|Person|PersonHash|Giver|Device|SearchText|Birth\w*|Contact\w*)$", RegexOptions.CultureInvariant)]
    private static partial Regex ByName();
}
