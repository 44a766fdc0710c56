using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

// The non-decreasing step function nearest to the labels, by pooling adjacent violators (R. E. Barlow et al., "Statistical Inference under Order
// Restrictions", 1972).
internal sealed class IsotonicCalibratorTrainer(int maximumExampleCount = CalibratorTrainerBase.DefaultMaximumExampleCount)
    : CalibratorTrainerBase(maximumExampleCount)
{
    private protected override ICalibrator Create(IHostEnvironment env)
    {
        var pieces = new List<Piece>();
        foreach (var (score, label, weight) in Examples.OrderBy(example => example.Score))
        {
            if (pieces.Count > 0 && pieces[^1].Max == score)
                pieces[^1] = pieces[^1].With(label, weight);
            else
                pieces.Add(new Piece(score, score, 0, 0).With(label, weight));
        }

        var pooled = new List<Piece>();
        foreach (var piece in pieces)
        {
            pooled.Add(piece);
            while (pooled.Count > 1 && pooled[^2].Value >= pooled[^1].Value)
            {
                pooled[^2] = pooled[^2].With(pooled[^1]);
                pooled.RemoveAt(pooled.Count - 1);
            }
        }
        return new IsotonicCalibrator(env, [.. pooled.Select(piece => piece.Min)], [.. pooled.Select(piece => piece.Max)],
            [.. pooled.Select(piece => (float)piece.Value)]);
    }

    private readonly record struct Piece(float Min, float Max, double Positive, double Weight)
    {
        public double Value => Weight == 0 ? 0 : Positive / Weight;

        public Piece With(bool label, float weight) => this with { Positive = Positive + (label ? weight : 0), Weight = Weight + weight };

        public Piece With(Piece next) => new(Min, next.Max, Positive + next.Positive, Weight + next.Weight);
    }
}
