using Microsoft.ML.Runtime;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Calibrators;

// Puts a calibrator, learned from the scores of the training rows, behind a model that gives none.
internal static class CalibratorTraining
{
    public static CalibratedModelParametersBase Calibrate(IHostEnvironment env, ICalibratorTrainer trainer, object model, RoleMappedData data)
    {
        if (trainer.NeedsTraining)
        {
            var map = ((IValueMapper)model).GetMapper<VBuffer<float>, float>();
            using var cursor = new FloatLabelCursor(data, CursOpt.Label | CursOpt.AllFeatures);
            float score = 0;
            while (cursor.MoveNext())
            {
                map(in cursor.Features, ref score);
                trainer.ProcessTrainingExample(score, cursor.Label > 0, 1);
            }
        }
        var calibrator = trainer.FinishTraining(env);
        var type = typeof(ValueMapperCalibratedModelParameters<,>).MakeGenericType(model.GetType(), calibrator.GetType());
        return (CalibratedModelParametersBase)Activator.CreateInstance(type, env, model, calibrator);
    }
}
