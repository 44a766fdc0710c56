using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class ClusteringCatalog : TrainCatalogBase
{
    internal ClusteringCatalog(IHostEnvironment env)
        : base(env, nameof(ClusteringCatalog))
    {
        Trainers = new ClusteringTrainers(this);
    }

    public ClusteringTrainers Trainers { get; }

    public sealed partial class ClusteringTrainers : CatalogInstantiatorBase
    {
        internal ClusteringTrainers(ClusteringCatalog catalog)
            : base(catalog)
        {
        }
    }
}
