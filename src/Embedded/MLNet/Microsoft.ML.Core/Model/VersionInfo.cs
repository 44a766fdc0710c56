using Microsoft.ML.Runtime;

namespace Microsoft.ML;

// What the header of a saved component says: who wrote it, in which version, and who loads it.
internal readonly struct VersionInfo
{
    public readonly ulong ModelSignature;
    public readonly uint VerWrittenCur;
    public readonly uint VerReadableCur;
    public readonly uint VerWeCanReadBack;
    public readonly string LoaderAssemblyName;
    public readonly string LoaderSignature;
    public readonly string LoaderSignatureAlt;

    public VersionInfo(string modelSignature, uint verWrittenCur, uint verReadableCur, uint verWeCanReadBack,
        string loaderAssemblyName, string loaderSignature = null, string loaderSignatureAlt = null)
    {
        Contracts.CheckParam(modelSignature is { Length: 8 }, nameof(modelSignature), "A model signature has exactly eight characters");
        Contracts.CheckParam(loaderSignature is null || loaderSignature.Length <= Model.ModelHeader.MaximumLoaderSignatureLength,
            nameof(loaderSignature), "A loader signature has at most 24 characters");
        ulong signature = 0;
        for (var i = 0; i < modelSignature.Length; i++)
        {
            Contracts.CheckParam(modelSignature[i] <= 0xFF, nameof(modelSignature), "A model signature has characters of one byte");
            signature |= (ulong)modelSignature[i] << (8 * i);
        }
        ModelSignature = signature;
        VerWrittenCur = verWrittenCur;
        VerReadableCur = verReadableCur;
        VerWeCanReadBack = verWeCanReadBack;
        LoaderAssemblyName = loaderAssemblyName;
        LoaderSignature = loaderSignature;
        LoaderSignatureAlt = loaderSignatureAlt;
    }
}
