namespace Microsoft.ML.Transforms;

// A kernel that is stationary: random frequencies of its Fourier transform give features whose products approximate it.
public abstract class KernelBase
{
    private protected KernelBase()
    {
    }

    // What the scale of the data is measured by; the average of it is the unit of the kernel.
    internal abstract float Distance(ReadOnlySpan<float> first, ReadOnlySpan<float> second);

    // A coordinate of a frequency, for data of this average distance.
    internal abstract float NextFrequency(Random random, float averageDistance);
}
