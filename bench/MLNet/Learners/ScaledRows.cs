using Embedded.MLNet.Tests.Golden;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Bench.MLNet.Learners;

/// <summary>The rows with their features scaled by NormalizeMinMax, fitted on the training rows, outside of any measurement.</summary>
internal static class ScaledRows
{
    public static (LearnerRow[] Training, LearnerRow[] Test) Of(MLContext ml, LearnerSet data)
    {
        IDataView training = LearnerRow.View(ml, data.Training, data.FeatureCount, data.ClassCount);
        var scale = ml.Transforms.NormalizeMinMax("Features").Fit(training);
        IDataView test = LearnerRow.View(ml, data.Test, data.FeatureCount, data.ClassCount);
        return (Rows(scale.Transform(training), data.Training), Rows(scale.Transform(test), data.Test));
    }

    private static LearnerRow[] Rows(IDataView scaled, LearnerRow[] rows) => scaled.GetColumn<float[]>("Features")
        .Zip(rows, (features, row) => new LearnerRow(features, row.Target))
        .ToArray();
}
