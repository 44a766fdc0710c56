using TorchSharp.Modules;

namespace DeepEstimators.Training;

/// <summary>A parameter of a module and how it learns.</summary>
/// <param name="Name">Its name in the module.</param>
/// <param name="Value">The module's own; whoever holds this does not own it.</param>
/// <param name="RateFactor">Its learning rate as a share of the fit's.</param>
/// <param name="Decays">False where weight decay leaves it alone.</param>
/// <param name="IsHidden">True for a matrix or convolution kernel that is neither the first nor the last nor an embedding.</param>
internal sealed record TrainedParameter(
    string Name, Parameter Value, double RateFactor = 1, bool Decays = true, bool IsHidden = false);
