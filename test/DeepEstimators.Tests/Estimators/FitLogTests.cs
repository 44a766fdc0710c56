using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DeepEstimators.Tests.Estimators;

public class FitLogTests
{
    [Theory]
    [InlineData(0.15, 0.35, "Steps waited for their rows 25 % of the time.")]
    [InlineData(0.05, 0.3, null)]
    public void Steps_that_waited_a_fifth_of_the_time_or_more_are_told(double first, double second, string? expected)
    {
        var messages = new List<string>();
        var ml = new MLContext();
        ml.Log += (_, message) => messages.Add(message.RawMessage);
        EpochSummary[] epochs = [new(1, 1, null, null, 100) { DataWaitShare = first }, new(2, 1, null, null, 100) { DataWaitShare = second }];
        using (var channel = ((IChannelProvider)ml).Start("Fit"))
            new FitLog(channel).Result(new TrainingResult(epochs, 2, StopReason.Completed, new TargetScaling(0, 1), TimeSpan.FromSeconds(3)));

        Assert.Single(messages, message => message.StartsWith("Training ended after 2 epochs in 3.0 s", StringComparison.Ordinal));
        var told = messages.Where(message => message.StartsWith("Steps waited", StringComparison.Ordinal)).ToArray();
        Assert.Equal(expected is null ? 0 : 1, told.Length);
        Assert.All(told, message => Assert.StartsWith(expected!, message, StringComparison.Ordinal));
    }
}
