using Microsoft.ML;

namespace DeepEstimators;

/// <summary>A candidate: a name, what is said of it, and what makes its pipeline.</summary>
internal sealed record ComparisonCandidate(
    string Name, IReadOnlyDictionary<string, string> Tags, Func<ComparisonFold, IEstimator<ITransformer>> Make);
