using System.Diagnostics;
using System.Globalization;

namespace Bench.Fuzz.Workers;

/// <summary>A child process that goes through inputs; ended where one takes too long.</summary>
internal sealed class WorkerProcess(string kind, int seed)
{
    // Of the garbage collector's heap: the seeds, which are small, and what an input may take.
    private const string HeapLimit = "0x11000000";
    private static readonly TimeSpan _processorLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _waitLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(300);

    private readonly object _lock = new();
    private long _lastLine;
    private TimeSpan _lastProcessor;
    private bool _isReady;
    private int _reported;

    /// <summary>Goes through these inputs; gives how many were reported, and why no more: null where these are all.</summary>
    /// <exception cref="InvalidOperationException">The process ended before it took an input.</exception>
    public (int Reported, string? Failure) Run(int first, int count, Action<string> report)
    {
        // This program again, whether it was started by its own name or given to dotnet.
        string program = Environment.GetCommandLineArgs()[0];
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(program);
        foreach (string argument in new[] { "--worker", "--kind", kind, "--seed", Text(seed), "--first", Text(first), "--count", Text(count) })
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_GCgen0size"] = "0x1000000";
        using Process process = Process.Start(start)!;
        _lastLine = Stopwatch.GetTimestamp();
        string error = "";
        process.ErrorDataReceived += (_, line) =>
        {
            if (error.Length < 2000)
                error += line.Data + "\n";
        };
        process.OutputDataReceived += (_, line) => Take(line.Data, report);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        string? hang = null;
        while (!process.WaitForExit(200))
        {
            hang = FindHang(process);
            if (hang is null)
                continue;
            process.Kill(entireProcessTree: true);
            break;
        }
        process.WaitForExit();
        if (!_isReady)
            throw new InvalidOperationException($"A process for the kind '{kind}' did not start: {hang ?? $"exit code {process.ExitCode}"}. {error.Trim()}");
        return (_reported, hang ?? (_reported == count && process.ExitCode == 0 ? null : $"crash with exit code {process.ExitCode}: {error.Trim()}"));
    }

    private void Take(string? line, Action<string> report)
    {
        if (line is null)
            return;
        lock (_lock)
        {
            _lastLine = Stopwatch.GetTimestamp();
            _lastProcessor = TimeSpan.Zero;
            if (!_isReady)
            {
                _isReady = line == Worker.Ready;
                return;
            }
            _reported++;
            report(line);
        }
    }

    // By processor time, so that a busy machine makes no hang; by the clock where the process only waits.
    private string? FindHang(Process process)
    {
        lock (_lock)
        {
            TimeSpan waited = Stopwatch.GetElapsedTime(_lastLine);
            if (!_isReady)
                return waited > _startLimit ? "no start" : null;
            TimeSpan processor;
            try
            {
                processor = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                return null;
            }
            if (_lastProcessor == TimeSpan.Zero)
                _lastProcessor = processor;
            return processor - _lastProcessor > _processorLimit || waited > _waitLimit ? $"hang of {waited.TotalSeconds:F0} s" : null;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
