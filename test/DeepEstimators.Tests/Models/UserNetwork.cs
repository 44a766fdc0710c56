using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Models;

/// <summary>A module as users write them: one number of four.</summary>
public sealed class UserNetwork : nn.Module<Tensor, Tensor>
{
    private readonly Linear hidden = nn.Linear(4, 6);
    private readonly Linear head = nn.Linear(6, 1);

    public UserNetwork() : base(nameof(UserNetwork)) => RegisterComponents();

    public static nn.Module<Tensor, Tensor> Create() => new UserNetwork();

    public override Tensor forward(Tensor input)
    {
        using var embedding = hidden.call(input);
        using var active = nn.functional.relu(embedding);
        return head.call(active);
    }
}
