namespace Microsoft.ML.Data;

// What a row-to-row transformer does to one schema: which columns it adds, from which ones, and how. RowToRowMapperTransform makes the
// view, the cursors and the IRowToRowMapper of it. Implementers (MapperBase, OneToOneMapperBase do most of it):
//   - GetOutputColumns: the added columns; one that has the name of an input column hides that.
//   - GetDependencies(active)(i): whether input column i is needed when the added columns of which active(j) is true are wanted.
//   - CreateGetters: one getter for each added column (null where not active). It is called once a cursor, from any thread: getters
//     keep their buffers in their closure, and the mapper itself stays unchanged.
//   - Disposer: called when the cursor ends; null where there is nothing to free.
internal interface IRowMapper : ICanSaveModel
{
    Func<int, bool> GetDependencies(Func<int, bool> activeOutput);

    Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer);

    DataViewSchema.DetachedColumn[] GetOutputColumns();

    ITransformer GetTransformer();
}
