using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public static class DatabaseLoaderCatalog
{
    public static DatabaseLoader CreateDatabaseLoader(this DataOperationsCatalog catalog, params DatabaseLoader.Column[] columns) =>
        catalog.CreateDatabaseLoader(new DatabaseLoader.Options { Columns = columns });

    public static DatabaseLoader CreateDatabaseLoader(this DataOperationsCatalog catalog, DatabaseLoader.Options options) =>
        new(catalog.GetEnvironment(), options);

    // Each member is read from the fields that its LoadColumnName or its LoadColumn says, else from the field of its column's name.
    public static DatabaseLoader CreateDatabaseLoader<TInput>(this DataOperationsCatalog catalog) =>
        catalog.CreateDatabaseLoader([.. LoadedMember.Of(typeof(TInput)).Select(member => new DatabaseLoader.Column
        {
            Name = member.ColumnName,
            Type = DatabaseColumn.DbTypeOf(member.Kind),
            Source = RangesOf(member),
            KeyCount = member.KeyCount,
        })]);

    private static DatabaseLoader.Range[] RangesOf(LoadedMember member)
    {
        var names = member.Member.GetCustomAttribute<LoadColumnNameAttribute>()?.Sources;
        var indices = member.Member.GetCustomAttribute<LoadColumnAttribute>()?.Sources;
        DatabaseLoader.Range[] ranges = names is not null ? Array.ConvertAll(names, name => new DatabaseLoader.Range(name))
            : indices is not null ? Array.ConvertAll(indices, index => new DatabaseLoader.Range { Min = index.Min, Max = index.Max })
            : [new DatabaseLoader.Range(member.ColumnName)];
        foreach (var range in ranges)
            range.ForceVector = member.IsVector;
        return ranges;
    }
}
