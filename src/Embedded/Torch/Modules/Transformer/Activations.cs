namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public enum Activations
        {
            ReLU = 0,
            GELU = 1,
        }
    }
}
