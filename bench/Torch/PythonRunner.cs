using System.Diagnostics;
using System.Globalization;

namespace Torch.Benchmarks;

// PyTorch in a process of its own, asked over its standard input.
internal sealed class PythonRunner : IRunner
{
    private readonly Process _process;

    internal PythonRunner(string name, string python, IReadOnlyDictionary<string, string> environment, string worker = "worker.py")
    {
        Name = name;
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, worker)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        _process = Process.Start(start)!;
    }

    public string Name { get; }

    public (double Seconds, double Loss) Run(string net, int threads, int steps)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{net} {threads} {steps}"));
        _process.StandardInput.Flush();
        var answer = (_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Python ended.")).Split(' ');
        return (double.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
