using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// Lists of strings and numbers in a model. A count is believed only as far as there are bytes for it.
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
        var values = new string[ReadCount(reader, bytesEach: 1)];
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
        var names = new string[ReadCount(ctx.Reader, sizeof(int))];
        Contracts.CheckDecode(names.Length > 0, "The model lacks the columns that it reads");
        for (var i = 0; i < names.Length; i++)
            names[i] = ctx.LoadNonEmptyString();
        return names;
    }

    public static int ReadCount(BinaryReader reader, int bytesEach)
    {
        var count = reader.ReadInt32();
        Contracts.CheckDecode(count >= 0 && count <= (reader.BaseStream.Length - reader.BaseStream.Position) / bytesEach,
            "The model has a list that is longer than what is left of it");
        return count;
    }
}
