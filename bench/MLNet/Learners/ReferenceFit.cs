using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Embedded.MLNet.Tests.Golden;

namespace Bench.MLNet.Learners;

/// <summary>
/// The reference that takes the machine out of the comparison: scikit-learn's HistGradientBoosting on the same rows, in a
/// Python process of its own. learners.json holds its time on the machine of the golden times.
/// </summary>
internal sealed class ReferenceFit : IDisposable
{
    private readonly Process? _process;

    private ReferenceFit(Process? process, string description)
    {
        _process = process;
        Description = description;
    }

    /// <summary>What is used, or why nothing is.</summary>
    public string Description { get; }

    /// <summary>Starts Python; where it or scikit-learn is missing, gives a reference without times that says so.</summary>
    public static ReferenceFit Start(string python)
    {
        const string Without = "the golden seconds are taken as they are, from another machine";
        if (python == "none")
            return new ReferenceFit(null, $"no reference, as asked: {Without}.");
        try
        {
            var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "Learners", "reference.py")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            // Threads that spin while they wait would make the reference slower than it is on a machine with other work.
            start.Environment["OMP_WAIT_POLICY"] = "passive";
            Process process = Process.Start(start)!;
            if (process.StandardOutput.ReadLine() is { } version)
                return new ReferenceFit(process, $"HistGradientBoosting of scikit-learn {version} on the same rows, in turns.");
            string last = process.StandardError.ReadToEnd().Trim().Split('\n')[^1];
            process.Dispose();
            return new ReferenceFit(null, $"no reference ({python}: {last}): {Without}. Debian has it as python3-sklearn.");
        }
        catch (Win32Exception exception)
        {
            return new ReferenceFit(null, $"no reference ({python}: {exception.Message}): {Without}.");
        }
    }

    /// <summary>Hands over the rows; gives the seconds that the golden file has for the model.</summary>
    public double Load(string task, LearnerSet data, JsonElement golden)
    {
        string model = golden.GetProperty("model").GetString()!;
        Trace.Assert(model.StartsWith("HistGradientBoosting", StringComparison.Ordinal), model);
        if (_process is null)
            return double.NaN;
        string file = Path.GetTempFileName();
        using (FileStream stream = File.Create(file))
        {
            foreach (LearnerRow row in data.Training)
            {
                stream.Write(MemoryMarshal.AsBytes<float>(row.Features));
                stream.Write(MemoryMarshal.AsBytes<float>([row.Target]));
            }
        }
        string limit = model.Contains("max_iter=20", StringComparison.Ordinal) ? "20" : "100";
        Ask($"load {file} {data.FeatureCount} {(task == "regression" ? "regressor" : "classifier")} {limit}");
        File.Delete(file);
        return golden.GetProperty("fitSeconds").GetDouble();
    }

    /// <summary>One fit; not numbers without a reference.</summary>
    public Measurement Fit()
    {
        if (_process is null)
            return new Measurement(double.NaN, double.NaN);
        double[] seconds = Array.ConvertAll(Ask("fit").Split(' '), text => double.Parse(text, CultureInfo.InvariantCulture));
        return new Measurement(seconds[0], seconds[1]);
    }

    public void Dispose()
    {
        _process?.StandardInput.Close();
        _process?.WaitForExit();
        _process?.Dispose();
    }

    private string Ask(string line)
    {
        _process!.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("Python ended: " + _process.StandardError.ReadToEnd());
    }
}
