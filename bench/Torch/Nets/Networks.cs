using TorchSharp;
using static TorchSharp.torch;

namespace Torch.Benchmarks.Nets;

internal static class Networks
{
    internal static nn.Module<Tensor, Tensor> Mlp()
        => nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10));

    internal static nn.Module<Tensor, Tensor> Conv()
        => nn.Sequential(
            nn.Conv2d(1, 32, 3L, padding: 1L), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3L, padding: 1L), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(64, 64, 3L, padding: 1L), nn.BatchNorm2d(64), nn.ReLU(),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10));
}
