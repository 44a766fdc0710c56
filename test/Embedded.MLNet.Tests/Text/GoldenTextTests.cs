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
    public void Texts_become_what_the_golden_file_says(string section, int count)
    {
        JsonElement[] entries = [.. GoldenFiles.Read("text.json").GetProperty(section).EnumerateArray()];
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
