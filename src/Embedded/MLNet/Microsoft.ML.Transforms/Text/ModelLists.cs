using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// Lists of texts and of the names of columns in a model.
internal static class ModelLists
{
    public static void Save(BinaryWriter writer, IReadOnlyCollection<string> values)
    {
        writer.Write(values.Count);
        foreach (var value in values)
            writer.Write(value);
    }

    public static string[] Load(BinaryReader reader)
    {
        var values = new string[reader.ReadCount(1)];
        for (var i = 0; i < values.Length; i++)
            values[i] = reader.ReadString();
        return values;
    }

    public static void SaveNames(ModelSaveContext ctx, string[] names)
    {
        ctx.Writer.Write(names.Length);
        foreach (var name in names)
            ctx.SaveNonEmptyString(name);
    }

    public static string[] LoadNames(ModelLoadContext ctx)
    {
        var names = new string[ctx.Reader.ReadCount(sizeof(int))];
        Contracts.CheckDecode(names.Length > 0, "The model lacks the columns that it reads");
        for (var i = 0; i < names.Length; i++)
            names[i] = ctx.LoadNonEmptyString();
        return names;
    }
}
