using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Models;

/// <summary>The scores of fixed rows as bits, so that two processes can be compared exactly.</summary>
internal static class ScoreBits
{
    internal static IEnumerable<string> Of(MLContext ml, ITransformer model)
    {
        var scored = model.Transform(ml.Data.LoadFromEnumerable(Rows.Make(200, seed: 5)));
        var column = scored.Schema.GetColumnOrNull("Score") ?? scored.Schema["Learned"];
        using var cursor = scored.GetRowCursor([column]);
        if (column.Type is VectorDataViewType)
        {
            var getter = cursor.GetGetter<VBuffer<float>>(column);
            VBuffer<float> values = default;
            while (cursor.MoveNext())
            {
                getter(ref values);
                yield return string.Join(' ', values.DenseValues().Select(Text));
            }
        }
        else
        {
            var getter = cursor.GetGetter<float>(column);
            while (cursor.MoveNext())
            {
                var value = 0f;
                getter(ref value);
                yield return Text(value);
            }
        }
    }

    private static string Text(float value) =>
        BitConverter.SingleToInt32Bits(value).ToString("x8", CultureInfo.InvariantCulture);
}
