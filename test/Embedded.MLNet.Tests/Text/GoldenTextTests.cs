using System.Text;
using System.Text.Json;
using Embedded.MLNet.Tests.Transforms;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Text;

/// <summary>Every entry of the golden texts: schema, annotations, values and exceptions, also of the model saved and loaded.</summary>
public sealed class GoldenTextTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableTheory]
    [InlineData("NormalizeText", 8)]
    [InlineData("tokenize", 5)]
    [InlineData("stopWords", 4)]
    [InlineData("ProduceWordBags", 14)]
    [InlineData("ProduceNgrams", 7)]
    [InlineData("ProduceHashedNgrams", 10)]
    [Walks("text.json", "NormalizeText", "tokenize", "stopWords", "ProduceWordBags", "ProduceNgrams", "ProduceHashedNgrams")]
    public void Texts_become_what_the_golden_file_says(string section, int count)
    {
        JsonElement[] entries = [.. GoldenEntry.Of("text.json").Where(entry => entry.Section == section && !OutOfScope.Contains("text.json", entry))
            .Select(entry => entry.Element)];
        Assert.Equal(count, entries.Length);
        var failures = new List<string>();
        foreach (JsonElement entry in entries)
        {
            string call = entry.GetProperty("call").GetString()!;
            Exception? failure = Record.Exception(() => Check(call, entry.GetProperty("result")));
            if (failure is not null)
                failures.Add($"{call}: {failure.Message}");
        }
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    [SkippableFact]
    public void Columns_of_other_types_are_refused_as_golden()
    {
        var rows = new GoldenView(GoldenFiles.Read("schema.json").GetProperty("rows"));
        TransformsCatalog.TextTransforms text = _ml.Transforms.Text;
        var calls = new Dictionary<string, IEstimator<ITransformer>>
        {
            ["FeaturizeText(\"F\", \"x\").Fit(raw): Single"] = text.FeaturizeText("F", "x"),
            ["FeaturizeText(\"F\", \"nope\").Fit(raw)"] = text.FeaturizeText("F", "nope"),
            ["TokenizeIntoWords(\"T\", \"x\").Fit(raw)"] = text.TokenizeIntoWords("T", "x"),
            ["NormalizeText(\"x\").Fit(raw)"] = text.NormalizeText("x"),
        };
        JsonElement[] cases = [.. GoldenFiles.Read("errors.json").GetProperty("cases").EnumerateArray()
            .Where(entry => entry.GetProperty("group").GetString() == "transforms" && calls.ContainsKey(entry.GetProperty("call").GetString()!))];
        Assert.Equal(calls.Count, cases.Length);
        foreach (JsonElement entry in cases)
        {
            string call = entry.GetProperty("call").GetString()!;
            JsonElement expected = entry.GetProperty("result");
            foreach (Exception? thrown in new[] { Record.Exception(() => calls[call].Fit(rows)), Record.Exception(() => new EstimatorChain<ITransformer>().Append(calls[call]).Fit(rows)) })
            {
                Assert.NotNull(thrown);
                GoldenComparison.AssertException(expected, thrown, call);
                Assert.Equal(expected.GetProperty("message").GetString(), thrown.Message);
            }
        }
    }

    private void Check(string call, JsonElement expected)
    {
        IDataView texts = GoldenTexts.Load(_ml);
        if (expected.TryGetProperty("exception", out _))
        {
            Exception? thrown = Record.Exception(() => GoldenTexts.Fit(GoldenCalls.Parse(_ml, call), texts));
            Assert.NotNull(thrown);
            GoldenComparison.AssertException(expected, thrown, call);
            return;
        }
        ITransformer model = GoldenTexts.Fit(GoldenCalls.Parse(_ml, call), texts);
        foreach (ITransformer each in new[] { model, GoldenTexts.Reload(_ml, model, texts.Schema) })
            GoldenTexts.AssertColumn(expected, each.Transform(texts), call);
    }
}
