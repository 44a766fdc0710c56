using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// Adds a Boolean column, which may hide the key column it is made of: whether the key is one of some classes.
internal sealed class ClassMembershipMapper(DataViewSchema.Column label, string name, int[] classes) : IRowMapper
{
    public DataViewSchema.DetachedColumn[] GetOutputColumns() => [new(name, BooleanDataViewType.Instance)];

    public Func<int, bool> GetDependencies(Func<int, bool> activeOutput) => column => activeOutput(0) && column == label.Index;

    public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
    {
        disposer = null;
        if (!activeOutput(0))
            return [null];
        var getClass = RowGetters.GetLabelGetter(input, input.Schema[label.Index]);
        float value = 0;
        ValueGetter<bool> getter = (ref bool isMember) =>
        {
            getClass(ref value);
            isMember = false;
            foreach (var member in classes)
                isMember |= value == member;
        };
        return [getter];
    }

    // It lives only while a trainer fits.
    public ITransformer GetTransformer() => throw Contracts.ExceptNotSupp("The mapping of labels is no transformer of its own");

    void ICanSaveModel.Save(ModelSaveContext ctx) => throw Contracts.ExceptNotSupp("The mapping of labels cannot be saved");
}
