namespace Microsoft.ML.Runtime;

public interface IComponentFactory
{
}

public interface IComponentFactory<out TComponent> : IComponentFactory
{
    TComponent CreateComponent(IHostEnvironment env);
}

public interface IComponentFactory<in TArg1, out TComponent> : IComponentFactory
{
    TComponent CreateComponent(IHostEnvironment env, TArg1 argument1);
}
