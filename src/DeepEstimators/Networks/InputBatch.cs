using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>What a network receives of stored inputs: the same in training and scoring.</summary>
internal static class InputBatch
{
    /// <summary>A batch to see what a module makes of it: numbers of 0, and as many steps or tokens in each row as asked for.</summary>
    internal static Tensor Example(InputShape input, long rows, int length, Device? device = null)
    {
        var batch = zeros(
            input.ToBatchShape(rows), input.Kind == InputKind.Tokens ? ScalarType.Int64 : ScalarType.Float32, device ?? torch.CPU);
        if (input.Kind == InputKind.Tokens)
            batch.narrow(1, 0, length).fill_(1);
        else if (input.IsVariable)
            batch.select(1, 0).fill_(length);
        return batch;
    }

    /// <summary>
    /// Float inputs as they are, uint8 images as floats from 0 to 1, and tokens, which are stored in as few bytes as they need,
    /// as int64. The result may be the argument.
    /// </summary>
    internal static Tensor ToFloat(Tensor stored) => stored.dtype switch
    {
        ScalarType.Float32 or ScalarType.Int64 => stored,
        ScalarType.Byte => stored.to_type(ScalarType.Float32).div_(255),
        ScalarType.Int16 or ScalarType.Int32 => stored.to_type(ScalarType.Int64),
        _ => stored.to_type(ScalarType.Float32),
    };
}
