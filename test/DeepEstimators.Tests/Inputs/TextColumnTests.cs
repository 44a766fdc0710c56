using DeepEstimators.Inputs;
using DeepEstimators.Inputs.Texts;
using DeepEstimators.Networks;
using DeepEstimators.Training;
using Microsoft.ML;
using TorchSharp;

namespace DeepEstimators.Tests.Inputs;

public sealed class TextColumnTests
{
    private static readonly LoadingSettings InMemory = new(DataLoading.Memory, MemoryLimit: 0, PoolRows: 2);

    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void The_most_frequent_words_get_the_lowest_numbers()
    {
        using var rows = Read(["b a a", "a B c", "b c", "d"], minimumCount: 2);
        var column = Assert.IsType<TextColumn>(rows.Features);
        // a and b occur three times, c twice, d once.
        Assert.Equal(["a", "b", "c"], column.Vocabulary!.Names);
        Assert.Equal(InputShape.Tokens(3, 4), column.Shape);
        Assert.Equal(torch.ScalarType.Int16, rows.Data.Inputs.dtype);
        Assert.Equal([3, 2, 2, 2, 3, 4, 3, 4, 0, 1, 0, 0], rows.Data.Inputs.data<short>().ToArray().Select(token => (int)token));
        Assert.Equal([3, 3, 2, 1], rows.Data.Lengths);
    }

    [Fact]
    public void A_vocabulary_is_capped()
    {
        using var rows = Read(["a a a b b c"], maxVocabulary: 3);
        Assert.Equal(["a", "b"], ((TextColumn)rows.Features).Vocabulary!.Names);
    }

    [Fact]
    public void Rare_numbers_are_known_by_their_shape()
    {
        using var rows = Read(["call 08712 now", "call 09061 now", "call 123 now"], minimumCount: 2);
        Assert.Equal(["call", "now", "00000"], ((TextColumn)rows.Features).Vocabulary!.Names);
        Assert.Equal([2, 4, 3, 2, 4, 3, 2, 1, 3], rows.Data.Inputs.data<short>().ToArray().Select(token => (int)token));
    }

    [Fact]
    public void Long_texts_are_cut_and_missing_ones_have_no_token()
    {
        using var rows = Read(["a b c d e", null, "   "], maxLength: 2);
        Assert.Equal([2, 0, 0], rows.Data.Lengths);
        Assert.Equal([3L, 2], rows.Data.Inputs.shape);
    }

    [Fact]
    public void Words_of_held_out_rows_alone_are_not_learned()
    {
        var options = new TrainingOptions { ValidationFraction = 0.5, Seed = 3 };
        var texts = Enumerable.Range(0, 40).Select(row => $"word{row} x").ToArray();
        using var rows = Read(texts, splitBy: options, shapes: false);
        var (training, validation) = DataSplit.Split(rows.Data, Objective.BinaryClassification, options);
        var names = ((TextColumn)rows.Features).Vocabulary!.Names;
        Assert.Equal(20, validation!.Length);
        Assert.All(training!, row => Assert.Contains(Name(row), names));
        Assert.All(validation, row => Assert.DoesNotContain(Name(row), names));

        static string Name(long row) => "word" + (char)('a' + row / 26) + (char)('a' + row % 26);
    }

    [Fact]
    public void A_vocabulary_numbers_texts_as_the_fit_did()
    {
        string[] texts = ["b a a", "a B 12", "b 17"];
        using var rows = Read(texts, minimumCount: 2);
        var column = (TextColumn)rows.Features;
        using var again = TrainingRows.Read(Data(texts), column, "Label", null, Objective.BinaryClassification, null, InMemory);
        Assert.Same(column, again.Features);
        Assert.Equal(rows.Data.Inputs.data<short>().ToArray(), again.Data.Inputs.data<short>().ToArray());
    }

    [Fact]
    public void What_is_no_text_is_refused()
    {
        var data = ml.Data.LoadFromEnumerable(Rows.Make(4, 1));
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => ml.Regression.Trainers.DeepText("Number", "Features").Fit(data));
        Assert.Contains("Schema mismatch for text column 'Features': expected text, got Vector<Single>.", error.Message);
        error = Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers.DeepText("Number", "Words").Fit(data));
        Assert.Contains("Could not find text column 'Words'.", error.Message);
    }

    private TrainingRows Read(
        string?[] texts,
        int maxLength = 100,
        int maxVocabulary = 100,
        int minimumCount = 1,
        TrainingOptions? splitBy = null,
        bool shapes = true)
    {
        if (!shapes)
        {
            // Names without digits, which have no stand-in.
            texts = Enumerable.Range(0, texts.Length).Select(row => (string?)("word" + (char)('a' + row / 26) + (char)('a' + row % 26))).ToArray();
        }

        var settings = new TextSettings(Tokenization.Words(), maxLength, maxVocabulary, minimumCount);
        return TrainingRows.Read(
            Data(texts), TextColumn.ToLearn("Text", settings), "Label", null, Objective.BinaryClassification, splitBy, InMemory);
    }

    private IDataView Data(string?[] texts) =>
        ml.Data.LoadFromEnumerable(texts.Select((text, row) => new TextRow { Label = row % 2 == 0, Text = text }));
}
