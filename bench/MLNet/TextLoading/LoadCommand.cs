using System.CommandLine;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Bench.MLNet.TextLoading;

/// <summary>How fast text files become rows: megabytes a second by the clock, and a second of a core.</summary>
internal static class LoadCommand
{
    private const int Megabyte = 1_000_000;

    public static Command Create()
    {
        var size = new Option<int>("--size") { Description = "Megabytes of each file", DefaultValueFactory = _ => 100 };
        var rounds = new Option<int>("--rounds") { Description = "Passes over each file, with and without other threads in turns", DefaultValueFactory = _ => 5 };
        var command = new Command("load", "Megabytes a second of loading text files") { size, rounds };
        command.SetAction(result => Run(result.GetRequiredValue(size), result.GetRequiredValue(rounds)));
        return command;
    }

    private static void Run(int megabytes, int rounds)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Console.WriteLine($"{Environment.ProcessorCount} cores, files of {megabytes} MB in a new temporary folder, medians of {rounds} passes.");
            Console.WriteLine();
            Console.WriteLine("| file | all cores: MB/s | MB / core second | one thread: MB/s | MB / core second |");
            Console.WriteLine("| --- | --- | --- | --- | --- |");
            foreach (TextFile file in TextFile.All)
            {
                string path = Path.Combine(folder, "rows.csv");
                file.Write(path, (long)megabytes * Megabyte);
                Measure(file, path, rounds);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(TextFile file, string path, int rounds)
    {
        double size = (double)new FileInfo(path).Length / Megabyte;
        bool[] settings = [true, false];
        var passes = settings.ToDictionary(useThreads => useThreads, _ => new List<Measurement>());
        // The first pass compiles.
        for (int round = 0; round <= rounds; round++)
        {
            foreach (bool useThreads in settings)
            {
                var pass = Measurement.Of(() => ReadAll(file, path, useThreads));
                if (round > 0)
                    passes[useThreads].Add(pass);
            }
        }
        double[] figures = [.. settings.SelectMany(useThreads => new[]
        {
            size / Measurement.Median(passes[useThreads].Select(pass => pass.Seconds)),
            size / Measurement.Median(passes[useThreads].Select(pass => pass.ProcessorSeconds)),
        })];
        Console.WriteLine($"| {file.Name} | {string.Join(" | ", figures.Select(figure => FormattableString.Invariant($"{figure:F0}")))} |");
    }

    private static void ReadAll(TextFile file, string path, bool useThreads)
    {
        var options = new TextLoader.Options { Separators = [','], HasHeader = true, AllowQuoting = file.IsQuoted, Columns = file.Columns, UseThreads = useThreads };
        IDataView view = new MLContext(seed: 1).Data.LoadFromTextFile(path, options);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        ValueGetter<VBuffer<float>> features = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        ValueGetter<ReadOnlyMemory<char>>? text = view.Schema.GetColumnOrNull("Text") is { } column ? cursor.GetGetter<ReadOnlyMemory<char>>(column) : null;
        VBuffer<float> values = default;
        ReadOnlyMemory<char> chars = default;
        double sum = 0;
        while (cursor.MoveNext())
        {
            features(ref values);
            text?.Invoke(ref chars);
            sum += values.GetValues()[0] + chars.Length;
        }
        if (double.IsNaN(sum))
            throw new InvalidOperationException("The file has values that were not written");
    }
}
