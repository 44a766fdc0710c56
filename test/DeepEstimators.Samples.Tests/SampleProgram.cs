using System.Diagnostics;

namespace DeepEstimators.Samples.Tests;

/// <summary>Runs the program as a user would: in a process of its own.</summary>
internal static class SampleProgram
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    public sealed record Outcome(int ExitCode, string Output, string Error);

    public static async Task<Outcome> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "DeepEstimators.Samples.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(s_limit);
        await process.WaitForExitAsync(limit.Token);
        return new Outcome(process.ExitCode, await output, await error);
    }
}
