namespace Microsoft.ML.Trainers;

// A trainer that says which column it learns from, so that a trainer made of it can put its own labels there.
internal interface IHaveTrainingLabel
{
    string LabelColumnName { get; }
}
