namespace Microsoft.ML;

// What is saved as a part of other models only, so that its public type does not say that it can be.
internal interface ICanSavePart
{
    void SavePart(ModelSaveContext ctx);
}
