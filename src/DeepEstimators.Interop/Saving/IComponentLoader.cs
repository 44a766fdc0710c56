using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DeepEstimators.Interop.Saving;

/// <summary>
/// Makes a saved component. A saved model names the class that implements this, so a class that does not is never made.
/// </summary>
internal interface IComponentLoader
{
    /// <summary>Makes the transformer whose entries <paramref name="reader"/> reads.</summary>
    ITransformer Load(IHostEnvironment environment, ComponentReader reader);
}
