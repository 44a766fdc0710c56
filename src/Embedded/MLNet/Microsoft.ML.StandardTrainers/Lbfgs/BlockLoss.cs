namespace Microsoft.ML.Trainers;

// The sum of the weighted losses of some rows from their margins, which it replaces by the derivatives of that sum. The margins of output o begin
// at o * stride; scratch has ScratchFactor * stride places.
internal delegate double BlockLoss(Span<float> margins, int stride, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, Span<float> scratch);
