namespace Microsoft.ML.Transforms.Text;

// What is done to texts before their features are taken.
internal sealed class TextPreparation(TextNormalization normalization, StopWordsChoice stopWords)
{
    public TextNormalization Normalization { get; } = normalization;

    public WordSeparators Separators { get; } = new();

    // Null where no words are removed.
    public StopWordList StopWords { get; } = stopWords?.List;

    public static TextPreparation Load(BinaryReader reader)
    {
        var normalization = TextNormalization.Load(reader);
        return new TextPreparation(normalization, reader.ReadBoolean() ? StopWordsChoice.Load(reader) : null);
    }

    public void Save(BinaryWriter writer)
    {
        Normalization.Save(writer);
        writer.Write(stopWords is not null);
        stopWords?.Save(writer);
    }
}
