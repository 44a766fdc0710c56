using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Models;

public class PretrainedWeightsTests
{
    private static readonly string? File = Find("data/resnet-cifar10-weights/resnet20.safetensors");

    [SkippableFact]
    public void A_cifar10_checkpoint_holds_what_its_author_says()
    {
        Skip.If(File is null, "the checkpoint is not on this machine");
        using var stream = System.IO.File.OpenRead(File);
        using var file = Safetensors.Read(stream);
        Assert.Equal(97, file.Tensors.Count);
        Assert.Equal(271_098, file.Tensors.Values.Sum(tensor => tensor.numel()));
        Assert.Equal([16L, 3, 3, 3], file.Tensors["conv1.weight"].shape);
    }

    [SkippableFact]
    public void The_checkpoint_fits_our_resnet_by_name()
    {
        Skip.If(File is null, "the checkpoint is not on this machine");
        using var module = Network.ResNet(20).Create(InputShape.Image(3, 32, 32), 10, 0);
        using var stream = System.IO.File.OpenRead(File);
        using var file = Safetensors.Read(stream);
        var state = module.state_dict();
        Assert.Empty(file.Tensors.Keys.Except(state.Keys));
        // Ours alone: what standardises the input, and the counts of batches that the checkpoint leaves out.
        Assert.All(state.Keys.Except(file.Tensors.Keys), name => Assert.True(
            name.StartsWith("standardization.", StringComparison.Ordinal)
            || name.EndsWith(".num_batches_tracked", StringComparison.Ordinal), name));

        stream.Position = 0;
        Safetensors.ReadInto(stream, module, strict: false);
        module.eval();
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        Assert.Equal([2L, 10], module.call(zeros(2, 3, 32, 32)).shape);
        Assert.True(module.state_dict()["linear.weight"].eq(file.Tensors["linear.weight"]).all().item<bool>());
    }

    private static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!System.IO.File.Exists(Path.Combine(folder.FullName, "MLNetDeep.sln")))
                continue;
            var found = Path.Combine(folder.FullName, "..", "shared", path);
            return System.IO.File.Exists(found) ? found : null;
        }

        return null;
    }
}
