namespace DeepEstimators.Inputs;

/// <summary>How the rows of a fit are loaded; see DeepOptions.</summary>
/// <param name="Loading">Where they lie.</param>
/// <param name="MemoryLimit">Bytes up to which they lie in memory when it is chosen by itself.</param>
/// <param name="PoolRows">Rows of the pool that streamed mini-batches are drawn from.</param>
internal sealed record LoadingSettings(DataLoading Loading, long MemoryLimit, int PoolRows);
