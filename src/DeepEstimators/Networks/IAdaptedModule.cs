namespace DeepEstimators.Networks;

/// <summary>A part of a network whose own buffers are taken from the training rows before the first step.</summary>
internal interface IAdaptedModule;
