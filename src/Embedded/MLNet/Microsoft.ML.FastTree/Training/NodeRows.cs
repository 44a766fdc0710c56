namespace Microsoft.ML.Trainers.FastTree;

/// <summary>The rows of one node with their targets and weights side by side, and the sums over them.</summary>
internal sealed class NodeRows
{
    public NodeRows(int capacity, bool hasWeights)
    {
        Rows = new int[capacity];
        Targets = new double[capacity];
        Weights = hasWeights ? new double[capacity] : null;
    }

    public int Leaf { get; private set; } = -1;

    public int Count { get; private set; }

    public int[] Rows { get; }

    public double[] Targets { get; }

    public double[] Weights { get; }

    public double SumOfTargets { get; private set; }

    public double SumOfWeights { get; private set; }

    private double SumOfSquares { get; set; }

    public void Fill(int leaf, ReadOnlySpan<int> rows, double[] targets, double[] weights, bool skipZeros)
    {
        Leaf = leaf;
        double sum = 0;
        double squares = 0;
        double weightSum = 0;
        int count = 0;
        foreach (int row in rows)
        {
            double target = targets[row];
            if (skipZeros && target == 0)
                continue;
            Rows[count] = row;
            Targets[count] = target;
            sum += target;
            if (weights == null)
                squares += target * target;
            else
            {
                double weight = weights[row];
                Weights[count] = weight;
                weightSum += weight;
                // Targets come multiplied by their weight.
                if (weight != 0)
                    squares += target * target / weight;
            }
            count++;
        }
        Count = count;
        SumOfTargets = sum;
        SumOfSquares = squares;
        SumOfWeights = weightSum;
    }

    public double Variance
    {
        get
        {
            double count = Weights == null ? Count : SumOfWeights;
            return (SumOfSquares - (SumOfTargets / count)) / (count - 1);
        }
    }
}
