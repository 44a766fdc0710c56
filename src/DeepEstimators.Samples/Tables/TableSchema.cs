namespace DeepEstimators.Samples.Tables;

/// <summary>Which columns of a table become which columns of a data view.</summary>
/// <param name="Numbers">Columns of numbers.</param>
/// <param name="Categories">Columns of categories.</param>
/// <param name="Label">The label column, or <see langword="null"/> where there is none to read.</param>
public sealed record TableSchema(IReadOnlyList<string> Numbers, IReadOnlyList<string> Categories, TableLabel? Label);

/// <summary>The label column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="PositiveClass">For two classes, the text that counts as true; else <see langword="null"/>.</param>
public sealed record TableLabel(string Name, PredictionTask Task, string? PositiveClass);
