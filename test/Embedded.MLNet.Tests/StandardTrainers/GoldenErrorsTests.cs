using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>Columns and options that the trainers refuse, as golden/errors.json has them.</summary>
public class GoldenErrorsTests
{
    private static readonly string[] _groups = ["missing column", "wrong label type", "features of the wrong type", "options out of range"];

    [SkippableFact]
    public void Trainers_refuse_what_the_golden_ones_refuse()
    {
        var ml = new MLContext(seed: 1);
        var data = GoldenPipeline.Prepared(ml);
        var shape = GoldenSchema.ShapeOf(data.Schema);
        var failures = new List<string>();
        var count = 0;
        foreach (var entry in GoldenPipeline.Entries("errors.json", "cases").Where(entry => _groups.Contains(entry.Element.GetProperty("group").GetString())))
        {
            count++;
            var call = entry.Element.GetProperty("call").GetString()!;
            var exception = Record.Exception(() => Run(ml, call, data, shape));
            var expected = entry.Element.GetProperty("result");
            if (expected.ValueKind == System.Text.Json.JsonValueKind.String)
            {
                if (exception is not null)
                    failures.Add($"{call}: {exception.Message} in place of {expected}");
                continue;
            }
            var parameter = expected.TryGetProperty("paramName", out var name) ? name.GetString() : null;
            if (exception?.GetType().FullName != expected.GetProperty("exception").GetString() || (exception as ArgumentException)?.ParamName != parameter)
                failures.Add($"{call}: {exception?.GetType()} {exception?.Message} in place of {expected}");
        }
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
        Assert.InRange(count, 100, 1000);
    }

    private static void Run(MLContext ml, string call, IDataView data, SchemaShape shape)
    {
        if (Regex.Match(call, @"data with Features: (.*)\)$") is { Success: true } other)
            data = WithFeatures(ml, other.Groups[1].Value);
        var estimator = GoldenTrainerCall.Create(ml, call);
        if (call.EndsWith("GetOutputSchema(shape)", StringComparison.Ordinal))
            estimator.GetOutputSchema(shape);
        else if (!call.EndsWith("(made only)", StringComparison.Ordinal))
            estimator.Fit(data);
    }

    private static IDataView WithFeatures(MLContext ml, string type) => type switch
    {
        "Vector<Int32, 2>" => ml.Data.LoadFromEnumerable(new[] { new IntegerRow() }),
        "Vector<Single> of unknown size" => ml.Data.LoadFromEnumerable(new[] { new OpenRow() }),
        _ => throw new NotSupportedException(type),
    };

    private sealed class IntegerRow
    {
        [VectorType(2)]
        public int[] Features { get; set; } = [1, 2];

        public bool Label { get; set; }

        public float Target { get; set; }
    }

    private sealed class OpenRow
    {
        [VectorType]
        public float[] Features { get; set; } = [1, 2];

        public bool Label { get; set; }

        public float Target { get; set; }
    }
}
