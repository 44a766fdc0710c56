using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract class SdcaMulticlassTrainerBase<TModel>
    : SdcaTrainerBase<SdcaMulticlassTrainerBase<TModel>.MulticlassOptions, MulticlassPredictionTransformer<TModel>, TModel>
    where TModel : class
{
    private readonly ISupportSdcaClassificationLoss _loss;

    private protected SdcaMulticlassTrainerBase(IHostEnvironment env, string name, MulticlassOptions options, ISupportSdcaClassificationLoss loss)
        : base(env, name, options, TrainerUtils.MakeU4ScalarColumn(options.LabelColumnName))
    {
        Host.CheckValue(loss, nameof(loss));
        _loss = loss;
    }

    private protected override PredictionKind PredictionKind => PredictionKind.MulticlassClassification;

    private protected override int CountWeightSets(RoleMappedData data)
    {
        data.CheckMulticlassLabel(out var classCount);
        return classCount;
    }

    private protected override TrainingExamples LoadExamples(RoleMappedData data, int setCount)
    {
        using var cursor = new MulticlassLabelCursor(setCount, data, CursOpt.Label | CursOpt.Features | CursOpt.Weight);
        return TrainingExamples.Load(cursor);
    }

    private protected override DualAscent MakeAscent(TrainingExamples examples, SdcaSettings settings, int featureCount, int setCount)
    {
        Contracts.CheckParam(setCount >= 2, "numClasses", "Must be at least 2.");
        return new ClassDualAscent(examples, settings, featureCount, setCount, _loss);
    }

    // As of the real trainer: a label that is no key is refused by type, not by name.
    private protected override void CheckLabelCompatible(SchemaShape.Column labelCol) => LabelColumn.CheckKeyLabel(Host, labelCol);

    private protected override MulticlassPredictionTransformer<TModel> MakeTransformer(TModel model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name, LabelColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) =>
        ScoreColumnShapes.Multiclass(inputSchema, LabelColumn.Name);

    public class MulticlassOptions : OptionsBase
    {
        public MulticlassOptions()
        {
        }
    }
}
