using System.Globalization;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Bench.Fuzz.Inputs;

/// <summary>Small files of rows that are whole.</summary>
internal static class CsvSeeds
{
    public static byte[][] Texts() =>
    [
        .. new[]
        {
            "id,a,b,c,text\n1,0.5,-2e3,NaN,\"x \"\"y\"\", z\"\n// comment\n2,,1e39,?,plain\r\n\r\n3,5,0:1,4:2\n4,7,\"new\nline\"\n",
            "Label\tKey\tName\tF1\tF2\tF3\n1\t3\ta b\t0.25\t-1\t7\n0\t0\t\t1e-3\t\t9\n1\t12\tc\t3\t4\t5\n",
            "1 10 0:1.5 3:2 9:-4\n0 10 1:1\n1 10 5:2.5 6:1e9\n0 0 0 0 0 0 0 0 0 0 0\n",
            "a;b;c\r\n1,5;2,25;\"x;y\"\r\n-3,5;1.000,5;z\r\n",
            "true,2020-02-29,12:30:15,255,-128,65535\nfalse,1999-12-31 23:59:59,1.02:03:04,0,127,1\n,,,,,\n",
            "'q1','it\\'s',3\n'multi\nline','x',4\n",
            string.Concat(Enumerable.Range(0, 300).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},{i * 0.5},{i % 7},text {i % 11},{i % 2}\n"))),
            "\uFEFFx,y\n1,2\n",
            "",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public static byte[][] Binaries(MLContext ml)
    {
        IDataView samples = ml.Data.LoadFromEnumerable(SampleRow.All(40));
        IDataView keyed = ml.Transforms.Conversion.MapValueToKey("Key", nameof(SampleRow.Category))
            .Append(ml.Transforms.Categorical.OneHotEncoding("Hot", nameof(SampleRow.Category)))
            .Append(ml.Transforms.Text.TokenizeIntoWords("Words", nameof(SampleRow.Text)))
            .Fit(samples).Transform(samples);
        IDataView texts = ml.Data.CreateTextLoader(new TextLoader.Options
        {
            Separators = [','],
            Columns =
            [
                new("Flag", DataKind.Boolean, 0), new("Date", DataKind.DateTime, 1), new("Time", DataKind.TimeSpan, 2), new("Byte", DataKind.Byte, 3),
                new("SByte", DataKind.SByte, 4), new("UInt16", DataKind.UInt16, 5), new("Zone", DataKind.DateTimeOffset, 1), new("Long", DataKind.Int64, 3),
            ],
        }).Load(new BytesInMemory(Texts()[4]));
        return [.. new[] { samples, keyed, texts }.Select(view => Save(ml, view))];
    }

    private static byte[] Save(MLContext ml, IDataView view)
    {
        using var stream = new MemoryStream();
        ml.Data.SaveAsBinary(view, stream);
        return stream.ToArray();
    }
}
