using System.Reflection;
using Embedded.Conformance.Signatures;
using Xunit.Abstractions;

namespace Embedded.Conformance;

/// <summary>
/// Everything public in a supplier's assembly is in the real one's list: same name, signature, parameter names, default
/// values, base type and interfaces. The lists under baseline/ were read from the real assemblies by reflection.
/// </summary>
public class SupplierConformanceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Microsoft.ML.DataView")]
    [InlineData("Microsoft.ML.Core")]
    [InlineData("Microsoft.ML.Data")]
    [InlineData("Microsoft.ML.Transforms")]
    [InlineData("Microsoft.ML.KMeansClustering")]
    [InlineData("Microsoft.ML.PCA")]
    [InlineData("Microsoft.ML.StandardTrainers")]
    [InlineData("Microsoft.ML.FastTree")]
    [InlineData("Microsoft.ML.Tokenizers")]
    [InlineData("Microsoft.Extensions.ML")]
    [InlineData("Microsoft.ML.ImageAnalytics")]
    public void Everything_public_in_MLNet_is_in_the_real_one(string assembly) => Check(assembly, MLNetSignatures.Of);

    [Fact]
    public void Everything_public_in_TorchSharp_is_in_the_real_one() => Check("TorchSharp", TorchSharpSignatures.Of);

    [Theory]
    [InlineData("Microsoft.ML.Data", "public sealed class Microsoft.ML.MLContext : Microsoft.ML.Runtime.IHostEnvironment")]
    [InlineData("TorchSharp", "TorchSharp.DisposeScope : T public sealed class TorchSharp.DisposeScope : System.IDisposable")]
    public void A_list_holds_what_everybody_uses(string assembly, string line) => Assert.Contains(line, Baseline(assembly));

    [Fact]
    public void What_the_real_one_lacks_is_seen()
    {
        string[] lines = [.. MLNetSignatures.Of(typeof(Intruder))];

        Assert.Equal(
            [
                "public class Embedded.Conformance.SupplierConformanceTests.Intruder",
                "public Embedded.Conformance.SupplierConformanceTests.Intruder..ctor()",
                "public int Embedded.Conformance.SupplierConformanceTests.Intruder.Add(int left, float? right = 1.5f, params string[] rest)",
            ],
            lines);
        Assert.DoesNotContain(lines[0], Baseline("Microsoft.ML.Data"));
    }

    private void Check(string assembly, Func<Assembly, IEnumerable<string>> signatures)
    {
        HashSet<string> real = Baseline(assembly);
        string[] ours = [.. signatures(Assembly.Load(assembly))];
        string[] alien = [.. ours.Where(line => !real.Contains(line))];
        output.WriteLine($"{assembly}: {ours.Length - alien.Length} of the real {real.Count} public signatures, {alien.Length} that the real one lacks");
        Assert.True(ours.Length > 0, $"{assembly} has nothing public");
        Assert.True(alien.Length == 0, $"{assembly} has {alien.Length} signatures that the real one lacks:\n{string.Join('\n', alien)}");
    }

    private static HashSet<string> Baseline(string assembly) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "baseline", assembly + ".txt"))];

    /// <summary>Stands for a public type that only a supplier has.</summary>
    public class Intruder
    {
        private int _calls;

        public int Add(int left, float? right = 1.5f, params string[] rest) => ++_calls + left + (int)(right ?? 0) + rest.Length;
    }
}
