using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// What a trainer learned. Derived classes
//   - implement IValueMapper (explicitly) to be scored;
//   - override SaveCore: base.SaveCore(ctx), ctx.SetVersionInfo(...), then their fields;
//   - have a constructor or static Create (IHostEnvironment, ModelLoadContext) that calls ctx.CheckAtModel(...) before this base's constructor
//     reads, or checks the version after it, and a LoadableClass attribute of SignatureLoadModel.
public abstract class ModelParametersBase<TOutput> : ICanSaveModel, IPredictorProducing<TOutput>
{
    private protected readonly IHost Host;

    private protected ModelParametersBase(IHostEnvironment env, string name)
    {
        Contracts.CheckValue(env, nameof(env));
        env.CheckNonWhiteSpace(name, nameof(name));
        Host = env.Register(name);
    }

    private protected ModelParametersBase(IHostEnvironment env, string name, ModelLoadContext ctx)
        : this(env, name)
    {
        var size = ctx.Reader.ReadInt32();
        Host.CheckDecode(size == sizeof(float), "The model holds floating-point numbers of another size");
    }

    PredictionKind IPredictor.PredictionKind => PredictionKind;

    private protected abstract PredictionKind PredictionKind { get; }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        SaveCore(ctx);
    }

    private protected virtual void SaveCore(ModelSaveContext ctx) => ctx.Writer.Write(sizeof(float));
}
