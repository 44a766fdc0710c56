namespace Bench.Fuzz.Inputs;

/// <summary>What is given to the reader of one kind of file, and how it is read and used.</summary>
internal sealed record FuzzInput(string Name, byte[] Bytes, Action Use);
