namespace DeepEstimators.Samples;

/// <summary>Something that the user can put right: its message is shown alone, and the program ends with exit code 1.</summary>
public sealed class UserException(string message, Exception? innerException = null) : Exception(message, innerException);
