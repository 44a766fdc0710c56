using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The columns that the members of a class ask for by LoadColumn.
internal static class TextLoaderMembers
{
    public static TextLoader.Column[] GetColumns(Type type) => [.. LoadedMember.Of(type).Select(MakeColumn)];

    private static TextLoader.Column MakeColumn(LoadedMember member)
    {
        var load = member.Member.GetCustomAttribute<LoadColumnAttribute>();
        Contracts.Check(load is not null, $"{(member.Member is FieldInfo ? "Field" : "Property")} '{member.Member.Name}' is missing the "
            + $"{nameof(LoadColumnAttribute)} attribute");
        return new TextLoader.Column
        {
            Name = member.ColumnName,
            DataKind = member.Kind,
            Source = Array.ConvertAll(load.Sources, source => new TextLoader.Range(source.Min) { Max = source.Max, ForceVector = member.IsVector }),
            KeyCount = member.KeyCount,
        };
    }
}
