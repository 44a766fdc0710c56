namespace Microsoft.ML.Trainers.FastTree;

/// <summary>What the trees of an ensemble are fitted to.</summary>
internal abstract class TreeObjective
{
    protected TreeObjective(int rowCount)
    {
        Gradient = new double[rowCount];
    }

    /// <summary>The target of the next tree by row.</summary>
    public double[] Gradient { get; }

    /// <summary>The second derivatives by row, or null where the objective has none of interest.</summary>
    public virtual double[] Curvature => null;

    /// <summary>Fills in <see cref="Gradient"/> (and <see cref="Curvature"/>) at the scores.</summary>
    public abstract void Update(double[] scores);

    /// <summary>Turns the fitted leaf outputs, means of the gradient, into steps.</summary>
    public abstract void AdjustOutputs(GrownTree tree, RowPartition partition);
}
