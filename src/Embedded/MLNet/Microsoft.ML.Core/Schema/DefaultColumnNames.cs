namespace Microsoft.ML.Data;

internal static class DefaultColumnNames
{
    public const string Features = "Features";
    public const string Label = "Label";
    public const string GroupId = "GroupId";
    public const string Name = "Name";
    public const string Weight = "Weight";
    public const string PredictedLabel = "PredictedLabel";
    public const string Score = "Score";
    public const string Probability = "Probability";
    public const string FeatureContributions = "FeatureContributions";
    public const string Item = "Item";
    public const string User = "User";
    public const string Date = "Date";
}
