using System.CommandLine;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace Bench.MLNet.Tokenize;

/// <summary>How many megabytes of UTF-8 a second the tokenizers take in, line by line.</summary>
internal static class TokenizeCommand
{
    private static readonly string[] _texts =
        ["imdb/test.tsv.gz", "wikitext2-valid-test/test.txt.gz", "corefx-issues/corefx-issues-train.tsv.gz", "covertype-20k/covtype.20k.csv.gz"];

    public static Command Create()
    {
        Option<DirectoryInfo?> shared = SharedFolder.CreateOption();
        var rounds = new Option<int>("--rounds") { Description = "How often each text is gone through, in turns", DefaultValueFactory = _ => 9 };
        var command = new Command("tokenize", "Megabytes a second and bytes allocated: encoding and decoding with GPT-2 and BERT") { shared, rounds };
        command.SetAction(result => Run(SharedFolder.Find(result.GetValue(shared)), result.GetRequiredValue(rounds)));
        return command;
    }

    private static void Run(SharedFolder folder, int rounds)
    {
        var files = new VocabularyFiles(folder);
        BpeTokenizer gpt2 = files.CreateGpt2();
        BertTokenizer bert = files.CreateBert();
        Console.WriteLine("Medians on one thread; MB are of the text in UTF-8, allocated are bytes a byte of text.");
        Console.WriteLine();
        Console.WriteLine("| text | work | MB/s | MB a processor second | allocated |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (string name in _texts)
        {
            string[] lines = files.ReadText(name).Split('\n');
            long bytes = lines.Sum(line => (long)Encoding.UTF8.GetByteCount(line));
            IReadOnlyList<int>[] ids = [.. lines.Select(line => gpt2.EncodeToIds(line))];
            (string Work, Action Action)[] works =
            [
                ("GPT-2, count", () => Array.ForEach(lines, line => gpt2.CountTokens(line))),
                ("GPT-2, ids", () => Array.ForEach(lines, line => gpt2.EncodeToIds(line))),
                ("GPT-2, tokens", () => Array.ForEach(lines, line => gpt2.EncodeToTokens(line, out _))),
                ("GPT-2, decode", () => Array.ForEach(ids, line => gpt2.Decode(line))),
                ("BERT, ids", () => Array.ForEach(lines, line => bert.EncodeToIds(line))),
            ];
            List<Measurement>[] measured = [.. works.Select(_ => new List<Measurement>())];
            long[] allocated = new long[works.Length];
            for (int round = 0; round < rounds; round++)
            {
                for (int i = 0; i < works.Length; i++)
                {
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    measured[i].Add(Measurement.Of(works[i].Action));
                    allocated[i] = GC.GetAllocatedBytesForCurrentThread() - before;
                }
            }
            for (int i = 0; i < works.Length; i++)
            {
                double wall = bytes / 1e6 / Measurement.Median(measured[i].Select(one => one.Seconds));
                double processor = bytes / 1e6 / Measurement.Median(measured[i].Select(one => one.ProcessorSeconds));
                Console.WriteLine(FormattableString.Invariant(
                    $"| {name} | {works[i].Work} | {wall:F1} | {processor:F1} | {(double)allocated[i] / bytes:F2} |"));
            }
        }
    }
}
