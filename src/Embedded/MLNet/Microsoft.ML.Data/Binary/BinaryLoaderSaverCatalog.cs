using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public static class BinaryLoaderSaverCatalog
{
    public static IDataView LoadFromBinary(this DataOperationsCatalog catalog, IMultiStreamSource fileSource)
    {
        Contracts.CheckValue(fileSource, nameof(fileSource));
        return new BinaryView(fileSource);
    }

    public static IDataView LoadFromBinary(this DataOperationsCatalog catalog, string path)
    {
        Contracts.CheckNonEmpty(path, nameof(path));
        Contracts.CheckParam(File.Exists(path), nameof(path), $"File does not exist at path: {path}");
        return new BinaryView(new MultiFileSource(path));
    }

    public static void SaveAsBinary(this DataOperationsCatalog catalog, IDataView data, Stream stream, bool keepHidden = false)
    {
        Contracts.CheckValue(data, nameof(data));
        Contracts.CheckValue(stream, nameof(stream));
        Contracts.CheckParam(stream.CanWrite, nameof(stream), "The stream must be writable");
        var columns = data.Schema.Where(column => keepHidden || !column.IsHidden).ToLookup(column => TypeSerializer.CanSave(column.Type));
        using var channel = catalog.GetEnvironment().Start("Saving rows in binary");
        foreach (var column in columns[false])
            channel.Warning(MessageSensitivity.Schema, $"The column '{column.Name}' of type {column.Type} cannot be saved and is left out");
        BinarySaver.Save(data, [.. columns[true]], stream);
    }
}
