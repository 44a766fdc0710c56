using DeepEstimators.Inputs.Texts;
using DeepEstimators.Interop;
using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>A text, which becomes numbers of tokens.</summary>
internal sealed record TextColumn : FeatureColumn
{
    private readonly TextSplitter? splitter;
    private readonly ITextNumbering? numbering;

    private TextColumn(string name, TextSettings settings, int length, TextSplitter? splitter, TokenVocabulary? vocabulary)
        : base(name)
    {
        Settings = settings;
        Length = length;
        Vocabulary = vocabulary;
        this.splitter = splitter;
        numbering = vocabulary is null ? null : settings.Tokenization.Number(vocabulary);
    }

    internal TextSettings Settings { get; }

    /// <summary>Tokens of a text at most: of longer ones the first are read.</summary>
    internal int Length { get; }

    /// <summary>The tokens that have a number; null until they are learned.</summary>
    internal TokenVocabulary? Vocabulary { get; }

    internal override InputShape Shape => InputShape.Tokens(
        Length, Vocabulary?.Count ?? throw new InvalidOperationException("The vocabulary has not been learned yet."));

    internal override DataViewType Type => TextDataViewType.Instance;

    internal override string? WhyNotSaved => Settings.Tokenization.WhyNotSaved;

    /// <summary>A column whose vocabulary is to be learned of the rows that it reads.</summary>
    internal static TextColumn ToLearn(string name, TextSettings settings) =>
        new(name, settings, settings.MaxLength, settings.Tokenization.Split(), vocabulary: null);

    /// <summary>A column with a vocabulary.</summary>
    internal static TextColumn Of(string name, TextSettings settings, int length, TokenVocabulary vocabulary) =>
        new(name, settings, length, splitter: null, vocabulary);

    internal static void Check(SchemaShape schema, string name, string parameterName)
    {
        if (!SchemaShapes.TryFind(schema, name, out var column))
            throw Columns.Missing("text", name, schema, parameterName);
        if (column.Kind != SchemaShape.Column.VectorKind.Scalar || column.ItemType is not TextDataViewType)
            throw Columns.Mismatch("text", column, "text", "Convert it first with Transforms.Conversion.ConvertType.", parameterName);
    }

    internal override void Check(SchemaShape schema, string parameterName) => Check(schema, Name, parameterName);

    internal override FeatureReader CreateReader(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns) =>
        splitter is not null
            ? new TokenReader(row, columns[0], Length, splitter.Split)
            : new TokenReader(row, columns[0], Length, numbering!.Number);

    /// <summary>The numbers of a text's first tokens, as many as the network reads.</summary>
    internal List<int> Number(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var numbers = new List<int>();
        numbering!.Number(text.AsMemory(), Length, numbers);
        return numbers;
    }

    /// <summary>The name of a token.</summary>
    internal string NameOf(int token) => token < TokenVocabulary.First ? "[unknown]" : Vocabulary!.Names[token - TokenVocabulary.First];

    internal override long MostRowBytes => sizeof(int) * (long)Length;

    internal override FeatureStore CreateStore(int capacity, bool rented = false) => new TokenStore();

    /// <summary>The vocabulary stays, since the embeddings are those of its tokens.</summary>
    internal override FeatureColumn GoOnFrom(FeatureColumn? trained) =>
        trained is TextColumn { Vocabulary: { } known } text ? Of(Name, text.Settings, text.Length, known) : this;

    /// <summary>Gives the most frequent tokens of the training rows numbers, and all rows those numbers.</summary>
    internal override FeatureColumn Learn(FeatureStore rows, long[]? training)
    {
        if (splitter is null)
            return this;
        var tokens = (TokenStore)rows;
        var vocabulary = TokenVocabulary.Learn(tokens, training, splitter, Settings, out var numbers);
        foreach (ref var token in tokens.Items)
            token = numbers.GetValueOrDefault(token, TokenVocabulary.Unknown);
        return Of(Name, Settings, Math.Clamp(tokens.Longest, 1, Settings.MaxLength), vocabulary);
    }
}

/// <summary>The columns that DeepText takes.</summary>
internal sealed class TextColumnChoice(TextSettings settings) : IColumnChoice
{
    public void Check(SchemaShape schema, string name, string parameterName) => TextColumn.Check(schema, name, parameterName);

    public FeatureColumn Choose(DataViewSchema schema, string name, string parameterName)
    {
        Check(SchemaShapes.Of(schema), name, parameterName);
        return TextColumn.ToLearn(name, settings);
    }
}
