using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace MemoryFunctions.Http.Tests.Files;

/// <summary>Files to read.</summary>
internal static class Samples
{
    public static byte[] Pdf(params string[] pages)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var text in pages)
        {
            builder.AddPage(PageSize.A4).AddText(text, 12, new PdfPoint(25, 700), font);
        }

        return builder.Build();
    }

    /// <summary>A small PDF file of which a stream unpacks to many megabytes.</summary>
    public static byte[] PdfBomb(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var spaces = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
            for (var at = 0; at < megabytes; at++)
            {
                zlib.Write(spaces);
            }
        }

        using var file = new MemoryStream();
        var places = new List<long>();
        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));
        void Begin() => places.Add(file.Position);
        Write("%PDF-1.4\n");
        Begin();
        Write("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        Begin();
        Write("2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
        Begin();
        Write("3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Resources << >> /Contents 4 0 R >>\nendobj\n");
        Begin();
        Write($"4 0 obj\n<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n");
        packed.WriteTo(file);
        Write("\nendstream\nendobj\n");
        var table = file.Position;
        Write("xref\n0 5\n0000000000 65535 f \n");
        places.ForEach(place => Write($"{place:D10} 00000 n \n"));
        Write($"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }
}
