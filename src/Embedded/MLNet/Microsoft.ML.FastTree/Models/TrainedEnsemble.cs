using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

// The trees of a model; its output is the sum of theirs.
internal sealed class TrainedEnsemble
{
    // Of the shortest tree in a model: two leaves, one node, empty arrays.
    private const int LeastTreeBytes = 100;

    private readonly FlatTrees _flat;

    public TrainedEnsemble(TrainedTree[] trees, double bias = 0)
    {
        Trees = trees;
        Bias = bias;
        TreeWeights = Array.ConvertAll(trees, tree => tree.Weight);
        _flat = new FlatTrees(trees);
    }

    public TrainedTree[] Trees { get; }

    public double[] TreeWeights { get; }

    public double Bias { get; }

    public static TrainedEnsemble Load(ModelLoadContext ctx)
    {
        int count = ctx.Reader.ReadInt32();
        TrainedTreeFormat.CheckCount(ctx.Reader, count, LeastTreeBytes);
        var trees = new TrainedTree[count];
        for (int t = 0; t < count; t++)
            trees[t] = TrainedTreeFormat.Read(ctx.Reader);
        double bias = ctx.Reader.ReadDouble();
        ctx.LoadStringOrNull(); // Input content of long ago.
        return new TrainedEnsemble(trees, bias);
    }

    public void Save(ModelSaveContext ctx, bool withSamples)
    {
        ctx.Writer.Write(Trees.Length);
        foreach (TrainedTree tree in Trees)
            TrainedTreeFormat.Write(ctx.Writer, tree, withSamples);
        ctx.Writer.Write(Bias);
        ctx.SaveStringOrNull(null);
    }

    // The feature with the highest number that a tree splits on; -1 where there are no trees.
    public int HighestFeature()
    {
        int highest = -1;
        foreach (TrainedTree tree in Trees)
        {
            foreach (int feature in tree.Features)
                highest = Math.Max(highest, feature);
        }
        return highest;
    }

    public double Output(ReadOnlySpan<float> features) => _flat.Output(features);

    // Square roots of the features' shares of all gains, the highest 1.
    public float[] GainWeights(int featureCount)
    {
        var gains = new double[featureCount];
        foreach (TrainedTree tree in Trees)
        {
            for (int n = 0; n < tree.NodeCount; n++)
                gains[tree.Features[n]] += tree.Gains[n];
        }
        double highest = 0;
        foreach (double gain in gains)
            highest = Math.Max(highest, gain);
        if (highest == 0)
            return new float[featureCount];
        return Array.ConvertAll(gains, gain => (float)Math.Sqrt(gain / highest));
    }

    // For every feature, by how much the output would fall if each split on it on the row's way went the other way.
    public float[] Contributions(ReadOnlySpan<float> features)
    {
        var contributions = new float[features.Length];
        foreach (TrainedTree tree in Trees)
        {
            double output = tree.Outputs[tree.LeafFrom(0, features)];
            for (int node = 0; node >= 0;)
            {
                int feature = tree.Features[node];
                bool isLeft = features[feature] <= tree.Thresholds[node];
                int other = isLeft ? tree.RightChildren[node] : tree.LeftChildren[node];
                contributions[feature] += (float)(output - tree.Outputs[tree.LeafFrom(other, features)]);
                node = isLeft ? tree.LeftChildren[node] : tree.RightChildren[node];
            }
        }
        return contributions;
    }
}
