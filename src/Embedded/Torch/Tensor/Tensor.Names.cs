namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor rename_(IEnumerable<string>? names)
        {
            var given = names?.ToArray();
            return InPlace(NativeMethods.et_rename_(this, given, given?.Length ?? 0));
        }
    }
}
