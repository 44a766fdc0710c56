namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// The trees of an ensemble laid out for scoring: all nodes and leaves in one array, four trees walked at a time without
/// branches on the row's values, so that neither guesses nor loads of one tree hold up another. Trees must be whole.
/// </summary>
internal sealed class FlatTrees
{
    private const int StepsBetweenChecks = 4;

    // A leaf is a node whose children are itself.
    private readonly Node[] _nodes;
    private readonly int[] _children; // Of node n: at 2n to the left, at 2n + 1 to the right.
    private readonly double[] _outputs;
    private readonly int[] _roots;

    public FlatTrees(TrainedTree[] trees)
    {
        int count = 0;
        foreach (TrainedTree tree in trees)
            count += tree.NodeCount + tree.LeafCount;
        _nodes = new Node[count];
        _children = new int[2 * count];
        _outputs = new double[count];
        _roots = new int[trees.Length];
        int root = 0;
        for (int t = 0; t < trees.Length; t++)
        {
            _roots[t] = root;
            Add(trees[t], root);
            root += trees[t].NodeCount + trees[t].LeafCount;
        }
    }

    /// <summary>The sum of the trees' outputs, in their order; missing values go to the right.</summary>
    public unsafe double Output(ReadOnlySpan<float> features)
    {
        double sum = 0;
        fixed (Node* nodes = _nodes)
        fixed (int* children = _children, roots = _roots)
        fixed (double* outputs = _outputs)
        fixed (float* row = features)
        {
            int t = 0;
            for (; t <= _roots.Length - 4; t += 4)
            {
                int a = roots[t];
                int b = roots[t + 1];
                int c = roots[t + 2];
                int d = roots[t + 3];
                do
                {
                    for (int step = 0; step < StepsBetweenChecks; step++)
                    {
                        a = Next(nodes, children, row, a);
                        b = Next(nodes, children, row, b);
                        c = Next(nodes, children, row, c);
                        d = Next(nodes, children, row, d);
                    }
                }
                while (children[2 * a] != a || children[2 * b] != b || children[2 * c] != c || children[2 * d] != d);
                sum += outputs[a];
                sum += outputs[b];
                sum += outputs[c];
                sum += outputs[d];
            }
            for (; t < _roots.Length; t++)
            {
                int a = roots[t];
                while (children[2 * a] != a)
                    a = Next(nodes, children, row, a);
                sum += outputs[a];
            }
        }
        return sum;
    }

    private static unsafe int Next(Node* nodes, int* children, float* row, int at)
    {
        Node node = nodes[at];
        return children[(2 * at) + (row[node.Feature] <= node.Threshold ? 0 : 1)];
    }

    private void Add(TrainedTree tree, int root)
    {
        for (int n = 0; n < tree.NodeCount; n++)
        {
            _nodes[root + n] = new Node(tree.Features[n], tree.Thresholds[n]);
            _children[2 * (root + n)] = PlaceOf(tree.LeftChildren[n]);
            _children[(2 * (root + n)) + 1] = PlaceOf(tree.RightChildren[n]);
        }
        for (int leaf = 0; leaf < tree.LeafCount; leaf++)
        {
            int place = PlaceOf(~leaf);
            _children[2 * place] = _children[(2 * place) + 1] = place;
            _outputs[place] = tree.Outputs[leaf];
        }

        int PlaceOf(int child) => child >= 0 ? root + child : root + tree.NodeCount + ~child;
    }

    private readonly record struct Node(int Feature, float Threshold);
}
