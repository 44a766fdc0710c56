using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

// What the optimizers written in .NET have in common: groups, a state for each parameter, and the state's storage.
public abstract class OptimizerHelper : optim.Optimizer
{
    protected OptimizerOptions _defaults = new();
    protected OrderedDict<IntPtr, OptimizerState> _state = new();

    public OptimizerHelper() : base(IntPtr.Zero) { }

    public enum TypeCode
    {
        Double = 0,
        Long = 1,
        Tensor = 2,
        Options = 3,
        State = 4,
    }

    public override void zero_grad() => base.zero_grad();

    public override IEnumerable<Parameter> parameters() => base.parameters();

    public override void add_param_group(ParamGroup param_group) => base.add_param_group(param_group);

    protected Tensor _step<T>(Action<T> body, Func<Tensor>? loss_closure = null) where T : ParamGroup
    {
        var loss = loss_closure?.Invoke();
        foreach (var group in _parameter_groups) body((T)group);
        return loss!;
    }

    public virtual StateDictionary state_dict()
    {
        var dict = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            dict.Options.Add(group.Options);
            var places = new List<int>();
            foreach (var parameter in group.ParameterArray)
            {
                places.Add(dict.State.Count);
                dict.State.Add(_state[parameter.Handle]);
            }
            dict.StateIndexRef.Add(places);
        }
        return dict;
    }

    public virtual void load_state_dict(StateDictionary state_dict)
    {
        if (state_dict.Options.Count != _parameter_groups.Count)
            throw new ArgumentException($"The state has {state_dict.Options.Count} parameter groups, the optimizer {_parameter_groups.Count}.");
        for (var i = 0; i < _parameter_groups.Count; i++)
            if (state_dict.StateIndexRef[i].Count != _parameter_groups[i].ParameterArray.Length)
                throw new ArgumentException(
                    $"Group {i} of the state has {state_dict.StateIndexRef[i].Count} parameters, the optimizer's {_parameter_groups[i].ParameterArray.Length}.");
        for (var i = 0; i < _parameter_groups.Count; i++)
        {
            var group = _parameter_groups[i];
            if (!ReferenceEquals(group.Options, state_dict.Options[i])) group.Options.LoadStateDict(state_dict.Options[i]);
            for (var j = 0; j < group.ParameterArray.Length; j++)
            {
                var own = _state[group.ParameterArray[j].Handle];
                var source = state_dict.State[state_dict.StateIndexRef[i][j]];
                if (!ReferenceEquals(own, source)) own.LoadStateDict(source);
            }
        }
    }

    public void save_state_dict(string location)
    {
        using var stream = File.Create(location);
        using var writer = new BinaryWriter(stream);
        save_state_dict(writer);
    }

    public void load_state_dict(string location)
    {
        using var stream = File.OpenRead(location);
        using var reader = new BinaryReader(stream);
        load_state_dict(reader);
    }

    public void save_state_dict(BinaryWriter writer)
    {
        writer.Write(GetType().Name);
        writer.Write(_parameter_groups.Count);
        foreach (var group in _parameter_groups)
        {
            group.Options.SaveStateDict(writer);
            writer.Write(group.ParameterArray.Length);
            foreach (var parameter in group.ParameterArray) _state[parameter.Handle].SaveStateDict(writer);
        }
    }

    public void load_state_dict(BinaryReader reader)
    {
        var kind = reader.ReadString();
        if (kind != GetType().Name) throw new ArgumentException($"This is the state of {kind}, not of {GetType().Name}.");
        var groups = reader.ReadInt32();
        if (groups != _parameter_groups.Count)
            throw new ArgumentException($"The state has {groups} parameter groups, the optimizer {_parameter_groups.Count}.");
        foreach (var group in _parameter_groups)
        {
            group.Options.LoadStateDict(reader);
            var count = reader.ReadInt32();
            if (count != group.ParameterArray.Length)
                throw new ArgumentException($"A group of the state has {count} parameters, the optimizer's {group.ParameterArray.Length}.");
            foreach (var parameter in group.ParameterArray) _state[parameter.Handle].LoadStateDict(reader);
        }
    }

    public void to(Device device)
    {
        foreach (var (_, state) in _state) state.to(device);
    }

    // Fills in what the group leaves to the defaults, and starts the state of its parameters.
    private protected void Join<TState>(ParamGroup group, Action fill, Func<Parameter, TState> start) where TState : OptimizerState
    {
        group.Options.LearningRate ??= _defaults.LearningRate;
        group.Options.InitialLearningRate = group.LearningRate;
        fill();
        foreach (var parameter in group.ParameterArray)
        {
            if (_state.ContainsKey(parameter.Handle)) throw new ArgumentException("A parameter is in more than one group.");
            var state = start(parameter);
            state.Initialize(group.Options);
            _state.Add(parameter.Handle, state);
        }
        base.add_param_group(group);
    }

    private protected TState[] States<TState>(ParamGroup group) where TState : OptimizerState
    {
        var parameters = group.ParameterArray;
        var states = new TState[parameters.Length];
        for (var i = 0; i < states.Length; i++) states[i] = (TState)_state[parameters[i].Handle];
        return states;
    }

    private protected void DisposeStates()
    {
        foreach (var (_, state) in _state) (state as IDisposable)?.Dispose();
        _state.Clear();
    }
}
