using static TorchSharp.torch;

namespace TorchSharp.Modules;

// What an optimizer remembers of one parameter.
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    internal Parameter Parameter => _parameter;

    public abstract void Initialize(OptimizerOptions options);

    public abstract void LoadStateDict(OptimizerState source);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void SaveStateDict(BinaryWriter writer);

    public virtual void to(Device device) { }

    // A copy, so that two optimizers never share a tensor; on the parameter's own device.
    private protected static void Take(ref Tensor? destination, Tensor? source)
    {
        var taken = source?.clone().DetachFromDisposeScope();
        destination?.Dispose();
        destination = taken;
    }

    private protected Tensor Zeros() => zeros_like(_parameter).DetachFromDisposeScope();

    private protected static void Move(ref Tensor? tensor, Device device)
    {
        if (tensor is null) return;
        var moved = tensor.to(device);
        if (ReferenceEquals(moved, tensor)) return;
        moved.DetachFromDisposeScope();
        tensor.Dispose();
        tensor = moved;
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        if (tensor is null) return;
        using var here = tensor.cpu();
        using var values = here.contiguous();
        var shape = values.shape;
        writer.Write((int)values.dtype);
        writer.Write(shape.Length);
        foreach (var size in shape) writer.Write(size);
        writer.Write(values.bytes);
    }

    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        result?.Dispose();
        result = null;
        if (!reader.ReadBoolean()) return;
        var type = (ScalarType)reader.ReadInt32();
        var shape = new long[reader.ReadInt32()];
        for (var i = 0; i < shape.Length; i++) shape[i] = reader.ReadInt64();
        using var values = empty(shape, type, CPU);
        reader.BaseStream.ReadExactly(values.bytes);
        result = values.to(device, copy: true).DetachFromDisposeScope();
    }
}
