namespace Microsoft.ML.Transforms;

internal static class SymmetricEigen
{
    private const int MaximumSweeps = 60;

    // Eigenvalues, and eigenvectors as columns, by Jacobi's rotations. The matrix is overwritten.
    public static (double[] Values, double[,] Vectors) Decompose(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var vectors = new double[size, size];
        for (var i = 0; i < size; i++)
            vectors[i, i] = 1;
        for (var sweep = 0; sweep < MaximumSweeps && OffDiagonal(matrix) > 1e-30 * Diagonal(matrix); sweep++)
        {
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                    Rotate(matrix, vectors, p, q);
            }
        }
        return (Enumerable.Range(0, size).Select(i => matrix[i, i]).ToArray(), vectors);
    }

    private static void Rotate(double[,] matrix, double[,] vectors, int p, int q)
    {
        if (matrix[p, q] == 0)
            return;
        var theta = (matrix[q, q] - matrix[p, p]) / (2 * matrix[p, q]);
        var tangent = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        var size = matrix.GetLength(0);
        for (var i = 0; i < size; i++)
        {
            var (a, b) = (matrix[i, p], matrix[i, q]);
            matrix[i, p] = (cosine * a) - (sine * b);
            matrix[i, q] = (sine * a) + (cosine * b);
        }
        for (var i = 0; i < size; i++)
        {
            var (a, b) = (matrix[p, i], matrix[q, i]);
            matrix[p, i] = (cosine * a) - (sine * b);
            matrix[q, i] = (sine * a) + (cosine * b);
            (a, b) = (vectors[i, p], vectors[i, q]);
            vectors[i, p] = (cosine * a) - (sine * b);
            vectors[i, q] = (sine * a) + (cosine * b);
        }
    }

    private static double OffDiagonal(double[,] matrix)
    {
        double sum = 0;
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            for (var j = 0; j < i; j++)
                sum += matrix[i, j] * matrix[i, j];
        }
        return sum;
    }

    private static double Diagonal(double[,] matrix)
    {
        double sum = 0;
        for (var i = 0; i < matrix.GetLength(0); i++)
            sum += matrix[i, i] * matrix[i, i];
        return sum;
    }
}
