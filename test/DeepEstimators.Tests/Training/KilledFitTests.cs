using System.Diagnostics;
using DeepEstimators.Training;

namespace DeepEstimators.Tests.Training;

public class KilledFitTests
{
    private const int Kills = 20;
    private const int Steps = 5 * 23;

    [Fact]
    public void A_process_killed_at_any_moment_leaves_a_fit_that_ends_with_the_bits_of_an_uninterrupted_one()
    {
        var whole = ResumableFit.Run(ResumableFit.Options(null), out var expected);
        Assert.Equal(Steps, whole.History.Count * 23);
        var random = new Random(20);
        var resumedFrom = new List<long>();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var folder = new TemporaryFolder();
            var seen = KillAfter(folder.FullPath, random.Next(Steps - 10), TimeSpan.FromMilliseconds(random.Next(8)));
            var result = ResumableFit.Run(ResumableFit.Options(folder.FullPath), out var bits);
            Assert.Equal(expected, bits);
            Assert.InRange(result.ResumedSteps, Math.Max(0, seen - 1), Steps);
            Assert.Equal(whole.History.Select(Losses), result.History.Select(Losses));
            Assert.Equal(whole.BestEpoch, result.BestEpoch);
            resumedFrom.Add(result.ResumedSteps);
        }

        Assert.True(resumedFrom.Distinct().Count() > Kills / 2, string.Join(", ", resumedFrom));
        Assert.All(resumedFrom, steps => Assert.NotEqual(Steps, steps));
    }

    private static (double, double?, double?, double) Losses(EpochSummary epoch) =>
        (epoch.TrainingLoss, epoch.ValidationLoss, epoch.ValidationMetric, epoch.LearningRate);

    /// <summary>How many steps the process told of before it was killed.</summary>
    private static int KillAfter(string folder, int steps, TimeSpan later)
    {
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        foreach (var argument in new[] { "exec", typeof(KilledFitTests).Assembly.Location, ResumableFit.Argument, folder })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var seen = 0;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("step", StringComparison.Ordinal))
                seen++;
            if (seen >= steps)
                break;
        }

        // A moment anywhere in the steps after it, their checkpoints included.
        process.WaitForExit(later);
        process.Kill();
        process.WaitForExit();
        return seen;
    }
}
