using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_bernoulli(torch.Tensor self, nint generator);

    [LibraryImport(Library)]
    internal static partial int et_bernoulli_(torch.Tensor self, double p, nint generator);

    [LibraryImport(Library)]
    internal static partial int et_bernoulli_tensor_(torch.Tensor self, torch.Tensor p, nint generator);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_binomial(torch.Tensor self, torch.Tensor prob, nint generator);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_multinomial(torch.Tensor self, long numSamples, NativeBool replacement,
        nint generator);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_poisson(torch.Tensor self, nint generator);

    [LibraryImport(Library)]
    internal static partial int et_uniform_(torch.Tensor self, double from, double to, nint generator);

    [LibraryImport(Library)]
    internal static partial int et_normal_(torch.Tensor self, double mean, double std, nint generator);

    [LibraryImport(Library)]
    internal static partial int et_log_normal_(torch.Tensor self, double mean, double std, nint generator);

    [LibraryImport(Library)]
    internal static partial int et_cauchy_(torch.Tensor self, double median, double sigma, nint generator);

    [LibraryImport(Library)]
    internal static partial int et_exponential_(torch.Tensor self, double lambda, nint generator);

    [LibraryImport(Library)]
    internal static partial int et_geometric_(torch.Tensor self, double p, nint generator);

    [LibraryImport(Library)]
    internal static partial int et_random_(torch.Tensor self, double from, double to, nint generator);
}
