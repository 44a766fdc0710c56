namespace Microsoft.ML.Trainers;

// A model that can say how much each feature adds to a row's score.
public interface ICalculateFeatureContribution
{
    FeatureContributionCalculator FeatureContributionCalculator { get; }
}
