using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using BinhYen.Intake.Media;
using BinhYen.Testing;
using SkiaSharp;

namespace BinhYen.Tests.Intake.Media;

/// <summary>What is handed around of a file says nothing of who made it, and is still the file.</summary>
public sealed class WorkingCopyTests
{
    private const string Secret = "Quàng Văn Xogiấu";
    private const string Plain = "Quang Van Xogiau";

    [Fact]
    [Threat(4)]
    public void Films_of_phones_lose_place_device_and_time_and_keep_every_position()
    {
        var words = Encoding.UTF8.GetBytes(Plain);
        byte[] film =
        [
            .. Box("ftyp", [.. "isom"u8, 0, 0, 2, 0]),
            .. Box("moov",
            [
                .. Box("mvhd", [0, 0, 0, 0, 0xE0, 1, 2, 3, 0xE0, 1, 2, 3, .. new byte[92]]),
                .. Box("trak", [.. Box("tkhd", [0, 0, 0, 3, 0xE0, 1, 2, 3, 0xE0, 1, 2, 3, .. new byte[76]]), .. Box("mdia", [.. Box("hdlr", [.. new byte[8], .. "vide"u8, .. new byte[12], .. words, 0]), .. Box("minf", Box("stbl", words.AsSpan(0, 2)))])]),
                .. Box("udta", [.. Box("©xyz", words), .. Box("meta", words)]),
                .. Box("meta", words),
            ]),
            .. Box("uuid", words), .. Box("mdat", "pictures"u8), .. Box("SEFT", words),
        ];
        foreach (var type in new[] { "video/mp4", "video/quicktime", "video/3gpp", "audio/mp4" })
        {
            var clean = Said(type, film);
            clean.Length.ShouldBe(film.Length);
            clean.ShouldNotContain("\u00E0\u0001\u0002\u0003");
            clean.IndexOf("pictures", StringComparison.Ordinal).ShouldBe(Encoding.Latin1.GetString(film).IndexOf("pictures", StringComparison.Ordinal));
        }

        // A track of positions cannot be told from pictures; a length that leads out of the file is no film.
        WorkingCopy.Of("video/mp4", [.. Box("moov", Box("trak", Box("mdia", Box("hdlr", [.. new byte[8], .. "meta"u8, .. new byte[13]])))), .. Box("mdat", words)]).ShouldBeNull();
        WorkingCopy.Of("video/mp4", [0, 0, 1, 0, .. "moov"u8, 1, 2, 3, 4]).ShouldBeNull();
    }

    [Fact]
    [Threat(4)]
    public void Sounds_lose_their_tags()
    {
        byte[] frames = [0xFF, 0xFB, 0x90, 0, .. "sound"u8];
        var words = Encoding.UTF8.GetBytes(Plain);
        byte[] last = [.. "TAG"u8, .. words, .. new byte[125 - words.Length]];
        byte[] mp3 = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, (byte)words.Length, .. words, .. frames, .. last];
        Said("audio/mpeg", mp3).ShouldBe(Encoding.Latin1.GetString(frames));
        WorkingCopy.Of("audio/mpeg", [.. "ID3"u8, 4, 0, 0, 0x7F, 0, 0, 0, .. words]).ShouldBeNull("a tag longer than the file");
        WorkingCopy.Of("audio/mpeg", [.. frames, .. "LYRICSBEGIN"u8, .. words, .. "LYRICS200"u8]).ShouldBeNull();

        byte[] wave = [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8, .. Chunk("fmt ", new byte[16]), .. Chunk("LIST", words), .. Chunk("data", "sound"u8), .. Chunk("id3 ", words)];
        var clean = WorkingCopy.Of("audio/wav", wave)!;
        Encoding.Latin1.GetString(clean).ShouldContain("sound");
        Encoding.Latin1.GetString(clean).ShouldNotContain(Plain);
        BinaryPrimitives.ReadInt32LittleEndian(clean.AsSpan(4)).ShouldBe(clean.Length - 8);
    }

    [Fact]
    [Threat(4)]
    public void Recordings_of_browsers_lose_words_and_stay_whole()
    {
        byte[] tags = [.. "OpusTags"u8, .. Counted(Plain), 1, 0, 0, 0, .. Counted($"ARTIST={Plain}")];
        byte[] ogg = [.. Page(0, 2, [.. "OpusHead"u8, .. new byte[11]]), .. Page(1, 0, tags), .. Page(2, 4, "sound"u8)];
        var clean = WorkingCopy.Of("audio/ogg", ogg)!;
        Encoding.Latin1.GetString(clean).ShouldNotContain(Plain);
        // Sums are right again, or no program would play it.
        byte[] empty = [.. "OpusTags"u8, .. new byte[tags.Length - 8]];
        clean.ShouldBe([.. Page(0, 2, [.. "OpusHead"u8, .. new byte[11]]), .. Page(1, 0, empty), .. Page(2, 4, "sound"u8)]);
        WorkingCopy.Of("audio/ogg", [.. ogg, .. Page(0, 2, "OpusHead"u8)]).ShouldBeNull("a second stream");

        var words = Encoding.UTF8.GetBytes(Plain);
        byte[] webm =
        [
            .. Element([0x1A, 0x45, 0xDF, 0xA3], "webm"u8),
            0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
            .. Element([0x15, 0x49, 0xA9, 0x66], [.. Element([0x2A, 0xD7, 0xB1], [15, 66, 64]), .. Element([0x4D, 0x80], words), .. Element([0x57, 0x41], words)]),
            .. Element([0x12, 0x54, 0xC3, 0x67], words),
            0x1F, 0x43, 0xB6, 0x75, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. Element([0xE7], [0]), .. Element([0xA3], "pictures"u8),
        ];
        var film = Said("video/webm", webm);
        film.Length.ShouldBe(webm.Length);
        film.ShouldContain("pictures");
    }

    [Fact]
    [Threat(4)]
    public void Office_papers_lose_authors_templates_and_the_pictures_places()
    {
        var photo = GivenPicture.JpegWithExif(40, 40, orientation: 1);
        var docx = Zip(
            ("[Content_Types].xml", "<Types><Override PartName=\"/docProps/core.xml\" ContentType=\"x\"/><Override PartName=\"/word/document.xml\" ContentType=\"x\"/></Types>"u8.ToArray()),
            ("_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Target=\"docProps/core.xml\"/></Relationships>"u8.ToArray()),
            ("docProps/core.xml", Encoding.UTF8.GetBytes($"<dc:creator>{Secret}</dc:creator>")),
            ("word/people.xml", Encoding.UTF8.GetBytes($"<w15:person w15:author=\"{Secret}\"/>")),
            ("word/document.xml", Encoding.UTF8.GetBytes($"<w:document><w:p w:rsidR=\"00AB12CD\"><w:ins w:id=\"1\" w:author=\"{Secret}\"><w:t>Kính gửi Công an xã</w:t></w:ins></w:p></w:document>")),
            ("word/comments.xml", Encoding.UTF8.GetBytes($"<w:comment w:author='{Secret}' w:initials=\"X\">nhận xét</w:comment>")),
            ("word/_rels/settings.xml.rels", Encoding.UTF8.GetBytes($"<Relationships><Relationship Id=\"rId1\" Target=\"file:///C:\\Users\\{Secret}\\mau.dotx\" TargetMode=\"External\"/></Relationships>")),
            ("word/media/image1.jpeg", photo));
        var clean = Unzip(WorkingCopy.Of("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx)!);
        clean.Keys.ShouldNotContain("docProps/core.xml");
        clean.Keys.ShouldNotContain("word/people.xml");
        foreach (var (part, content) in clean)
        {
            Encoding.UTF8.GetString(content).ShouldNotContain("Xogiấu", Shouldly.Case.Sensitive, part);
            Encoding.Latin1.GetString(content).ShouldNotContain("planted", Shouldly.Case.Sensitive, part);
            Encoding.UTF8.GetString(content).ShouldNotContain("docProps", Shouldly.Case.Sensitive, part);
        }

        Encoding.UTF8.GetString(clean["word/document.xml"]).ShouldBe("<w:document><w:p><w:ins w:id=\"1\" w:author=\"\"><w:t>Kính gửi Công an xã</w:t></w:ins></w:p></w:document>");
        Encoding.UTF8.GetString(clean["word/comments.xml"]).ShouldContain("nhận xét");
        using var picture = SKBitmap.Decode(clean["word/media/image1.jpeg"]);
        picture.Width.ShouldBe(40);

        var sheet = Zip(
            ("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<workbook/>"u8.ToArray()),
            ("xl/comments1.xml", Encoding.UTF8.GetBytes($"<comments><authors><author>{Secret}</author></authors><comment><text><r><t>{Secret}:</t></r><r><t>xem lại</t></r></text></comment></comments>")));
        var remarks = Encoding.UTF8.GetString(Unzip(WorkingCopy.Of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet)!)["xl/comments1.xml"]);
        remarks.ShouldNotContain("Xogiấu");
        remarks.ShouldContain("xem lại");
        // Nobody can say what is in a part of an unknown sort.
        WorkingCopy.Of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Zip(("xl/workbook.xml", "<workbook/>"u8.ToArray()), ("xl/media/x.heic", [1, 2]))).ShouldBeNull();
    }

    [Fact]
    [Threat(4)]
    public void Pdf_papers_lose_what_is_written_about_them()
    {
        using var memory = new MemoryStream();
        using (var paper = SKDocument.CreatePdf(memory, new SKDocumentPdfMetadata { Author = Plain, Title = Plain, Creator = Plain, Producer = Plain, Creation = new DateTime(2026, 11, 3), PdfA = true }))
        {
            using var photo = SKImage.FromEncodedData(GivenPicture.JpegWithExif(40, 40, orientation: 1));
            var canvas = paper.BeginPage(200, 200);
            canvas.DrawImage(photo, 10, 10, SKSamplingOptions.Default);
            paper.EndPage();
            paper.Close();
        }

        var pdf = memory.ToArray();
        Encoding.Latin1.GetString(pdf).ShouldContain(Plain);
        Encoding.Latin1.GetString(pdf).ShouldContain("2026110");
        var clean = Said("application/pdf", pdf);
        clean.Length.ShouldBe(pdf.Length);
        clean.ShouldNotContain("2026110");
        clean.ShouldNotContain("planted");

        // The newer way of writing: objects are packed together.
        var about = $"5 0 6 90 << /Author ({Plain}) /Custom ({Plain} \\) {Plain}) >>".PadRight(99) + "<< /Creator <4142> >>";
        var packed = Pack(Encoding.Latin1.GetBytes(about));
        byte[] newer =
        [
            .. Encoding.Latin1.GetBytes($"%PDF-1.5\n7 0 obj\n<< /Type /ObjStm /N 2 /First 9 /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"), .. packed,
            .. Encoding.Latin1.GetBytes($"\nendstream\nendobj\n8 0 obj\n<< /Type /XRef /Info 5 0 R >>\nstream\nxx\nendstream\nendobj\n9 0 obj << /Annot 1 /T ({Plain}) /Contents (xem lai) >> endobj\n"),
        ];
        var again = WorkingCopy.Of("application/pdf", newer)!;
        again.Length.ShouldBe(newer.Length);
        Encoding.Latin1.GetString(again).ShouldNotContain("Xogiau");
        Encoding.Latin1.GetString(again).ShouldContain("(xem lai)");
        var from = Encoding.Latin1.GetString(again).IndexOf("stream\n", StringComparison.Ordinal) + 7;
        var opened = Unpack(again[from..(from + packed.Length)]);
        opened.Length.ShouldBe(about.Length);
        opened.ShouldNotContain("Xogiau");
        opened.ShouldNotContain("4142");

        foreach (var unusual in new[] { "/Encrypt 3 0 R", "/ByteRange [0 1 2 3]", "/EmbeddedFiles 4 0 R", "<< /Author 5 0 R >>" })
            WorkingCopy.Of("application/pdf", Encoding.Latin1.GetBytes($"%PDF-1.4\n1 0 obj << {unusual} >> endobj")).ShouldBeNull(unusual);
    }

    [Theory]
    [Threat(4)]
    [InlineData(@"/Odd (C:\\Users\\Quang Van Xogiau\\don.docx)")]
    [InlineData(@"/Odd (C:\134Users\134Quang Van Xogiau)")]
    [InlineData("/Base (file:///home/Quang%20Van%20Xogiau/don)")]
    [InlineData("/Odd <433A5C55736572735C586F676961755C>")]
    [InlineData("/Odd <FEFF0043003A005C0058006F0067006900610075>")]
    [InlineData("/Kept (a) % Quang Van Xogiau wrote this")]
    [InlineData("/CreatorInfo << /Creator (Quang Van Xogiau) >>")]
    [InlineData("/Annot 1 /Contents (xem lai) /T (Quang Van Xogiau)")]
    public void Pdf_papers_lose_folders_and_remarks_wherever_they_stand(string written)
    {
        foreach (var pdf in new[] { $"%PDF-1.4\n1 0 obj << {written}\n/Kept (noi dung) >> endobj\nstartxref\n9\n%%EOF\n", $"%PDF-1.4\n1 0 obj\n<< {written}\n/Kept (noi dung) >>\nstream\nq Q\nendstream\nendobj\n" })
        {
            var clean = Said("application/pdf", Encoding.Latin1.GetBytes(pdf));
            clean.Length.ShouldBe(pdf.Length);
            clean.ShouldStartWith("%PDF-1.4\n");
            clean.ShouldContain("/Kept (noi dung)");
            foreach (var hidden in new[] { "586F67", "0058006F", "Xogiau" }) clean.ShouldNotContain(hidden);
            if (pdf.EndsWith("%%EOF\n", StringComparison.Ordinal)) clean.ShouldEndWith("%%EOF\n");
        }

        // The same among objects that are packed together.
        var content = $"1 0 << {written}\n/Kept (noi dung) >>".PadRight(400);
        var packed = Pack(Encoding.Latin1.GetBytes(content));
        byte[] newer = [.. Encoding.Latin1.GetBytes("%PDF-1.5\n7 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n"), .. packed, .. new byte[40], .. "\nendstream\nendobj\n"u8];
        var again = Encoding.Latin1.GetString(WorkingCopy.Of("application/pdf", newer).ShouldNotBeNull());
        var from = again.IndexOf("stream\n", StringComparison.Ordinal) + 7;
        var opened = Unpack(Encoding.Latin1.GetBytes(again[from..(from + packed.Length)]));
        opened.ShouldContain("/Kept (noi dung)");
        foreach (var hidden in new[] { "586F67", "0058006F", "Xogiau" }) opened.ShouldNotContain(hidden);
    }

    [Fact]
    [Threat(4)]
    public void What_is_written_about_a_page_or_a_picture_of_a_pdf_is_emptied_like_what_is_written_about_the_paper()
    {
        foreach (var head in new[] { "/Type /Metadata /Subtype /XML", "/Type/Metadata", "/Subtype/XML" })
        {
            var pdf = $"%PDF-1.4\n3 0 obj << /Type /Page /Metadata 4 0 R >> endobj\n4 0 obj\n<< {head} /Length {Plain.Length} >>\nstream\n{Plain}\nendstream\nendobj\n";
            Said("application/pdf", Encoding.Latin1.GetBytes(pdf)).Length.ShouldBe(pdf.Length);
        }
    }

    [Theory]
    [Threat(4)]
    [InlineData("/AF [4 0 R]")]
    [InlineData("/AcroForm << /XFA 4 0 R >>")]
    [InlineData("/PieceInfo << >>")]
    [InlineData("/FT /Sig")]
    [InlineData("/S /GoToR /F (Quang.pdf)")]
    [InlineData("/OpenAction << /S /JavaScript /JS 4 0 R >>")]
    [InlineData("/Auth#6Fr (Quang Van Xogiau)")]
    public void A_pdf_with_a_form_of_its_own_a_way_to_files_or_hidden_names_stays_locked(string part)
    {
        WorkingCopy.Of("application/pdf", Encoding.Latin1.GetBytes($"%PDF-1.4\n1 0 obj << {part} >> endobj\n")).ShouldBeNull();
        var packed = Pack(Encoding.Latin1.GetBytes($"1 0 << {part} >>".PadRight(400)));
        WorkingCopy.Of("application/pdf", [.. Encoding.Latin1.GetBytes("%PDF-1.5\n7 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n"), .. packed, .. new byte[40], .. "\nendstream\nendobj\n"u8]).ShouldBeNull("packed");
        // By chance the same letters stand in the middle of a picture.
        var ordinary = Encoding.Latin1.GetBytes("%PDF-1.4\n1 0 obj\n<< /Subtype /Image >>\nstream\n/AF /JS x#41\nendstream\nendobj\n2 0 obj << /BaseFont /Times#20New /OpenAction [3 0 R /XYZ null null 0] >> endobj\n");
        WorkingCopy.Of("application/pdf", ordinary).ShouldBe(ordinary);
    }

    [Fact]
    [Threat(4)]
    public void A_pdf_that_was_changed_after_it_was_written_stays_locked_with_what_it_once_said()
    {
        const string first = "1 0 obj << /Kept (a) >> endobj\nstartxref\n9\n%%EOF\n";
        WorkingCopy.Of("application/pdf", Encoding.Latin1.GetBytes($"%PDF-1.4\n{first}")).ShouldNotBeNull();
        WorkingCopy.Of("application/pdf", Encoding.Latin1.GetBytes($"%PDF-1.4\n{first}{first}")).ShouldBeNull();
        WorkingCopy.Of("application/pdf", Encoding.Latin1.GetBytes($"%PDF-1.4\n9 0 obj << /Linearized 1 >> endobj\n{first}{first}")).ShouldNotBeNull("made for the web");
        WorkingCopy.Of("application/pdf", Encoding.Latin1.GetBytes($"%PDF-1.4\n9 0 obj << /Linearized 1 >> endobj\n{first}{first}{first}")).ShouldBeNull();
    }

    /// <summary>Whatever says who: in attributes of changes, in remarks, in lists of persons, in properties of one's own.</summary>
    [Theory]
    [Threat(4)]
    [InlineData("word/document.xml", "<w:document><w:del w:id='1' w:author='Xogiau' w:date='x'><w:t>giu lai</w:t></w:del></w:document>")]
    [InlineData("word/document.xml", "<w:document><w:rPrChange w:author=\"Xogiau\"/><w:t>giu lai</w:t></w:document>")]
    [InlineData("word/footnotes.xml", "<w:footnotes><w:moveFrom w:author=\"Xogiau\"/><w:t>giu lai</w:t></w:footnotes>")]
    [InlineData("word/comments.xml", "<w:comments><w:comment w:author=\"Xogiau\" w:initials=\"Xogiau\"><w:t>giu lai</w:t></w:comment></w:comments>")]
    [InlineData("word/settings.xml", "<w:settings><w:docVars><w:docVar w:name='a' w:val='Xogiau'/></w:docVars><w:t>giu lai</w:t></w:settings>")]
    [InlineData("word/document.xml", "<w:document><wp:docPr id='1' descr='C:\\Users\\Xogiau\\a.png'/><w:t>giu lai</w:t></w:document>")]
    [InlineData("xl/workbook.xml", "<workbook><fileSharing userName=\"Xogiau\"/><x15ac:absPath url=\"C:\\Users\\Xogiau\\\"/><t>giu lai</t></workbook>")]
    [InlineData("xl/pivotCache/pivotCacheDefinition1.xml", "<pivotCacheDefinition refreshedBy=\"Xogiau\"><t>giu lai</t></pivotCacheDefinition>")]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet><customSheetViews><x name='Xogiau'/></customSheetViews><t>giu lai</t><!-- Xogiau --></worksheet>")]
    public void Office_papers_say_of_nobody_that_they_wrote_changed_or_remarked(string part, string written)
    {
        var type = part.StartsWith("xl/", StringComparison.Ordinal) ? "spreadsheetml.sheet" : "wordprocessingml.document";
        var clean = Unzip(WorkingCopy.Of($"application/vnd.openxmlformats-officedocument.{type}", Zip(
            (part, Encoding.UTF8.GetBytes(written)),
            ("docProps/app.xml", "<Company>Xogiau</Company>"u8.ToArray()), ("docProps/custom.xml", "<property name='Xogiau'/>"u8.ToArray()),
            ("docProps/core.xml", "<cp:lastModifiedBy>Xogiau</cp:lastModifiedBy>"u8.ToArray()), ("customXml/item1.xml", "<a>Xogiau</a>"u8.ToArray()))).ShouldNotBeNull());
        clean.Keys.ShouldBe([part]);
        var said = Encoding.UTF8.GetString(clean[part]);
        said.ShouldNotContain("Xogiau");
        said.ShouldContain("giu lai");
    }

    [Fact]
    public void What_is_made_to_keep_us_busy_stays_locked()
    {
        // Boxes in boxes, a million deep.
        var deep = new byte[8_000_000];
        for (var at = 0; at < deep.Length; at += 8)
        {
            BinaryPrimitives.WriteInt32BigEndian(deep.AsSpan(at), deep.Length - at);
            "moov"u8.CopyTo(deep.AsSpan(at + 4));
        }

        WorkingCopy.Of("video/mp4", deep).ShouldBeNull();
        // Objects that unpack to a thousand times their size, again and again.
        var bomb = Pack(new byte[8_000_000]);
        var doc = new MemoryStream();
        doc.Write("%PDF-1.5\n"u8);
        for (var i = 0; i < 8; i++)
        {
            doc.Write("1 0 obj\n<< /Type /ObjStm /First 0 /Filter /FlateDecode >>\nstream\n"u8);
            doc.Write(bomb);
            doc.Write("\nendstream\nendobj\n"u8);
        }

        WorkingCopy.Of("application/pdf", doc.ToArray()).ShouldBeNull();
        WorkingCopy.Of("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Zip(("word/document.xml", new byte[60_000_000]))).ShouldBeNull();
    }

    [Fact]
    public void What_is_of_no_known_sort_has_no_copy() => WorkingCopy.Of("application/octet-stream", [1]).ShouldBeNull();

    private static string Said(string type, byte[] original)
    {
        var clean = Encoding.Latin1.GetString(WorkingCopy.Of(type, original).ShouldNotBeNull(type));
        clean.ShouldNotContain("Xogiau", Shouldly.Case.Sensitive, type);
        return clean;
    }

    private static byte[] Box(string type, ReadOnlySpan<byte> content)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, content.Length + 8);
        return [.. size, .. Encoding.Latin1.GetBytes(type), .. content];
    }

    private static byte[] Chunk(string name, ReadOnlySpan<byte> content) => [.. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(content.Length), .. content, .. new byte[content.Length & 1]];

    private static byte[] Counted(string words) => [.. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(words)), .. Encoding.UTF8.GetBytes(words)];

    private static byte[] Element(ReadOnlySpan<byte> id, ReadOnlySpan<byte> content) => [.. id, (byte)(0x80 | content.Length), .. content];

    // One packet on one page. The sum is made bit by bit, another way than the product's.
    private static byte[] Page(int number, byte flags, ReadOnlySpan<byte> packet)
    {
        byte[] page = [.. "OggS"u8, 0, flags, .. new byte[8], 7, 0, 0, 0, .. BitConverter.GetBytes(number), 0, 0, 0, 0, 1, (byte)packet.Length, .. packet];
        var sum = 0u;
        foreach (var b in page)
        {
            sum ^= (uint)b << 24;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 0x80000000) != 0 ? sum << 1 ^ 0x04C11DB7 : sum << 1;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), sum);
        return page;
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    private static Dictionary<string, byte[]> Unzip(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        var parts = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            parts[entry.FullName] = memory.ToArray();
        }

        return parts;
    }

    private static byte[] Pack(byte[] plain)
    {
        using var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(plain);
        return memory.ToArray();
    }

    private static string Unpack(byte[] packed)
    {
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var reader = new StreamReader(zlib, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
