using Microsoft.ML.Data;

namespace Microsoft.ML;

internal delegate void ValueMapper<TSrc, TDst>(in TSrc src, ref TDst dst);

internal delegate void ValueMapper<TVal1, TVal2, TVal3>(in TVal1 val1, ref TVal2 val2, ref TVal3 val3);

// What model parameters implement to be scored: one value in, one out. All of ours take VBuffer<float> (dense or sparse; the
// model must take both) and give float or VBuffer<float>.
//   - InputType: the vector type the model was trained on; OutputType: NumberDataViewType.Single, or a vector of it (multiclass,
//     clustering: one slot a class, so its size is the number of classes).
//   - GetMapper<TSrc, TDst>() casts its own delegate: (ValueMapper<TSrc, TDst>)(Delegate)map. Each call gives a mapper with
//     buffers of its own, since cursors in several threads each ask for one.
//   - The destination is reused from row to row: write it through VBufferEditor.Create(ref dst, n).
internal interface IValueMapper
{
    DataViewType InputType { get; }

    DataViewType OutputType { get; }

    ValueMapper<TSrc, TDst> GetMapper<TSrc, TDst>();
}

// A binary model that gives a probability beside the score (CalibratedModelParametersBase does it for calibrated ones).
internal interface IValueMapperDist : IValueMapper
{
    DataViewType DistType { get; }

    ValueMapper<TSrc, TDst, TDist> GetMapper<TSrc, TDst, TDist>();
}
