using Microsoft.ML;
using Microsoft.ML.Data;

namespace Bench.Fuzz.Inputs;

/// <summary>Files of rows: texts read by loaders of many options, and files in the binary format.</summary>
internal sealed class CsvInputs : InputKind
{
    private const int MaximumRows = 200;

    private readonly MLContext _ml = new(seed: 1);
    private readonly byte[][] _texts = CsvSeeds.Texts();
    private readonly byte[][] _binaries;

    public CsvInputs()
    {
        _binaries = CsvSeeds.Binaries(_ml);
    }

    protected override FuzzInput Make(Random random)
    {
        if (random.Next(4) == 0)
        {
            byte[] rows = BinaryRowsMutation.Apply(_binaries[random.Next(_binaries.Length)], random);
            return new FuzzInput("binary rows", rows, () => RowReading.Read(_ml.Data.LoadFromBinary(new BytesInMemory(rows)), MaximumRows));
        }
        byte[] text = TextMutation.Apply(_texts[random.Next(_texts.Length)], random, _texts[random.Next(_texts.Length)]);
        TextLoader.Options options = CsvOptions.Draw(random);
        // Only a sample says how many columns there are where some go to the end.
        bool withSample = random.Next(10) > 0;
        return new FuzzInput("text", text, () =>
        {
            var source = new BytesInMemory(text);
            RowReading.Read(_ml.Data.CreateTextLoader(options, withSample ? source : null).Load(source), MaximumRows);
        });
    }
}
