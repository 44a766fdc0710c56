using DeepEstimators.Networks;

namespace DeepEstimators.Inputs.Tables;

/// <summary>How a table's columns become rows; see TableOptions.</summary>
/// <param name="Imputation">What stands in for a missing number; null: refused.</param>
/// <param name="Scaling">What numbers become.</param>
/// <param name="MinCategoryRows">Training rows that a value needs for a code of its own.</param>
/// <param name="MaxCategories">Values with a code of their own at most.</param>
/// <param name="MaxIndicators">Values up to which a category becomes indicators.</param>
internal sealed record TableSettings(
    NumberImputation? Imputation, NumberScaling Scaling, int MinCategoryRows, int MaxCategories, int MaxIndicators);
