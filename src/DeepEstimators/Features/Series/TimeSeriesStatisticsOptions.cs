using DeepEstimators.Features;

namespace DeepEstimators;

/// <summary>
/// Options of TimeSeriesStatistics: mean, standard deviation, skewness, excess kurtosis, minimum, quartiles, median, maximum, root
/// mean square, mean and mean absolute change from one value to the next, slope of the line through the values, and shares of
/// crossings of the mean and of turning points.
/// </summary>
public sealed class TimeSeriesStatisticsOptions : SignalFeatureOptions
{
    private protected override RowFeatures OfChannel(int? length) => new TimeSeriesStatistics();
}
