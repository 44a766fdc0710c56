using System.Globalization;
using Bench.Fuzz.DeepModels;
using Bench.Fuzz.Inputs;

namespace Bench.Fuzz.Workers;

/// <summary>Uses inputs one after the other, and says on the standard output what came of each, so that a crash is seen at its input.</summary>
internal static class Worker
{
    public const string Ready = "ready";

    /// <summary>The kind that only this program knows: the tests of the embedded ML.NET, which share the others, have no networks.</summary>
    public const string DeepKind = "deep";

    public const string TooMuchMemory = "memory";
    private const long FreeBytes = 200_000_000;
    private const long BytesPerByteOfInput = 10;

    // A saved network is read once, and its weights are as large as its file.
    private const long FreeBytesOfNetwork = 100_000_000;

    public static void Run(string kind, int seed, int first, int count)
    {
        InputKind inputs = kind == DeepKind ? new DeepModelInputs() : InputKind.Create(kind);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        output.WriteLine(Ready);
        for (int index = first; index < first + count; index++)
        {
            FuzzInput input = inputs.Make(seed, index);
            Outcome outcome = Use(kind, input, out long taken);
            string details = outcome.Details is null ? "" : $"{input.Name}: {outcome.Details.Replace('\t', ' ')}";
            if (TakesTooMuch(kind, input, taken) || outcome.Name == Outcome.OutOfMemory)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index}\t{TooMuchMemory}\t1\t{input.Name}: {taken} bytes for {input.Bytes.Length}; {outcome.Name} {outcome.Details}"));
            else
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index}\t{outcome.Name}\t{(outcome.IsDefect ? 1 : 0)}\t{details}"));
        }
    }

    // Used again where it seemed to take too much: what earlier inputs left behind must not count.
    private static Outcome Use(string kind, FuzzInput input, out long taken)
    {
        Outcome outcome = Measure(input, out taken);
        if (!TakesTooMuch(kind, input, taken) && outcome.Name != Outcome.OutOfMemory)
            return outcome;
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Measure(input, out taken);
    }

    private static Outcome Measure(FuzzInput input, out long taken)
    {
        long before = PeakMemory.Restart();
        Outcome outcome = Outcome.Of(input.Use);
        taken = PeakMemory.Read() - before;
        return outcome;
    }

    private static bool TakesTooMuch(string kind, FuzzInput input, long taken) => kind == DeepKind
        ? taken > FreeBytesOfNetwork + input.Bytes.Length
        : taken > FreeBytes + (BytesPerByteOfInput * input.Bytes.Length);
}
