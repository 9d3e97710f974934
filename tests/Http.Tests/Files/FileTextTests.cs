using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Http.Files;

namespace MemoryFunctions.Http.Tests.Files;

public sealed class FileTextTests
{
    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public async Task Text_is_decoded_as_its_byte_order_mark_says(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Assert.Equal("Grüße, 世界 🌍", await ReadAsync(FileFormat.Text, [.. encoding.GetPreamble(), .. encoding.GetBytes("Grüße, 世界 🌍")]));
    }

    [Fact]
    public async Task Text_without_a_mark_is_utf_8_and_nothing_else()
    {
        Assert.Equal("Grüße", await ReadAsync(FileFormat.Text, "Grüße"u8.ToArray()));
        await RefusedAsync(FileFormat.Text, Encoding.Latin1.GetBytes("Grüße"));
        await RefusedAsync(FileFormat.Text, Encoding.Unicode.GetBytes("plain"));
        await RefusedAsync(FileFormat.Text, [0xEF, 0xBB, 0xBF, 0xFF]);
    }

    [Fact]
    public async Task A_page_is_read_as_it_is_shown_a_line_a_paragraph()
    {
        const string Page = "<!doctype html><title>Trip</title><style>p{}</style><body><h1>Rome</h1><p>We <b>all</b>  went\n there.<p>It &amp; rained.<script>alert(1)</script><ul><li>One<li>Two</ul>";
        Assert.Equal("Trip\nRome\nWe all went there.\nIt & rained.\nOne\nTwo", await ReadAsync(FileFormat.Html, Encoding.UTF8.GetBytes(Page)));
    }

    [Fact]
    public async Task A_page_may_nest_deeply()
    {
        var page = string.Concat(Enumerable.Repeat("<div>", 5_000)) + "deep";
        Assert.Equal("deep", await ReadAsync(FileFormat.Html, Encoding.UTF8.GetBytes(page)));
    }

    [Fact]
    public async Task Every_row_of_a_table_names_its_columns()
    {
        const string Table = "name;note\r\nAnn;\"likes \"\"tea\"\"; and\r\ncake\"\r\n\r\nBob;\r\n";
        Assert.Equal("name = Ann, note = likes \"tea\"; and cake\nname = Bob\n", await ReadAsync(FileFormat.Csv, Encoding.UTF8.GetBytes(Table)));
        await RefusedAsync(FileFormat.Csv, "a,b\n\"open,1"u8.ToArray());
    }

    [Fact]
    public async Task Json_is_kept_as_it_is_and_must_be_json()
    {
        Assert.Equal("""[{"role":"user","content":"hi"}]""", await ReadAsync(FileFormat.Json, """[{"role":"user","content":"hi"}]"""u8.ToArray()));
        await RefusedAsync(FileFormat.Json, "{"u8.ToArray());
        await RefusedAsync(FileFormat.Json, Encoding.UTF8.GetBytes(new string('[', 100_000)));
    }

    [Fact]
    public async Task The_text_of_a_pdf_is_read_page_by_page()
    {
        var text = await ReadAsync(FileFormat.Pdf, Samples.Pdf("Ann likes tea.", "Bob likes cake."));
        Assert.Matches(@"(?s)^Ann likes tea\..*Bob likes cake\.$", text);
        await RefusedAsync(FileFormat.Pdf, "Ann likes tea."u8.ToArray());
        await RefusedAsync(FileFormat.Pdf, Samples.Pdf("Ann")[..200]);
    }

    [Fact]
    public async Task A_pdf_that_unpacks_to_very_much_is_refused_without_unpacking_it_all()
    {
        Assert.Equal("", await ReadAsync(FileFormat.Pdf, Samples.PdfBomb(1)));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await RefusedAsync(FileFormat.Pdf, Samples.PdfBomb(200));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 100_000_000);
    }

    [Fact]
    public void Whatever_the_bytes_are_they_are_text_or_refused()
    {
        var pdf = Samples.Pdf("Ann likes tea.", "Bob likes cake.");
        var cases =
            from format in Gen.Elements(Enum.GetValues<FileFormat>())
            from bytes in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf()
            from at in Gen.Choose(0, pdf.Length - 1)
            select (Format: format, Bytes: bytes, At: at);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(cases.ToArbitrary(), item =>
        {
            var (format, bytes, at) = item;
            byte[] content = format == FileFormat.Pdf ? [.. pdf[..at], .. bytes, .. pdf[at..]] : bytes;
            try
            {
                return FileText.ReadAsync(format, content, TimeProvider.System, default).GetAwaiter().GetResult() is not null;
            }
            catch (UnreadableFileException)
            {
                return true;
            }
        }));
    }

    private static Task<string> ReadAsync(FileFormat format, byte[] content) => FileText.ReadAsync(format, content, TimeProvider.System, default);

    private static Task RefusedAsync(FileFormat format, byte[] content) => Assert.ThrowsAsync<UnreadableFileException>(() => ReadAsync(format, content));
}
