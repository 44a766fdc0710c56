using System.Numerics.Tensors;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

internal static class OrthonormalRows
{
    // In place, by Gram and Schmidt, twice over, which keeps the rows orthogonal to rounding (Giraud and others, 2005). A row that the ones
    // before make up is replaced by a random one.
    public static void Make(double[][] rows, Random random)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var norm = TensorPrimitives.Norm<double>(rows[i]);
            while (true)
            {
                Subtract(rows, i);
                Subtract(rows, i);
                var rest = TensorPrimitives.Norm<double>(rows[i]);
                if (rest > 1e-10 * norm && rest > 0)
                {
                    TensorPrimitives.Divide(rows[i], rest, rows[i]);
                    break;
                }
                for (var j = 0; j < rows[i].Length; j++)
                    rows[i][j] = NormalSample.Next(random);
                norm = TensorPrimitives.Norm<double>(rows[i]);
            }
        }
    }

    private static void Subtract(double[][] rows, int index)
    {
        for (var i = 0; i < index; i++)
        {
            var projection = TensorPrimitives.Dot<double>(rows[i], rows[index]);
            TensorPrimitives.MultiplyAdd(rows[i], -projection, rows[index], rows[index]);
        }
    }
}
