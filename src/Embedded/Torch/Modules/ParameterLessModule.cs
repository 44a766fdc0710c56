using static TorchSharp.torch;

namespace TorchSharp.Modules;

public interface IParameterLessModule
{
}

// Modules that hold no tensors: there is nothing to register and nothing to move.
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name) { }

    protected override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    protected override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected override nn.Module _to(ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw ParameterLess.Refused(this);

    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refused(this);

    public override void register_module(string name, nn.Module submodule) => throw ParameterLess.Refused(this);
}

public abstract class ParameterLessModule<T1, T2, TResult> : nn.Module<T1, T2, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name) { }

    protected override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    protected override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected override nn.Module _to(ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw ParameterLess.Refused(this);

    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refused(this);

    public override void register_module(string name, nn.Module submodule) => throw ParameterLess.Refused(this);
}

public abstract class ParameterLessModule<T1, T2, T3, TResult> : nn.Module<T1, T2, T3, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name) : base(name) { }

    protected override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    protected override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected override nn.Module _to(ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw ParameterLess.Refused(this);

    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refused(this);

    public override void register_module(string name, nn.Module submodule) => throw ParameterLess.Refused(this);
}

internal static class ParameterLess
{
    internal static InvalidOperationException Refused(nn.Module module) => new($"{module.GetName()} holds no parameters, buffers or modules.");
}
