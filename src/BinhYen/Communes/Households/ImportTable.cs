using System.Globalization;
using System.IO.Compression;
using System.Text;
using BinhYen.Platform.Sheets;
using BinhYen.Vault;

namespace BinhYen.Communes.Households;

/// <summary>Keeps the table of an import between the steps: packed, sealed, one line for each row.</summary>
internal sealed class ImportTable(IRecordSealer vault)
{
    private const string Purpose = "household-import.table";
    private const string PagesPurpose = "household-import.pages";

    public async Task<byte[]> SealAsync(RecordKeyId key, IEnumerable<SheetRow> rows, CancellationToken cancellationToken)
    {
        using var packed = new MemoryStream();
        await using (var text = new StreamWriter(new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true), new UTF8Encoding(false)))
            foreach (var row in rows) await text.WriteLineAsync($"{row.Number.ToString(CultureInfo.InvariantCulture)}\t{string.Join('\t', row.Cells)}");
        return (await vault.SealBytesAsync(key, Purpose, packed.ToArray(), cancellationToken)).ToBytes();
    }

    /// <summary>The rows as they were stored; none when the table was thrown away.</summary>
    public async Task<IEnumerable<SheetRow>> OpenAsync(HouseholdImport import, CancellationToken cancellationToken)
    {
        if (import.Table is not { } sealedTable) return [];
        var opened = await vault.OpenAsync(Sealed.FromBytes<byte[]>(sealedTable), Purpose, cancellationToken);
        var packed = opened.Match(bytes => bytes, () => [], () => []);
        return packed.Length == 0 ? [] : Lines(packed);
    }

    public async Task<byte[]> SealPagesAsync(RecordKeyId key, IReadOnlyList<SheetPage> pages, CancellationToken cancellationToken) =>
        (await vault.SealBytesAsync(key, PagesPurpose, PackedPages.Pack(pages), cancellationToken)).ToBytes();

    /// <summary>The pages as they were stored; none when they were thrown away.</summary>
    public async Task<IReadOnlyList<SheetPage>> OpenPagesAsync(HouseholdImport import, CancellationToken cancellationToken)
    {
        if (import.Pages is not { } sealedPages) return [];
        var packed = (await vault.OpenAsync(Sealed.FromBytes<byte[]>(sealedPages), PagesPurpose, cancellationToken)).Match(bytes => bytes, () => [], () => []);
        return packed.Length == 0 ? [] : PackedPages.Unpack(packed);
    }

    private static IEnumerable<SheetRow> Lines(byte[] packed)
    {
        using var text = new StreamReader(new BrotliStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            yield return new SheetRow(int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1..]);
        }
    }
}
