using DeepEstimators.Networks;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Rows that are too many for memory: they are read anew for each pass, in one order.</summary>
internal interface IRowStream
{
    /// <summary>What one row is.</summary>
    InputShape Shape { get; }

    /// <summary>What inputs are numbers of: uint8 images, int32 tokens, else float32.</summary>
    ScalarType Type { get; }

    /// <summary>Numbers of a label.</summary>
    int Outputs { get; }

    bool HasWeights { get; }

    /// <summary>Rows to train on.</summary>
    long TrainingRows { get; }

    /// <summary>Rows kept for validation.</summary>
    long HeldRows { get; }

    /// <summary>One more than the highest class; for classes only.</summary>
    long Classes { get; }

    /// <summary>Begins a pass over the rows to train on, or over those kept for validation.</summary>
    IRowPass Read(bool held);
}

/// <summary>One pass over rows.</summary>
internal interface IRowPass : IDisposable
{
    /// <summary>Reads the next row; false when there is none.</summary>
    /// <param name="inputs">The bytes of its inputs. Rows that differ in length leave 0 after their end.</param>
    /// <param name="label">The class from 0, or the targets.</param>
    /// <param name="row">All else.</param>
    bool Read(Span<byte> inputs, Span<double> label, out StreamedRow row);
}

/// <summary>A row but for its inputs and its label.</summary>
/// <param name="Number">Its number in the data, from 0.</param>
/// <param name="Weight">Its weight; 1 where there are none.</param>
/// <param name="Length">Its tokens or steps, where rows differ in length; else 0.</param>
internal readonly record struct StreamedRow(long Number, float Weight, int Length = 0);
