namespace TorchSharp;

// A TensorIndex as native code takes it.
internal struct IndexItem
{
    internal long Kind;
    internal long Start;
    internal long Stop;
    internal long Step;
    internal nint Tensor;
}
