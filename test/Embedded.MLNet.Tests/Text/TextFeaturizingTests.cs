using System.Text.Json;
using Embedded.MLNet.Tests.Transforms;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Text;

namespace Embedded.MLNet.Tests.Text;

/// <summary>FeaturizeText with its options, as golden, and what the golden file has no word on.</summary>
public sealed class TextFeaturizingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableFact]
    [Walks("text.json", "FeaturizeText")]
    public void Features_are_as_golden()
    {
        JsonElement[] golden = [.. GoldenFiles.Read("text.json").GetProperty("FeaturizeText").EnumerateArray()];
        Assert.Equal(5, golden.Length);
        IEstimator<ITransformer>[] estimators =
        [
            _ml.Transforms.Text.FeaturizeText("Out", "Text"),
            _ml.Transforms.Text.FeaturizeText("Out", WordsWithTokens(), "Text"),
            _ml.Transforms.Text.FeaturizeText("Out", Characters(), "Text"),
            _ml.Transforms.Text.FeaturizeText("Out", WordsWithTokens(), "Text"),
        ];
        for (int i = 0; i < estimators.Length; i++)
        {
            string call = golden[i].GetProperty("call").GetString()!;
            IDataView texts = GoldenTexts.Load(_ml);
            ITransformer model = estimators[i].Fit(texts);
            foreach (ITransformer each in new[] { model, GoldenTexts.Reload(_ml, model, texts.Schema) })
            {
                IDataView output = each.Transform(texts);
                GoldenTexts.AssertColumn(golden[i].GetProperty("result"), output, call);
                if (golden[i].GetProperty("result").TryGetProperty("columns", out JsonElement columns))
                    Assert.Equal(columns.EnumerateArray().Select(column => column.GetString()), output.Schema.Select(column => column.Name));
            }
        }
    }

    [SkippableFact]
    public void Two_columns_are_as_golden()
    {
        JsonElement golden = GoldenFiles.Read("text.json").GetProperty("FeaturizeText").EnumerateArray().Last().GetProperty("result");
        IDataView rows = _ml.Data.LoadFromEnumerable([new TwoTexts { A = "red fox", B = "blue dog" }, new TwoTexts { A = "red", B = "" }]);
        var options = new TextFeaturizingEstimator.Options { CharFeatureExtractor = null, WordFeatureExtractor = new() { NgramLength = 1 } };
        IDataView output = _ml.Transforms.Text.FeaturizeText("Out", options, "A", "B").Fit(rows).Transform(rows);
        GoldenSchema.AssertColumn(golden.GetProperty("columns")[0], output.Schema["Out"], "two columns");
        GoldenComparison.AssertValues(golden.GetProperty("rows").EnumerateArray().Select(row => row[0]), output, output.Schema["Out"], "two columns");
    }

    [SkippableFact]
    [Walks("text.json", "FeaturizeTextOptionsDefaults")]
    public void Defaults_of_the_options_are_as_golden()
    {
        JsonElement golden = GoldenFiles.Read("text.json").GetProperty("FeaturizeTextOptionsDefaults");
        var options = new TextFeaturizingEstimator.Options();
        Assert.Equal(golden.GetProperty("CaseMode").GetString(), options.CaseMode.ToString());
        Assert.Equal(golden.GetProperty("KeepDiacritics").GetString(), options.KeepDiacritics.ToString());
        Assert.Equal(golden.GetProperty("KeepPunctuations").GetString(), options.KeepPunctuations.ToString());
        Assert.Equal(golden.GetProperty("KeepNumbers").GetString(), options.KeepNumbers.ToString());
        Assert.Equal(golden.GetProperty("OutputTokensColumnName").GetString(), options.OutputTokensColumnName);
        Assert.Equal(golden.GetProperty("Norm").GetString(), options.Norm.ToString());
        Assert.Equal(JsonValueKind.Null, golden.GetProperty("StopWordsRemoverOptions").ValueKind);
        Assert.Null(options.StopWordsRemoverOptions);
        foreach ((string name, WordBagEstimator.Options extractor) in new[] { ("WordFeatureExtractor", options.WordFeatureExtractor), ("CharFeatureExtractor", options.CharFeatureExtractor) })
        {
            JsonElement expected = golden.GetProperty(name);
            Assert.Equal(expected.GetProperty("NgramLength").GetInt32(), extractor.NgramLength);
            Assert.Equal(expected.GetProperty("SkipLength").GetInt32(), extractor.SkipLength);
            Assert.Equal(expected.GetProperty("UseAllLengths").GetBoolean(), extractor.UseAllLengths);
            Assert.Equal(expected.GetProperty("MaximumNgramsCount").EnumerateArray().Select(count => count.GetInt32()), extractor.MaximumNgramsCount);
            Assert.Equal(expected.GetProperty("Weighting").GetString(), extractor.Weighting.ToString());
        }
    }

    [Fact]
    public void Words_that_training_did_not_see_have_no_features()
    {
        ITransformer model = FitWords("red green", "blue");
        float[] features = Features(model, "green black green");
        Assert.Equal([0, 1, 0], features);
        Assert.Equal([0, 0, 0], Features(model, "black"));
        Assert.Equal([0, 0, 0], Features(model, null));
    }

    [Fact]
    public void One_row_is_predicted_as_the_table_is()
    {
        ITransformer model = _ml.Transforms.Text.FeaturizeText("Features", "Text").Fit(Rows("the red fox", "a blue dog"));
        using var engine = _ml.Model.CreatePredictionEngine<TextRow, FeatureRow>(model);
        float[] expected = Features(model, "the blue fox");
        Assert.Equal(expected, engine.Predict(new TextRow { Text = "the blue fox" }).Features);
        Assert.Equal(1, expected.Take(expected.Length - 10).Sum(value => value * value), 1e-6);
    }

    [Fact]
    public void A_text_of_a_million_words_is_featurized()
    {
        string text = string.Join(' ', Enumerable.Range(0, 1_000_000).Select(i => i % 1000));
        ITransformer model = FitWords(text);
        float[] features = Features(model, text);
        Assert.Equal(1000, features.Length);
        Assert.All(features, value => Assert.Equal(1 / Math.Sqrt(1000), value, 1e-5));
    }

    [Fact]
    public void Options_changed_after_the_call_change_nothing()
    {
        var options = new TextFeaturizingEstimator.Options { CharFeatureExtractor = null };
        TextFeaturizingEstimator estimator = _ml.Transforms.Text.FeaturizeText("Features", options, "Text");
        options.WordFeatureExtractor.NgramLength = 1;
        options.Norm = TextFeaturizingEstimator.NormFunction.None;
        IDataView rows = Rows("red fox");
        VBuffer<ReadOnlyMemory<char>> names = default;
        estimator.Fit(rows).Transform(rows).Schema["Features"].GetSlotNames(ref names);
        Assert.Equal(["red", "red|fox", "fox"], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void Nothing_to_extract_is_an_error()
    {
        var options = new TextFeaturizingEstimator.Options { CharFeatureExtractor = null, WordFeatureExtractor = null };
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.Text.FeaturizeText("Features", options, "Text"));
        Assert.Equal("WordFeatureExtractor", thrown.ParamName);
        options.OutputTokensColumnName = "Tokens";
        IDataView rows = Rows("Red fox");
        Assert.Equal(["Text", "Tokens"], _ml.Transforms.Text.FeaturizeText("Features", options, "Text").Fit(rows).GetOutputSchema(rows.Schema).Select(column => column.Name));
    }

    [Theory]
    [InlineData(TextFeaturizingEstimator.NormFunction.None, 2, 1)]
    [InlineData(TextFeaturizingEstimator.NormFunction.L1, 2.0 / 3, 1.0 / 3)]
    [InlineData(TextFeaturizingEstimator.NormFunction.L2, 0.894427191, 0.447213595)]
    [InlineData(TextFeaturizingEstimator.NormFunction.Infinity, 1, 0.5)]
    public void Each_norm_scales_as_it_says(TextFeaturizingEstimator.NormFunction norm, double first, double second)
    {
        var options = new TextFeaturizingEstimator.Options { CharFeatureExtractor = null, WordFeatureExtractor = new() { NgramLength = 1 }, Norm = norm };
        float[] features = Features(_ml.Transforms.Text.FeaturizeText("Features", options, "Text").Fit(Rows("red fox")), "red fox red");
        Assert.Equal(first, features[0], 1e-6);
        Assert.Equal(second, features[1], 1e-6);
    }

    [Fact]
    public void Custom_stop_words_are_removed_before_the_words_are_counted()
    {
        var options = new TextFeaturizingEstimator.Options
        {
            CharFeatureExtractor = null,
            StopWordsRemoverOptions = new CustomStopWordsRemovingEstimator.Options { StopWords = ["FOX"] },
            OutputTokensColumnName = "Tokens",
        };
        IDataView rows = Rows("the red fox sleeps");
        ITransformer model = _ml.Transforms.Text.FeaturizeText("Features", options, "Text").Fit(rows);
        foreach (ITransformer each in new[] { model, GoldenTexts.Reload(_ml, model, rows.Schema) })
            Assert.Equal([["the", "red", "sleeps"]], each.Transform(rows).GetColumn<string[]>("Tokens"));
    }

    private static TextFeaturizingEstimator.Options WordsWithTokens() => new()
    {
        CharFeatureExtractor = null,
        WordFeatureExtractor = new WordBagEstimator.Options { NgramLength = 2, UseAllLengths = true, Weighting = NgramExtractingEstimator.WeightingCriteria.TfIdf },
        StopWordsRemoverOptions = new StopWordsRemovingEstimator.Options(),
        CaseMode = TextNormalizingEstimator.CaseMode.Lower,
        KeepPunctuations = false,
        KeepNumbers = false,
        Norm = TextFeaturizingEstimator.NormFunction.None,
        OutputTokensColumnName = "Tokens",
    };

    private static TextFeaturizingEstimator.Options Characters() => new()
    {
        CharFeatureExtractor = new WordBagEstimator.Options { NgramLength = 2, UseAllLengths = false, MaximumNgramsCount = [40] },
        WordFeatureExtractor = null,
        CaseMode = TextNormalizingEstimator.CaseMode.None,
        KeepDiacritics = true,
        Norm = TextFeaturizingEstimator.NormFunction.L1,
    };

    private ITransformer FitWords(params string[] texts) => _ml.Transforms.Text.FeaturizeText("Features",
        new TextFeaturizingEstimator.Options { CharFeatureExtractor = null, WordFeatureExtractor = new() }, "Text").Fit(Rows(texts));

    private float[] Features(ITransformer model, string? text) => model.Transform(Rows(text)).GetColumn<float[]>("Features").Single();

    private IDataView Rows(params string?[] texts) => _ml.Data.LoadFromEnumerable(texts.Select(text => new TextRow { Text = text }).ToArray());

    private sealed class TwoTexts
    {
        public string? A { get; set; }

        public string? B { get; set; }
    }

    private sealed class FeatureRow
    {
        public float[] Features { get; set; } = [];
    }
}
