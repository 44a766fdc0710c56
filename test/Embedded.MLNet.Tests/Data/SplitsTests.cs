using System.Text.Json;
using Microsoft.ML;

namespace Embedded.MLNet.Tests.Data;

public sealed class SplitsTests
{
    [SkippableFact]
    [Walks("prediction.json", "splits.TrainTestSplit")]
    public void Train_test_splits_take_the_rows_that_the_real_ones_take()
    {
        var splits = GoldenFiles.Read("prediction.json").GetProperty("splits");
        var checkedCalls = 0;
        foreach (var entry in splits.GetProperty("TrainTestSplit").EnumerateArray())
        {
            var call = entry.GetProperty("call").GetString()!;
            var result = entry.GetProperty("result");
            var (context, data) = Make(call, splits);
            if (result.ValueKind == JsonValueKind.Array)
            {
                for (var i = 0; i < 2; i++)
                    GoldenValue.AssertEqual(result[i], ColumnValues.Read(context.Data.TrainTestSplit(data, 0.3).TestSet, "Index"), call);
                checkedCalls++;
                continue;
            }
            if (call.Contains("MapValueToKey", StringComparison.Ordinal))
                data = context.Transforms.Conversion.MapValueToKey("K", "Group").Fit(data).Transform(data);
            var fraction = NumberOf(call, "testFraction: ") ?? 0.1;
            var key = TextOf(call, "samplingKeyColumnName: \"");
            var seed = (int?)NumberOf(call[call.IndexOf(").", StringComparison.Ordinal)..], "seed: ");
            if (result.TryGetProperty("exception", out _))
            {
                GoldenValue.AssertThrows(result, () => context.Data.TrainTestSplit(data, fraction, key, seed), call);
            }
            else
            {
                var split = context.Data.TrainTestSplit(data, fraction, key, seed);
                GoldenValue.AssertEqual(result.GetProperty("train"), ColumnValues.Read(split.TrainSet, "Index"), call);
                GoldenValue.AssertEqual(result.GetProperty("test"), ColumnValues.Read(split.TestSet, "Index"), call);
                GoldenValue.AssertEqual(result.GetProperty("trainColumns"), split.TrainSet.Schema.Select(column => column.Name).ToArray(), call);
            }
            checkedCalls++;
        }
        Assert.Equal(splits.GetProperty("TrainTestSplit").GetArrayLength(), checkedCalls);
    }

    [SkippableFact]
    [Walks("prediction.json", "splits.folds")]
    public void Folds_take_the_rows_that_the_real_ones_take()
    {
        var splits = GoldenFiles.Read("prediction.json").GetProperty("splits");
        var checkedFolds = 0;
        foreach (var entry in splits.GetProperty("folds").EnumerateArray())
        {
            var call = entry.GetProperty("call").GetString()!;
            var result = entry.GetProperty("result");
            var (context, data) = Make(call, splits);
            var count = (int)(NumberOf(call, "numberOfFolds: ") ?? 5);
            var key = TextOf(call, "samplingKeyColumnName: \"");
            var seed = (int?)NumberOf(call[call.IndexOf(").", StringComparison.Ordinal)..], "seed: ");
            if (call.Contains("CrossValidateNonCalibrated", StringComparison.Ordinal))
            {
                var estimator = context.Transforms.Concatenate("Features", "Number").Append(context.BinaryClassification.Trainers.LinearSvm());
                foreach (var fold in context.BinaryClassification.CrossValidateNonCalibrated(data, estimator, count, samplingKeyColumnName: key, seed: seed))
                {
                    var expected = result[fold.Fold];
                    GoldenValue.AssertEqual(expected.GetProperty("scoredRows"), ColumnValues.Read(fold.ScoredHoldOutSet, "Index"), $"{call}, fold {fold.Fold}");
                    GoldenValue.AssertEqual(expected.GetProperty("Accuracy"), fold.Metrics.Accuracy, $"{call}, fold {fold.Fold}");
                    checkedFolds++;
                }
                continue;
            }
            if (result.ValueKind == JsonValueKind.Object)
            {
                GoldenValue.AssertThrows(result, () => context.Data.CrossValidationSplit(data, count, key, seed), call);
                continue;
            }
            var folds = context.Data.CrossValidationSplit(data, count, key, seed);
            Assert.Equal(result.GetArrayLength(), folds.Count);
            for (var i = 0; i < folds.Count; i++)
            {
                GoldenValue.AssertEqual(result[i].GetProperty("train"), ColumnValues.Read(folds[i].TrainSet, "Index"), $"{call}, fold {i}");
                GoldenValue.AssertEqual(result[i].GetProperty("test"), ColumnValues.Read(folds[i].TestSet, "Index"), $"{call}, fold {i}");
                checkedFolds++;
            }
        }
        Assert.True(checkedFolds >= 50);
    }

    [SkippableFact]
    [Walks("prediction.json", "splits.shuffles")]
    public void Shuffles_give_the_order_that_the_real_ones_give()
    {
        var splits = GoldenFiles.Read("prediction.json").GetProperty("splits");
        foreach (var entry in splits.GetProperty("shuffles").EnumerateArray())
        {
            var call = entry.GetProperty("call").GetString()!;
            var context = new MLContext(seed: 1);
            var rows = splits.GetProperty("rows").GetProperty("rows").EnumerateArray().Select(row => new IndexRow { Index = row[0].GetInt32() }).ToList();
            var data = context.Data.LoadFromEnumerable(rows);
            var seed = (int?)NumberOf(call[call.IndexOf(").", StringComparison.Ordinal)..], "seed: ");
            var pool = (int)(NumberOf(call, "shufflePoolSize: ") ?? 1000);
            var shuffled = context.Data.ShuffleRows(data, seed, pool);
            GoldenValue.AssertEqual(entry.GetProperty("result"), ColumnValues.Read(shuffled, "Index"), call);
        }
    }

    private static (MLContext Context, IDataView Data) Make(string call, JsonElement splits)
    {
        var end = call.IndexOf(").", StringComparison.Ordinal);
        var seed = end < 0 ? 1 : (int?)NumberOf(call[..(end + 1)], "seed: ");
        return (new MLContext(seed), new GoldenView(splits.GetProperty("rows")));
    }

    private static double? NumberOf(string call, string name)
    {
        var start = call.IndexOf(name, StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += name.Length;
        var end = call.IndexOfAny([',', ')'], start);
        return double.Parse(call[start..end], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string? TextOf(string call, string name)
    {
        var start = call.IndexOf(name, StringComparison.Ordinal);
        return start < 0 ? null : call[(start + name.Length)..call.IndexOf('"', start + name.Length)];
    }

    private sealed class IndexRow
    {
        public int Index { get; set; }
    }
}
