using DeepEstimators.Interop;
using Microsoft.ML;

namespace DeepEstimators.Interop.Tests;

public sealed class EnvironmentsTests
{
    [Fact]
    public void The_device_of_the_context_is_seen_through_every_catalog()
    {
        // Set after the catalogs were made, as an object initialiser does.
        var ml = new MLContext { GpuDeviceId = 3, FallbackToCpu = false };

        foreach (var environment in new[]
                 {
                     ml,
                     Environments.Of(ml.Transforms),
                     Environments.Of(ml.Regression),
                     Environments.Of(ml.MulticlassClassification.Trainers),
                     Environments.Of(ml.Regression.Trainers).Register("Trainer"),
                 })
        {
            Assert.Equal(3, Environments.GpuDeviceId(environment));
            Assert.False(Environments.FallbackToCpu(environment));
        }
    }

    [Fact]
    public void A_trainer_asks_for_no_normalisation_and_no_cache()
    {
        var info = TrainerInfos.ReadsOnce();

        Assert.False(info.NeedNormalization);
        Assert.False(info.WantCaching);
    }
}
