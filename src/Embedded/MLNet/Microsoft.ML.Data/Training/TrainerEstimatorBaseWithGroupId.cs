using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// A trainer that may also be told which rows belong together: rankers. The group column is a key; without a name there is none.
public abstract class TrainerEstimatorBaseWithGroupId<TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    public readonly SchemaShape.Column GroupIdColumn;

    private protected TrainerEstimatorBaseWithGroupId(IHost host, SchemaShape.Column feature, SchemaShape.Column label,
        SchemaShape.Column weight = default, SchemaShape.Column groupId = default)
        : base(host, feature, label, weight)
    {
        GroupIdColumn = groupId;
    }

    private protected override RoleMappedData MakeRoles(IDataView data) =>
        new(data, label: LabelColumn.Name, feature: FeatureColumn.Name, group: GroupIdColumn.Name, weight: WeightColumn.Name);

    private protected override void CheckInputSchema(SchemaShape inputSchema)
    {
        base.CheckInputSchema(inputSchema);
        CheckColumn(inputSchema, GroupIdColumn, "group");
    }
}
