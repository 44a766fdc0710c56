using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Errors;

/// <summary>Prediction engines and enumerables of classes that do not fit the columns.</summary>
internal sealed class PredictionCalls(ErrorData data)
{
    private readonly Lazy<ITransformer> _model = new(() => ModelCalls.ModelOf(data));

    private MLContext Ml => data.Ml;

    /// <summary>The action of a call text; null where it is none of this kind.</summary>
    public Action? Find(string call) => Calls.GetValueOrDefault(call);

    private Dictionary<string, Action> Calls => new()
    {
        ["Model.CreatePredictionEngine<NoX, Output>(model).Predict: input class without x"] =
            () => Ml.Model.CreatePredictionEngine<NoX, Output>(_model.Value).Predict(new NoX()),
        ["Model.CreatePredictionEngine<WrongX, Output>(model).Predict: x is a string"] =
            () => Ml.Model.CreatePredictionEngine<WrongX, Output>(_model.Value).Predict(new WrongX()),
        ["Model.CreatePredictionEngine<SampleIn, MissingOutput>(model): output class names a column that is not there"] =
            () => Ml.Model.CreatePredictionEngine<SampleRow, MissingOutput>(_model.Value),
        ["Model.CreatePredictionEngine<SampleIn, WrongOutput>(model): Score as string"] =
            () => Ml.Model.CreatePredictionEngine<SampleRow, WrongOutput>(_model.Value),
        ["Model.CreatePredictionEngine<SampleIn, Output>(model).Predict(null)"] =
            () => Ml.Model.CreatePredictionEngine<SampleRow, Output>(_model.Value).Predict(null!),
        ["Model.CreatePredictionEngine<SampleIn, Output>(null)"] = () => Ml.Model.CreatePredictionEngine<SampleRow, Output>(null),
        ["Model.CreatePredictionEngine<SampleIn, Output>(model).Predict after Dispose"] = () =>
        {
            var engine = Ml.Model.CreatePredictionEngine<SampleRow, Output>(ModelCalls.ModelOf(data));
            engine.Dispose();
            engine.Predict(new SampleRow());
        },
        ["Data.CreateEnumerable<MissingOutput>(data, false).ToList()"] = () => _ = Ml.Data.CreateEnumerable<MissingOutput>(data.Data, false).ToList(),
        ["Data.CreateEnumerable<MissingOutput>(data, false, ignoreMissingColumns: true).ToList()"] =
            () => _ = Ml.Data.CreateEnumerable<MissingOutput>(data.Data, false, ignoreMissingColumns: true).ToList(),
        ["Data.CreateEnumerable<WrongX>(data, false).ToList(): x is Single"] = () => _ = Ml.Data.CreateEnumerable<WrongX>(data.Data, false).ToList(),
    };

    private sealed class Output
    {
        public float Score { get; set; }
    }

    private sealed class MissingOutput
    {
        public float Nope { get; set; }
    }

    private sealed class WrongOutput
    {
        public string Score { get; set; } = "";
    }

    private sealed class NoX
    {
        [ColumnName("y")]
        public float Y { get; set; }

        [ColumnName("z")]
        public float Z { get; set; }
    }

    private sealed class WrongX
    {
        [ColumnName("x")]
        public string X { get; set; } = "";

        [ColumnName("y")]
        public float Y { get; set; }

        [ColumnName("z")]
        public float Z { get; set; }
    }
}
