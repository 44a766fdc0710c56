using Microsoft.ML.Data;

namespace Bench.Fuzz.Inputs;

/// <summary>Options of text loaders, every combination of them.</summary>
internal static class CsvOptions
{
    private static readonly DataKind[] _kinds = Enum.GetValues<DataKind>();

    public static TextLoader.Options Draw(Random random)
    {
        TextLoader.Options options = DrawAll(random);
        // A decimal comma beside columns that commas part needs quotes: all else is refused before the file is read.
        options.AllowQuoting |= options.DecimalMarker == ',';
        return options;
    }

    private static TextLoader.Options DrawAll(Random random) => new()
    {
        Separators = random.Next(5) switch { 0 => ['\t'], 1 => [';'], 2 => [' ', ','], 3 => [' '], _ => [','] },
        AllowQuoting = random.Next(2) == 0,
        AllowSparse = random.Next(3) == 0,
        ReadMultilines = random.Next(4) == 0,
        TrimWhitespace = random.Next(4) == 0,
        HasHeader = random.Next(2) == 0,
        MissingRealsAsNaNs = random.Next(4) == 0,
        EscapeChar = random.Next(4) == 0 ? '\\' : '"',
        DecimalMarker = random.Next(6) == 0 ? ',' : '.',
        InputSize = random.Next(8) == 0 ? random.Next(1, 20) : null,
        MaxRows = random.Next(8) == 0 ? random.Next(50) : null,
        UseThreads = random.Next(3) == 0,
        Columns = Columns(random),
    };

    private static TextLoader.Column[] Columns(Random random)
    {
        return
        [
            new("A", DrawKind(random), 0),
            new("B", DrawKind(random), random.Next(6)),
            new("Features", DataKind.Single, random.Next(3), random.Next(3, 12)),
            new("Rest", random.Next(2) == 0 ? DataKind.String : DataKind.Single, [new TextLoader.Range(random.Next(5), null)]),
            new("Key", DataKind.UInt32, [new TextLoader.Range(random.Next(4))], new KeyCount((ulong)random.Next(1, 20))),
            random.Next(2) == 0
                ? new("Varying", DataKind.String, [new TextLoader.Range { Min = 2, VariableEnd = true }])
                : new("Two", DataKind.Double, [new TextLoader.Range(1), new TextLoader.Range(3, 4)]),
        ];
    }

    // Most of the time one that takes all texts: of the others the first bad text is the end.
    private static DataKind DrawKind(Random random) => random.Next(3) switch
    {
        0 => DataKind.Single,
        1 => DataKind.String,
        _ => _kinds[random.Next(_kinds.Length)],
    };
}
