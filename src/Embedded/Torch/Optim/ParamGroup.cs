using static TorchSharp.torch;

namespace TorchSharp.Modules;

// Parameters that share their options.
public class ParamGroup : optim.ILearningRateController
{
    private Parameter[] _parameters = [];
    private OptimizerOptions? _options;

    public ParamGroup() { }

    public IEnumerable<Parameter> Parameters
    {
        get => _parameters;
        set => _parameters = value.ToArray();
    }

    public OptimizerOptions Options
    {
        get => _options!;
        set => _options = value;
    }

    public double LearningRate
    {
        get => _options?.LearningRate ?? 0;
        set => Options.LearningRate = value;
    }

    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }

    // Whether a scheduler has taken note of the rate that this group started with.
    internal bool Scheduled { get; set; }

    internal Parameter[] ParameterArray => _parameters;

    internal TensorList TensorList => new(_parameters);
}

public class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions
{
    public ParamGroup() { }

    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = parameters;
        base.Options = options!;
    }

    public new TOptions Options
    {
        get => (TOptions)base.Options;
        set => base.Options = value;
    }
}
