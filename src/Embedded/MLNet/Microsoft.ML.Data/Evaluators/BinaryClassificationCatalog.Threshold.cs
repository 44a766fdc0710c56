using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class BinaryClassificationCatalog
{
    // The same model with another threshold, on the score or the probability as before; the given one where it has that already.
    public BinaryPredictionTransformer<TModel> ChangeModelThreshold<TModel>(BinaryPredictionTransformer<TModel> model, float threshold)
        where TModel : class
    {
        Environment.CheckValue(model, nameof(model));
        return model.Threshold == threshold ? model : model.WithThreshold(Environment, threshold);
    }
}
