using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML;
using TorchSharp;

namespace DeepEstimators;

/// <summary>What a comparison ran on: times and sizes are to be read beside it.</summary>
/// <param name="DeepEstimators">The version of this library.</param>
/// <param name="MLNet">The version of ML.NET.</param>
/// <param name="Torch">The versions of TorchSharp and libtorch.</param>
/// <param name="Gpus">The number of CUDA devices.</param>
/// <param name="Processors">The number of logical processors.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
public sealed record ComparisonEnvironment(
    string DeepEstimators, string MLNet, string Torch, int Gpus, int Processors, string System, string Runtime)
{
    private static readonly Lazy<ComparisonEnvironment> s_current = new(() => new ComparisonEnvironment(
        VersionOf(typeof(ComparisonEnvironment)), VersionOf(typeof(MLContext)), $"{VersionOf(typeof(torch))}, libtorch {torch.__version__}",
        torch.cuda.is_available() ? torch.cuda.device_count() : 0, Environment.ProcessorCount,
        RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription));

    /// <summary>The environment of this process.</summary>
    public static ComparisonEnvironment Current => s_current.Value;

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? type.Assembly.GetName().Version?.ToString() ?? "";
}
