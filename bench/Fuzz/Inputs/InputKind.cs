namespace Bench.Fuzz.Inputs;

/// <summary>Makes damaged inputs of one kind. The same seed and index always make the same input.</summary>
internal abstract class InputKind
{
    public static IReadOnlyList<string> Names { get; } = ["csv", "model", "image", "vocabulary"];

    public static InputKind Create(string name) => name switch
    {
        "csv" => new CsvInputs(),
        "model" => new ModelInputs(),
        "image" => new ImageInputs(),
        "vocabulary" => new VocabularyInputs(),
        _ => throw new ArgumentException($"There is no kind '{name}': {string.Join(", ", Names)}.", nameof(name)),
    };

    public FuzzInput Make(int seed, int index) => Make(new Random(unchecked((seed * 1_000_003) + index)));

    protected abstract FuzzInput Make(Random random);
}
