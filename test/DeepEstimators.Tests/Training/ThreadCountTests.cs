using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class ThreadCountTests
{
    [Fact]
    public void A_small_network_trains_on_one_thread_and_a_large_one_on_all()
    {
        var before = get_num_threads();
        set_num_threads(3);
        try
        {
            Assert.Equal(1, Threads(Network.SmallCnn(), InputShape.Image(1, 8, 8), new TrainingOptions()));
            Assert.Equal(3, Threads(Network.SmallCnn(), InputShape.Image(1, 28, 28), new TrainingOptions()));
            Assert.Equal(3, Threads(Network.Mlp([1024, 1024]), InputShape.Vector(4), new TrainingOptions()));
            Assert.Equal(2, Threads(Network.Mlp([4]), InputShape.Vector(4), new TrainingOptions { Threads = 2 }));
            Assert.Equal(3, get_num_threads());
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Fact]
    public void A_fit_gives_the_threads_back()
    {
        var before = get_num_threads();
        using var data = TestRows.Circle(20, 1);
        using var module = Network.Mlp([4]).Create(InputShape.Vector(2), 1, 1);
        Trainer.Fit(module, data, null, Objective.BinaryClassification, new TrainingOptions { Epochs = 1, Threads = 1 });
        Assert.Equal(before, get_num_threads());
    }

    private static int Threads(Network network, InputShape shape, TrainingOptions options)
    {
        using var module = network.Create(shape, 2, 1);
        using var threads = ThreadCount.For(module, shape.Size, options);
        return get_num_threads();
    }
}
