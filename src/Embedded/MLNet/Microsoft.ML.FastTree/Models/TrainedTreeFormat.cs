using System.IO;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

// How trees are saved. Every array comes after its length.
//
//   byte       kind: 0 a regression tree, 2 one with label samples
//   int        leaves
//   double     highest output
//   double     weight
//   int[]      left children
//   int[]      right children
//   int[]      features
//   int[]      nodes that split on categories: none
//   uint[]     thresholds as bins
//   float[]    thresholds
//   float[]    values that stand for missing ones: none
//   double[]   outputs of the leaves
//   double[]   gains
//   double[]   p-values of the gains: none
//   double[]   outputs of the nodes as leaves
//   double[]   label samples and their weights, kind 2 only
internal static class TrainedTreeFormat
{
    private const byte Plain = 0;
    private const byte WithSamples = 2;

    public static void Write(BinaryWriter writer, TrainedTree tree, bool withSamples)
    {
        writer.Write(withSamples ? WithSamples : Plain);
        writer.Write(tree.LeafCount);
        writer.Write(tree.HighestOutput);
        writer.Write(tree.Weight);
        WriteInts(writer, tree.LeftChildren);
        WriteInts(writer, tree.RightChildren);
        WriteInts(writer, tree.Features);
        writer.Write(0);
        WriteInts(writer, tree.BinThresholds);
        writer.Write(tree.Thresholds.Length);
        foreach (float threshold in tree.Thresholds)
            writer.Write(threshold);
        writer.Write(0);
        WriteDoubles(writer, tree.Outputs);
        WriteDoubles(writer, tree.Gains);
        writer.Write(0);
        WriteDoubles(writer, tree.PreviousOutputs);
        if (!withSamples)
            return;
        WriteDoubles(writer, tree.LabelSamples);
        WriteDoubles(writer, tree.LabelSampleWeights);
    }

    public static TrainedTree Read(BinaryReader reader)
    {
        byte kind = reader.ReadByte();
        Contracts.CheckDecode(kind is Plain or WithSamples, "A tree of an unknown kind");
        int leaves = reader.ReadInt32();
        Contracts.CheckDecode(leaves > 1, "A tree without leaves");
        double highest = reader.ReadDouble();
        double weight = reader.ReadDouble();
        int nodes = leaves - 1;
        CheckCount(reader, nodes, sizeof(int));
        int[] left = ReadInts(reader, nodes);
        int[] right = ReadInts(reader, nodes);
        int[] features = ReadInts(reader, nodes);
        Contracts.CheckDecode(reader.ReadInt32() == 0, "A tree with splits on categories");
        int[] bins = ReadInts(reader, nodes);
        var thresholds = new float[ReadLength(reader, sizeof(float))];
        for (int i = 0; i < thresholds.Length; i++)
            thresholds[i] = reader.ReadSingle();
        int replacements = ReadLength(reader, sizeof(float));
        for (int i = 0; i < replacements; i++)
            Contracts.CheckDecode(reader.ReadSingle() == 0, "A tree with values for missing ones");
        double[] outputs = ReadDoubles(reader, leaves);
        double[] gains = ReadDoubles(reader, nodes);
        _ = ReadDoubles(reader, nodes);
        double[] previous = ReadDoubles(reader, nodes);
        double[] samples = kind == WithSamples ? ReadDoubles(reader, int.MaxValue) : null;
        double[] sampleWeights = kind == WithSamples ? ReadDoubles(reader, int.MaxValue) : null;
        Contracts.CheckDecode(IsWhole(), "A tree that is none");
        return new TrainedTree
        {
            LeftChildren = left,
            RightChildren = right,
            Features = features,
            Thresholds = thresholds,
            BinThresholds = bins,
            Gains = gains.Length == nodes ? gains : new double[nodes],
            PreviousOutputs = previous,
            Outputs = outputs,
            HighestOutput = highest,
            Weight = weight,
            LabelSamples = samples?.Length > 0 ? samples : null,
            LabelSampleWeights = sampleWeights?.Length > 0 ? sampleWeights : null,
        };

        // Scoring relies on it.
        bool IsWhole() => features.Length == nodes && thresholds.Length == nodes && outputs.Length == leaves
            && !Array.Exists(features, feature => feature < 0)
            && left.Length == nodes && right.Length == nodes && IsTree(left, right, leaves);
    }

    /// <summary>Checks that so many items can follow, before there is an array for them.</summary>
    public static void CheckCount(BinaryReader reader, int count, int itemSize)
    {
        long room = reader.BaseStream.Length - reader.BaseStream.Position;
        Contracts.CheckDecode(count >= 0 && count <= room / itemSize, $"{count} items of a tree model, of which {room} bytes are left");
    }

    // Scoring never ends on a cycle, and runs off the arrays on a bad child.
    private static bool IsTree(int[] left, int[] right, int leaves)
    {
        var isChild = new bool[left.Length];
        var isLeaf = new bool[leaves];
        for (int node = 0; node < left.Length; node++)
        {
            if (!Mark(left[node]) || !Mark(right[node]))
                return false;
        }
        return true;

        // As many children as nodes below the root and leaves, each once and none the root, leave no room for a cycle
        // but one that cannot be reached.
        bool Mark(int child)
        {
            bool[] marks = child > 0 ? isChild : isLeaf;
            int at = child > 0 ? child : ~child;
            if (child == 0 || at >= marks.Length || marks[at])
                return false;
            return marks[at] = true;
        }
    }

    private static void WriteInts(BinaryWriter writer, int[] values)
    {
        writer.Write(values.Length);
        foreach (int value in values)
            writer.Write(value);
    }

    private static void WriteDoubles(BinaryWriter writer, double[] values)
    {
        writer.Write(values?.Length ?? 0);
        foreach (double value in values ?? [])
            writer.Write(value);
    }

    private static int ReadLength(BinaryReader reader, int itemSize)
    {
        int length = reader.ReadInt32();
        CheckCount(reader, length, itemSize);
        return length;
    }

    // The original saves arrays with room to spare.
    private static int[] ReadInts(BinaryReader reader, int most)
    {
        var values = new int[ReadLength(reader, sizeof(int))];
        for (int i = 0; i < values.Length; i++)
            values[i] = reader.ReadInt32();
        return values.Length > most ? values.AsSpan(0, most).ToArray() : values;
    }

    private static double[] ReadDoubles(BinaryReader reader, int most)
    {
        var values = new double[ReadLength(reader, sizeof(double))];
        for (int i = 0; i < values.Length; i++)
            values[i] = reader.ReadDouble();
        return values.Length > most ? values.AsSpan(0, most).ToArray() : values;
    }
}
