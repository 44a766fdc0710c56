using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Models;

/// <summary>Where the module of a model comes from, for each fit and again when the model is loaded.</summary>
internal abstract class ModuleSource
{
    /// <summary>The network's name for messages.</summary>
    internal abstract string Name { get; }

    /// <summary>The architecture, when it is one of this library's.</summary>
    internal virtual Network? Network => null;

    /// <summary>Why a model of this source cannot be saved, with what to do; null when it can.</summary>
    internal virtual string? WhyNotSaved => null;

    /// <summary>A new module on the CPU, owned by the caller, its weights drawn from the seed.</summary>
    internal abstract DeepModule Create(InputShape input, int outputs, long seed);
}

/// <summary>One of this library's architectures.</summary>
internal sealed class NetworkSource(Network network) : ModuleSource
{
    internal override string Name { get; } = network.GetType().Name.Replace("Network", "", StringComparison.Ordinal);

    internal override Network Network => network;

    internal override DeepModule Create(InputShape input, int outputs, long seed) => network.Create(input, outputs, seed);
}

/// <summary>A module of the user's own.</summary>
internal sealed class UserModuleSource : ModuleSource
{
    private readonly Func<nn.Module<Tensor, Tensor>> create;

    private UserModuleSource(Func<nn.Module<Tensor, Tensor>> create, UserModuleName? savedAs, string name, string? whyNotSaved)
    {
        this.create = create;
        SavedAs = savedAs;
        Name = name;
        WhyNotSaved = whyNotSaved;
    }

    /// <summary>How a saved model names it; null when it cannot be saved.</summary>
    internal UserModuleName? SavedAs { get; }

    internal override string Name { get; }

    internal override string? WhyNotSaved { get; }

    /// <summary>Calls the factory at each fit. A saved model can name a static method, or a type that makes itself.</summary>
    internal static UserModuleSource Of(Func<nn.Module<Tensor, Tensor>> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var method = factory.Method;
        if (factory.GetInvocationList().Length == 1 && UserModuleName.OfMethod(method) is { } named)
            return new UserModuleSource(factory, named, $"{method.DeclaringType!.Name}.{method.Name}", null);

        Type type;
        using (var module = Make(factory, 0))
            type = module.GetType();
        return UserModuleName.OfType(type) is { } ofType
            ? new UserModuleSource(factory, ofType, type.Name, null)
            : new UserModuleSource(
                factory, null, type.Name,
                $"A model of {type.FullName} cannot be saved: the type has no public parameterless constructor and the factory "
                + "is a lambda, which a file cannot name. Pass a public static method without parameters instead, such as "
                + "Deep(MyNetwork.Create).");
    }

    /// <summary>Makes another module of the instance's type at each fit; the instance itself is only looked at.</summary>
    /// <exception cref="ArgumentException">The type cannot make another one.</exception>
    internal static UserModuleSource Of(nn.Module<Tensor, Tensor> instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var type = instance.GetType();
        if (UserModuleName.OfType(type) is not { } named)
            throw new ArgumentException(
                $"Every fit starts with a new module, and {type.FullName} has no public parameterless constructor to make one "
                + "with. Pass a factory instead: Deep(() => new ...), or a public static method, Deep(MyNetwork.Create), which "
                + "can be saved too.",
                nameof(instance));
        return new UserModuleSource(named.Create, named, type.Name, null);
    }

    /// <summary>The module that a saved model names.</summary>
    internal static UserModuleSource Of(UserModuleName name) => new(name.Create, name, name.ToString(), null);

    internal override DeepModule Create(InputShape input, int outputs, long seed)
    {
        var module = DeepModule.Wrap(Make(create, seed));
        try
        {
            CheckOutputs(module, input, outputs);
            return module;
        }
        catch
        {
            module.Dispose();
            throw;
        }
    }

    private static nn.Module<Tensor, Tensor> Make(Func<nn.Module<Tensor, Tensor>> create, long seed)
    {
        using var random = GlobalRandom.Seeded(seed);
        var module = create() ?? throw new InvalidOperationException("The module factory returned null.");

        // The caller owns the module, whatever dispose scope is open around this call.
        foreach (var parameter in module.parameters())
            parameter.DetachFromDisposeScope();
        foreach (var buffer in module.buffers())
            buffer.DetachFromDisposeScope();
        return module;
    }

    // Two rows through the module, so that a wrong size is told in terms of the data and not of some inner layer.
    private void CheckOutputs(DeepModule module, InputShape input, int outputs)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        module.eval();
        long[] shape;
        try
        {
            shape = module.call(InputBatch.Example(input, 2, input.Length)).shape;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new ArgumentException(
                $"The module {Name} does not take a batch [{string.Join(", ", input.ToBatchShape(2))}] ({input}): "
                + exception.Message, exception);
        }

        module.train();
        if (shape is not [2, var width] || width != outputs)
            throw new ArgumentException(
                $"The module {Name} gives [{string.Join(", ", shape)}] for 2 rows; expected [2, {outputs}], one output for each "
                + "class, or one for binary classification and regression.");
    }
}
