using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

// Fits the sigmoid by the Levenberg-Marquardt iteration of J. Platt, "Probabilistic Outputs for Support Vector Machines" (1999), with its
// targets moved off 0 and 1 and weighted examples.
internal sealed class PlattCalibratorTrainer(int maximumExampleCount = CalibratorTrainerBase.DefaultMaximumExampleCount)
    : CalibratorTrainerBase(maximumExampleCount)
{
    private const int MaximumIterations = 100;
    private const double GradientTolerance = 1e-9;
    private const double LargestDamping = 1e6;

    private protected override ICalibrator Create(IHostEnvironment env)
    {
        var (slope, offset) = Fit();
        return new PlattCalibrator(env, slope, offset);
    }

    private (double Slope, double Offset) Fit()
    {
        double negatives = 0;
        double positives = 0;
        foreach (var (_, label, weight) in Examples)
        {
            if (label)
                positives += weight;
            else
                negatives += weight;
        }
        // In single precision, as the fitted values of the real trainer show.
        var low = (float)(1 / (negatives + 2));
        var high = (float)((positives + 1) / (positives + 2));

        double slope = 0;
        var offset = Math.Log((negatives + 1) / (positives + 1));

        var probabilities = new double[Examples.Count];
        Array.Fill(probabilities, (positives + 1) / (negatives + positives + 2));
        var damping = 0.001;
        var lastError = double.MaxValue / 2;
        var calmSteps = 0;
        for (var iteration = 0; iteration < MaximumIterations && calmSteps < 3; iteration++)
        {
            double hessianSlope = 0;
            double hessianOffset = 0;
            double hessianMixed = 0;
            double gradientSlope = 0;
            double gradientOffset = 0;
            for (var i = 0; i < probabilities.Length; i++)
            {
                var (score, label, weight) = Examples[i];
                var probability = probabilities[i];
                var curvature = weight * probability * (1 - probability);
                var difference = weight * (probability - (label ? high : low));
                hessianSlope += score * score * curvature;
                hessianOffset += curvature;
                hessianMixed += score * curvature;
                gradientSlope += score * difference;
                gradientOffset += difference;
            }
            if (Math.Abs(gradientSlope) < GradientTolerance && Math.Abs(gradientOffset) < GradientTolerance)
                break;

            var (oldSlope, oldOffset) = (slope, offset);
            double error = 0;
            while (true)
            {
                var determinant = ((hessianSlope + damping) * (hessianOffset + damping)) - (hessianMixed * hessianMixed);
                if (determinant == 0)
                {
                    damping *= 10;
                    continue;
                }
                slope = oldSlope + ((((hessianOffset + damping) * gradientSlope) - (hessianMixed * gradientOffset)) / determinant);
                offset = oldOffset + ((((hessianSlope + damping) * gradientOffset) - (hessianMixed * gradientSlope)) / determinant);
                error = Apply(slope, offset, probabilities, low, high);
                if (error < lastError * (1 + 1e-7))
                {
                    damping *= 0.1;
                    break;
                }
                damping *= 10;
                if (damping >= LargestDamping)
                    return (slope, offset);
            }

            var change = error - lastError;
            var scale = 0.5 * (error + lastError + 1);
            calmSteps = change > -1e-3 * scale && change < 1e-7 * scale ? calmSteps + 1 : 0;
            lastError = error;
        }
        return (slope, offset);
    }

    // Sets the probabilities and gives the cross-entropy.
    private double Apply(double slope, double offset, double[] probabilities, float low, float high)
    {
        double error = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            var (score, label, weight) = Examples[i];
            var probability = 1 / (1 + Math.Exp((score * slope) + offset));
            probabilities[i] = probability;
            var target = label ? high : low;
            error -= weight * ((target * Log(probability)) + ((1 - target) * Log(1 - probability)));
        }
        return error;
    }

    private static double Log(double value) => value == 0 ? -200 : Math.Log(value);
}
