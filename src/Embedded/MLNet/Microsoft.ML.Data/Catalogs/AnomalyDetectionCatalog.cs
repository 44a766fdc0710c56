using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class AnomalyDetectionCatalog : TrainCatalogBase
{
    internal AnomalyDetectionCatalog(IHostEnvironment env)
        : base(env, nameof(AnomalyDetectionCatalog))
    {
        Trainers = new AnomalyDetectionTrainers(this);
    }

    public AnomalyDetectionTrainers Trainers { get; }

    public sealed partial class AnomalyDetectionTrainers : CatalogInstantiatorBase
    {
        internal AnomalyDetectionTrainers(AnomalyDetectionCatalog catalog)
            : base(catalog)
        {
        }
    }
}
