using DeepEstimators.Networks;
using Microsoft.ML;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Models;

public class PretrainedWeightsTests
{
    private readonly MLContext ml = new(seed: 1);

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

    [SkippableFact]
    public void A_fit_starts_from_the_checkpoint()
    {
        Skip.If(File is null, "the checkpoint is not on this machine");
        using var module = Network.ResNet(20).Create(InputShape.Image(3, 32, 32), 10, 0);
        var transfer = PretrainedWeights.FromFile(File).GiveTo(module);
        // Ours alone is what comes from the training rows, and counts, so that even a strict reading lacks nothing.
        Assert.Equal(97, transfer.Taken.Count);
        Assert.True(transfer.FitsAll);
        Assert.False(transfer.KeepsInputs);
    }

    [Fact]
    public void Names_are_mapped_and_what_does_not_fit_is_listed()
    {
        var stream = Stream(("net.linear0.weight", ones(8, 4)), ("net.linear0.bias", ones(7)), ("old", ones(1)));
        var map = PretrainedWeights.Rename(new Dictionary<string, string?> { ["net"] = "hidden" });
        var weights = PretrainedWeights.FromStream(stream, map);
        using var module = Rows.SmallNetwork().Create(InputShape.Vector(4), 1, 0);
        var before = module.state_dict()["hidden.linear0.weight"].data<float>().ToArray();

        var error = Assert.Throws<InvalidDataException>(() => weights.GiveTo(module));

        Assert.Contains("Missing: head.weight, head.bias.", error.Message);
        Assert.Contains("Unexpected: old.", error.Message);
        Assert.Contains("Of another shape: hidden.linear0.bias (there [7], here [8]).", error.Message);
        Assert.Equal(before, module.state_dict()["hidden.linear0.weight"].data<float>().ToArray());
    }

    [Fact]
    public void Without_strictness_what_fits_is_taken_at_each_fit()
    {
        var stream = Stream(("body.linear0.weight", ones(8, 4)), ("fc.weight", ones(10, 8)));
        var map = PretrainedWeights.Rename(new Dictionary<string, string?> { ["body"] = "hidden", ["fc"] = null });
        var options = new DeepTabularOptions
        {
            LabelColumnName = "Target",
            Network = Rows.SmallNetwork(),
            Training = Rows.Quick(),
            Pretrained = PretrainedWeights.FromStream(stream, map, strict: false),
        };
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        options.Training.CancellationToken = cancelled.Token;
        var trainer = ml.Regression.Trainers.DeepTabular(options);
        var data = ml.Data.LoadFromEnumerable(Rows.Make(40, 1));
        for (var fit = 0; fit < 2; fit++)
        {
            using var model = trainer.Fit(data);
            Assert.All(model.Model.Module.state_dict()["hidden.linear0.weight"].data<float>().ToArray(), value => Assert.Equal(1, value));
        }
    }

    [Fact]
    public void Weights_of_which_nothing_fits_are_refused()
    {
        using var module = Rows.SmallNetwork().Create(InputShape.Vector(4), 1, 0);
        var weights = PretrainedWeights.FromStream(Stream(("a", ones(1))), strict: false);
        Assert.Contains("nothing fits", Assert.Throws<InvalidDataException>(() => weights.GiveTo(module)).Message);
        var twice = PretrainedWeights.FromStream(Stream(("a", ones(1)), ("b", ones(1))), _ => "c");
        Assert.Contains("two tensors", Assert.Throws<InvalidDataException>(() => twice.GiveTo(module)).Message);
        Assert.Throws<FileNotFoundException>(() => PretrainedWeights.FromFile("nowhere.safetensors"));
    }

    [Theory]
    [InlineData("net.0.weight", "layer1.0.weight")]
    [InlineData("net.head.weight", null)]
    [InlineData("network.0", "network.0")]
    [InlineData("net", "layer1")]
    public void The_longest_leading_part_counts(string name, string? expected) => Assert.Equal(
        expected, PretrainedWeights.Rename(new Dictionary<string, string?> { ["net"] = "layer1", ["net.head"] = null })(name));

    [Fact]
    public void An_empty_leading_part_is_added_and_an_empty_replacement_taken_away()
    {
        Assert.Equal("module.a", PretrainedWeights.Rename(new Dictionary<string, string?> { [""] = "module" })("a"));
        Assert.Equal("a", PretrainedWeights.Rename(new Dictionary<string, string?> { ["module"] = "" })("module.a"));
    }

    private static MemoryStream Stream(params (string Name, Tensor Value)[] tensors)
    {
        var stream = new MemoryStream();
        Safetensors.Write(stream, tensors.ToDictionary(pair => pair.Name, pair => pair.Value));
        foreach (var (_, value) in tensors)
            value.Dispose();
        stream.Position = 0;
        return stream;
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
