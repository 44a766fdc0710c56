using System.Globalization;
using Microsoft.ML.Data;

namespace Bench.MLNet.TextLoading;

/// <summary>A kind of file that is loaded often, made of random values.</summary>
internal sealed record TextFile(string Name, bool IsQuoted, TextLoader.Column[] Columns, Func<Random, string> Line)
{
    public static readonly TextFile[] All =
    [
        new("numbers of 7 digits", false, [new("Label", DataKind.Single, 0), new("Features", DataKind.Single, 1, 20)],
            random => string.Join(',', Enumerable.Range(0, 21).Select(_ => random.NextSingle().ToString("F7", CultureInfo.InvariantCulture)))),
        new("numbers of 17 digits", false, [new("Label", DataKind.Single, 0), new("Features", DataKind.Single, 1, 20)],
            random => string.Join(',', Enumerable.Range(0, 21).Select(_ => random.NextDouble().ToString("R", CultureInfo.InvariantCulture)))),
        new("pixels", false, [new("Label", DataKind.UInt32, [new(0)], new KeyCount(10)), new("Features", DataKind.Single, 1, 784)],
            random => $"{random.Next(10)},{string.Join(',', Enumerable.Range(0, 784).Select(_ => random.Next(4) == 0 ? random.Next(256) : 0))}"),
        new("numbers, categories, text", true, [new("Features", DataKind.Single, 0, 5), new("Color", DataKind.String, 6), new("Text", DataKind.String, 7)],
            random => string.Create(CultureInfo.InvariantCulture, $"{random.Next(100)},{random.NextSingle():F3},{random.Next(10_000)},0,{random.NextSingle():F5},-1.5,"
                + $"{(random.Next(2) == 0 ? "red" : "green")},\"words, some of them {random.Next(1000)} \"\"quoted\"\", {random.Next()}\"")),
    ];

    public void Write(string path, long size)
    {
        var random = new Random(1);
        using var writer = new StreamWriter(path);
        writer.WriteLine("header");
        // Some thousands of lines again and again are as good as all of them.
        string[] lines = [.. Enumerable.Range(0, 4000).Select(_ => Line(random))];
        for (long written = 0; written < size;)
        {
            string line = lines[random.Next(lines.Length)];
            writer.Write(line);
            writer.Write('\n');
            written += line.Length + 1;
        }
    }
}
