using System.Globalization;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>Ten classes of real digits by one-versus-all over the binary trainers.</summary>
public sealed class OneVersusAllTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableTheory]
    [InlineData("FastTree")]
    [InlineData("FastForest")]
    public void Optdigits(string trainer)
    {
        IDataView training = Read("optdigits/optdigits-train.csv.gz");
        IDataView test = Read("optdigits/optdigits-test.csv.gz");
        var trees = _ml.BinaryClassification.Trainers;
        var oneVersusAll = trainer == "FastTree"
            ? _ml.MulticlassClassification.Trainers.OneVersusAll(trees.FastTree())
            : _ml.MulticlassClassification.Trainers.OneVersusAll(trees.FastForest());
        IDataView scored = oneVersusAll.Fit(training).Transform(test);
        MulticlassClassificationMetrics metrics = _ml.MulticlassClassification.Evaluate(scored);

        JsonElement golden = GoldenFiles.Read("learners.json").GetProperty("optdigits").GetProperty("trainers")
            .EnumerateArray().First(item => item.GetProperty("trainer").GetString() == $"OneVersusAll({trainer})");
        JsonElement expected = golden.GetProperty("metrics");
        Assert.Equal(expected.GetProperty("MicroAccuracy").GetDouble(), metrics.MicroAccuracy, 1e-8);
        if (trainer == "FastForest")
        {
            // Its probabilities come from a calibrator that is fitted beside the trees, which stops elsewhere.
            Assert.Equal(expected.GetProperty("MacroAccuracy").GetDouble(), metrics.MacroAccuracy, 0.003);
            Assert.Equal(expected.GetProperty("LogLoss").GetDouble(), metrics.LogLoss, 0.01);
            return;
        }
        Assert.Equal(expected.GetProperty("MacroAccuracy").GetDouble(), metrics.MacroAccuracy, 1e-8);
        Assert.Equal(expected.GetProperty("LogLoss").GetDouble(), metrics.LogLoss, 1e-6);
        float[][] scores = scored.GetColumn<float[]>("Score").Take(5).ToArray();
        JsonElement first = golden.GetProperty("firstTestScores");
        for (int row = 0; row < scores.Length; row++)
        {
            for (int k = 0; k < scores[row].Length; k++)
                Assert.Equal((float)first[row][k].Number(), scores[row][k], 1e-6f);
        }
    }

    private IDataView Read(string file)
    {
        List<ClassRow> rows = GoldenFiles.ReadDataLines(file)
            .Select(line => Array.ConvertAll(line.Split(','), text => float.Parse(text, CultureInfo.InvariantCulture)))
            .Select(values => new ClassRow { Features = values[..64], Label = (uint)values[64] })
            .ToList();
        var definition = SchemaDefinition.Create(typeof(ClassRow));
        definition[nameof(ClassRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 64);
        return _ml.Data.LoadFromEnumerable(rows, definition);
    }
}
