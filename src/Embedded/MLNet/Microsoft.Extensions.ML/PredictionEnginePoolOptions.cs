namespace Microsoft.Extensions.ML;

public class PredictionEnginePoolOptions<TData, TPrediction>
    where TData : class
    where TPrediction : class, new()
{
    public PredictionEnginePoolOptions()
    {
    }

    public ModelLoader ModelLoader { get; set; }
}
