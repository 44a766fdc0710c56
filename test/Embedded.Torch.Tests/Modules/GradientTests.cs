using TorchSharp;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

public class GradientTests
{
    public static TheoryData<string, long[]> Layers => new()
    {
        { "Linear", [3, 4] }, { "LinearNoBias", [3, 4] }, { "Conv1d", [2, 2, 6] }, { "Conv2d", [2, 2, 5, 4] },
        { "Conv2dSame", [1, 2, 4, 5] }, { "Conv2dReflect", [1, 2, 4, 5] }, { "Conv2dGroups", [1, 4, 5, 5] },
        { "Conv3d", [1, 2, 3, 4, 3] }, { "BatchNorm1d", [4, 3] }, { "BatchNorm2d", [2, 3, 2, 2] },
        { "BatchNormEval", [4, 3] }, { "InstanceNorm1d", [2, 3, 4] }, { "LayerNorm", [3, 4] }, { "GroupNorm", [2, 4, 3] },
        { "LocalResponseNorm", [1, 4, 3, 3] }, { "MaxPool1d", [1, 2, 6] }, { "MaxPool2d", [1, 2, 6, 6] },
        { "AvgPool1d", [1, 2, 6] }, { "AvgPool2d", [1, 2, 5, 5] }, { "AdaptiveAvgPool1d", [1, 2, 7] },
        { "AdaptiveAvgPool2d", [1, 2, 5, 7] }, { "AdaptiveMaxPool1d", [1, 2, 7] }, { "AdaptiveMaxPool2d", [1, 2, 5, 7] },
        { "ReLU", [3, 4] }, { "ReLU6", [3, 4] }, { "LeakyReLU", [3, 4] }, { "PReLU", [3, 4] }, { "ELU", [3, 4] }, { "CELU", [3, 4] },
        { "SELU", [3, 4] }, { "GELU", [3, 4] }, { "SiLU", [3, 4] }, { "Mish", [3, 4] }, { "Sigmoid", [3, 4] }, { "LogSigmoid", [3, 4] },
        { "Tanh", [3, 4] }, { "Softplus", [3, 4] }, { "Softsign", [3, 4] }, { "Hardswish", [3, 4] }, { "Hardsigmoid", [3, 4] },
        { "Hardtanh", [3, 4] }, { "Softmax", [3, 4] }, { "LogSoftmax", [3, 4] }, { "Softmin", [3, 4] }, { "GLU", [3, 4] },
        { "Tanhshrink", [3, 4] }, { "Flatten", [2, 3, 2] }, { "Unflatten", [2, 6] }, { "PixelShuffle", [1, 4, 2, 3] },
        { "PixelUnshuffle", [1, 1, 4, 4] }, { "Encoder", [3, 2, 4] }, { "Sequential", [3, 4] },
    };

    private static nn.Module<Tensor, Tensor> Layer(string name)
    {
        manual_seed(5);
        switch (name)
        {
            case "Linear": return nn.Linear(4, 3);
            case "LinearNoBias": return nn.Linear(4, 3, hasBias: false);
            case "Conv1d": return nn.Conv1d(2, 3, 3, stride: 2, padding: 1);
            case "Conv2d": return nn.Conv2d(2, 3, (3, 2), (2, 1), (1, 0));
            case "Conv2dSame": return nn.Conv2d(2, 2, 2, Padding.Same);
            case "Conv2dReflect": return nn.Conv2d(2, 2, 3, padding: 1, padding_mode: PaddingModes.Reflect);
            case "Conv2dGroups": return nn.Conv2d(4, 4, 3, dilation: 2, groups: 2, bias: false);
            case "Conv3d": return nn.Conv3d(2, 2, 2);
            case "BatchNorm1d": return nn.BatchNorm1d(3);
            case "BatchNorm2d": return nn.BatchNorm2d(3);
            case "BatchNormEval":
                var norm = nn.BatchNorm1d(3);
                norm.eval();
                return norm;
            case "InstanceNorm1d": return nn.InstanceNorm1d(3, affine: true);
            case "LayerNorm": return nn.LayerNorm(4);
            case "GroupNorm": return nn.GroupNorm(2, 4);
            case "LocalResponseNorm": return nn.LocalResponseNorm(3, alpha: 0.5);
            case "MaxPool1d": return nn.MaxPool1d(2);
            case "MaxPool2d": return nn.MaxPool2d(3, 2, 1);
            case "AvgPool1d": return nn.AvgPool1d(3, 1, 1);
            case "AvgPool2d": return nn.AvgPool2d(2, 1);
            case "AdaptiveAvgPool1d": return nn.AdaptiveAvgPool1d(3);
            case "AdaptiveAvgPool2d": return nn.AdaptiveAvgPool2d((2, 3));
            case "AdaptiveMaxPool1d": return nn.AdaptiveMaxPool1d(3);
            case "AdaptiveMaxPool2d": return nn.AdaptiveMaxPool2d([2, 3]);
            case "ReLU": return nn.ReLU();
            case "ReLU6": return nn.ReLU6();
            case "LeakyReLU": return nn.LeakyReLU(0.2);
            case "PReLU": return nn.PReLU(4);
            case "ELU": return nn.ELU(0.7);
            case "CELU": return nn.CELU(0.7);
            case "SELU": return nn.SELU();
            case "GELU": return nn.GELU();
            case "SiLU": return nn.SiLU();
            case "Mish": return nn.Mish();
            case "Sigmoid": return nn.Sigmoid();
            case "LogSigmoid": return nn.LogSigmoid();
            case "Tanh": return nn.Tanh();
            case "Softplus": return nn.Softplus(2);
            case "Softsign": return nn.Softsign();
            case "Hardswish": return nn.Hardswish();
            case "Hardsigmoid": return nn.Hardsigmoid();
            case "Hardtanh": return nn.Hardtanh(-0.555, 0.444);
            case "Softmax": return nn.Softmax(1);
            case "LogSoftmax": return nn.LogSoftmax(1);
            case "Softmin": return nn.Softmin(1);
            case "GLU": return nn.GLU();
            case "Tanhshrink": return nn.Tanhshrink();
            case "Flatten": return nn.Flatten();
            case "Unflatten": return nn.Unflatten(1, [2, 3]);
            case "PixelShuffle": return nn.PixelShuffle(2);
            case "PixelUnshuffle": return nn.PixelUnshuffle(2);
            case "Encoder": return nn.TransformerEncoderLayer(4, 2, 6, 0, nn.Activations.GELU);
            default: return nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Identity(), nn.Linear(5, 2));
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layers_gradients_are_the_differences(string name, long[] shape)
    {
        using var module = Layer(name);
        GradientCheck.Of(module, shape);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Scaled_dot_product_attentions_gradients_are_the_differences(bool causal)
    {
        using var q = GradientCheck.Values([2, 3, 4], 3);
        using var k = GradientCheck.Values([2, 3, 4], 4);
        using var v = GradientCheck.Values([2, 3, 4], 5);
        GradientCheck.Of(() => nn.functional.scaled_dot_product_attention(q, k, v, is_casual: causal), q, k, v);
    }

    [Theory]
    [InlineData("mse")]
    [InlineData("l1")]
    [InlineData("smooth_l1")]
    [InlineData("huber")]
    [InlineData("bce_with_logits")]
    [InlineData("kl_div")]
    [InlineData("poisson")]
    [InlineData("soft_margin")]
    public void A_losss_gradients_are_the_differences(string name)
    {
        using var x = GradientCheck.Values([3, 4], 6);
        using var y = GradientCheck.Values([3, 4], 7);
        GradientCheck.Of(() => name switch
        {
            "mse" => nn.functional.mse_loss(x, y),
            "l1" => nn.functional.l1_loss(x, y),
            "smooth_l1" => nn.functional.smooth_l1_loss(x, y, beta: 0.7),
            "huber" => nn.functional.huber_loss(x, y, 0.6, nn.Reduction.Sum),
            "bce_with_logits" => nn.functional.binary_cross_entropy_with_logits(x, y),
            "kl_div" => nn.functional.kl_div(x, y),
            "poisson" => nn.functional.poisson_nll_loss(x, y),
            _ => nn.functional.soft_margin_loss(x, y),
        }, x);
    }

    [Fact]
    public void Cross_entropys_gradients_are_the_differences()
    {
        using var x = GradientCheck.Values([3, 4], 8);
        using var y = tensor(new long[] { 1, 3, 0 }, [3]);
        using var weight = tensor(new[] { 1.0, 2, 0.5, 1.5 }, [4]);
        GradientCheck.Of(() => nn.functional.cross_entropy(x, y, weight, label_smoothing: 0.1), x);
    }

    [Fact]
    public void Embeddings_gradients_are_the_differences()
    {
        using var embedding = nn.Embedding(5, 3);
        embedding.to(ScalarType.Float64);
        using var indices = tensor(new long[] { 1, 4, 1, 0 }, [4]);
        GradientCheck.Of(() => embedding.call(indices), [.. embedding.parameters()]);
    }

    [Theory]
    [InlineData(EmbeddingBagMode.Sum)]
    [InlineData(EmbeddingBagMode.Mean)]
    public void Embedding_bags_gradients_are_the_differences(EmbeddingBagMode mode)
    {
        using var bag = nn.EmbeddingBag(5, 3, mode: mode);
        bag.to(ScalarType.Float64);
        using var indices = tensor(new long[] { 1, 4, 1, 0 }, [2, 2]);
        GradientCheck.Of(() => bag.call(indices), [.. bag.parameters()]);
    }

    [Theory]
    [InlineData(InterpolationMode.Bilinear)]
    [InlineData(InterpolationMode.Bicubic)]
    [InlineData(InterpolationMode.Nearest)]
    [InlineData(InterpolationMode.Area)]
    public void Interpolations_gradients_are_the_differences(InterpolationMode mode)
    {
        using var x = GradientCheck.Values([1, 2, 3, 4], 9);
        GradientCheck.Of(() => nn.functional.interpolate(x, [5, 3], mode: mode), x);
    }

    [Fact]
    public void Windows_gradients_are_the_differences()
    {
        using var x = GradientCheck.Values([1, 2, 4, 4], 10);
        GradientCheck.Of(() => nn.functional.unfold(x, 2, stride: 2), x);
        GradientCheck.Of(() => nn.functional.pad(x, (1, 1, 2, 0), PaddingModes.Replicate), x);
    }
}
