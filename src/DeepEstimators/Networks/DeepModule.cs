using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// A network in two parts: <see cref="features"/> gives an embedding of each row, the head makes logits of it. All
/// networks of <see cref="Network"/> derive from it; <see cref="Wrap"/> makes one of any TorchSharp module.
/// </summary>
public abstract class DeepModule : nn.Module<Tensor, Tensor>
{
    /// <summary>Starts a module; derived classes register their parts with <c>register_module</c>.</summary>
    /// <param name="name">The module's name, as TorchSharp shows it.</param>
    protected DeepModule(string name) : base(name)
    {
    }

    /// <summary>Length of the embedding that <see cref="features"/> gives.</summary>
    /// <exception cref="InvalidOperationException">The wrapped module has no Linear layer.</exception>
    public abstract int FeatureSize { get; }

    /// <summary>The penultimate layer: what the last Linear layer receives.</summary>
    /// <param name="input">A batch, as <see cref="InputKind"/> tells.</param>
    /// <returns>A new tensor <c>[N, FeatureSize]</c>.</returns>
    public abstract Tensor features(Tensor input);

    /// <summary>
    /// Predictors that the module trains side by side, 1 or more: 1 unless it is an ensemble. The loss of a training row is
    /// the mean of its members' losses.
    /// </summary>
    public virtual int Members => 1;

    /// <summary>Times that a row goes through the parameters: the steps of a sequence, or 1.</summary>
    internal virtual long StepsPerRow => 1;

    /// <summary>
    /// True unless it is known that no forward pass in training draws from torch's global generator, as all of TorchSharp's dropout
    /// does; <see cref="SeededDropout"/> does not.
    /// </summary>
    internal virtual bool DrawsGlobally => true;

    /// <summary>The logits (or, in regression, the standardised target).</summary>
    /// <param name="input">A batch, as <see cref="InputKind"/> tells.</param>
    /// <returns>
    /// A new tensor <c>[N, outputs]</c>; in training mode, where <see cref="Members"/> is more than 1,
    /// <c>[N, Members, outputs]</c>.
    /// </returns>
    public abstract override Tensor forward(Tensor input);

    /// <summary>
    /// Sets what the module takes from the training inputs before the first step, such as the mean and standard
    /// deviation that it standardises its input with. Called once by the trainer; does nothing by default.
    /// </summary>
    /// <param name="inputs">The training inputs as the data set holds them: float, or uint8 images.</param>
    public virtual void adapt(Tensor inputs)
    {
    }

    /// <summary>
    /// Tells the module what its outputs stand for, which an ensemble averages by. Called once by the trainer before the first
    /// step; does nothing by default.
    /// </summary>
    /// <param name="outputs">What the outputs stand for.</param>
    public virtual void adapt(OutputKind outputs)
    {
    }

    /// <summary>
    /// A <see cref="DeepModule"/> over any module that makes logits <c>[N, outputs]</c> of a float batch. Its features
    /// are what its last Linear layer (in order of registration) receives. The result owns the module. A
    /// <see cref="DeepModule"/> comes back as it is.
    /// </summary>
    /// <param name="module">The module; disposed with the result.</param>
    public static DeepModule Wrap(nn.Module<Tensor, Tensor> module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module as DeepModule ?? new ModuleAdapter(module);
    }
}
