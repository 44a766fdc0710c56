namespace Microsoft.ML;

public interface ICanSaveModel
{
    void Save(ModelSaveContext ctx);
}

// A component with a constructor (IHostEnvironment, ModelLoadContext), or a static Create with these, is loaded by it.
internal delegate void SignatureLoadModel(ModelLoadContext ctx);
