using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class RankingCatalog
{
    public RankingMetrics Evaluate(IDataView data, string labelColumnName = DefaultColumnNames.Label,
        string rowGroupColumnName = DefaultColumnNames.GroupId, string scoreColumnName = DefaultColumnNames.Score) =>
        Evaluate(data, new RankingEvaluatorOptions(), labelColumnName, rowGroupColumnName, scoreColumnName);

    public RankingMetrics Evaluate(IDataView data, RankingEvaluatorOptions options, string labelColumnName = DefaultColumnNames.Label,
        string rowGroupColumnName = DefaultColumnNames.GroupId, string scoreColumnName = DefaultColumnNames.Score)
    {
        Environment.CheckValue(data, nameof(data));
        Environment.CheckValue(options, nameof(options));
        Environment.CheckNonEmpty(labelColumnName, nameof(labelColumnName));
        Environment.CheckNonEmpty(rowGroupColumnName, nameof(rowGroupColumnName));
        Environment.CheckNonEmpty(scoreColumnName, nameof(scoreColumnName));
        Environment.CheckUserArg(options.DcgTruncationLevel > 0, nameof(options.DcgTruncationLevel), "DCG Truncation Level must be greater than 0");
        var gains = ParseGains(options.LabelGains);

        var label = EvaluationColumns.Find(data.Schema, labelColumnName, DefaultColumnNames.Label);
        var group = EvaluationColumns.Find(data.Schema, rowGroupColumnName, "Group");
        var score = EvaluationColumns.Find(data.Schema, scoreColumnName, DefaultColumnNames.Score);
        EvaluationColumns.CheckScore(score);
        if (label.Type != NumberDataViewType.Single && label.Type is not KeyDataViewType)
            throw Contracts.ExceptSchemaMismatch("schema", "label", label.Name, "Single or Key", label.Type.ToString());
        if (group.Type is not KeyDataViewType)
            throw Contracts.ExceptSchemaMismatch("schema", "group", group.Name, "Key", group.Type.ToString());

        var evaluator = new RankingEvaluator(options.DcgTruncationLevel, gains);
        using (var cursor = data.GetRowCursor([label, group, score]))
        {
            var getLabel = RowGetters.GetLabelGetter(cursor, label);
            var getGroup = RowGetters.GetKeyGetter(cursor, group);
            var getScore = cursor.GetGetter<float>(score);
            float labelValue = 0;
            ulong groupValue = 0;
            float scoreValue = 0;
            while (cursor.MoveNext())
            {
                getLabel(ref labelValue);
                getGroup(ref groupValue);
                getScore(ref scoreValue);
                evaluator.Add(labelValue, scoreValue, groupValue);
            }
        }
        evaluator.FinishGroup();
        return new RankingMetrics(evaluator);
    }

    private double[] ParseGains(string text)
    {
        Environment.CheckNonEmpty(text, nameof(RankingEvaluatorOptions.LabelGains));
        return Array.ConvertAll(text.Split(','), part => double.TryParse(part, CultureInfo.InvariantCulture, out var gain) && gain >= 0
            ? gain
            : throw Environment.ExceptUserArg(nameof(RankingEvaluatorOptions.LabelGains), $"'{part}' is not a gain: a number of at least 0"));
    }
}
