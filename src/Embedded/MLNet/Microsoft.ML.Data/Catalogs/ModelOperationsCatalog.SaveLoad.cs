using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

// A model is a zip archive: the transformer in the folder TransformerChain, and the schema of its input.
public sealed partial class ModelOperationsCatalog
{
    private const string ModelFolder = "TransformerChain";
    private const string LoaderFolder = "Loader";
    private const string SchemaEntry = "Schema";

    public void Save(ITransformer model, DataViewSchema inputSchema, Stream stream)
    {
        _env.CheckValue(stream, nameof(stream));
        using var repository = RepositoryWriter.CreateNew(stream);
        SaveModel(repository, model);
        if (inputSchema is not null)
        {
            repository.Write(SchemaEntry, entry =>
            {
                using var writer = new BinaryWriter(entry, System.Text.Encoding.UTF8, leaveOpen: true);
                SchemaSerializer.Save(writer, inputSchema);
            });
        }
    }

    public void Save(ITransformer model, DataViewSchema inputSchema, string filePath)
    {
        _env.CheckNonEmpty(filePath, nameof(filePath));
        using var stream = File.Create(filePath);
        Save(model, inputSchema, stream);
    }

    public void Save<TSource>(ITransformer model, IDataLoader<TSource> loader, Stream stream)
    {
        _env.CheckValue(loader, nameof(loader));
        _env.CheckValue(stream, nameof(stream));
        using var repository = RepositoryWriter.CreateNew(stream);
        ModelSaveContext.SaveModel(repository, loader, LoaderFolder);
        SaveModel(repository, model);
    }

    public void Save<TSource>(ITransformer model, IDataLoader<TSource> loader, string filePath)
    {
        _env.CheckNonEmpty(filePath, nameof(filePath));
        using var stream = File.Create(filePath);
        Save(model, loader, stream);
    }

    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
    {
        _env.CheckValue(stream, nameof(stream));
        using var repository = RepositoryReader.Open(stream, _env);
        var model = LoadModel(repository);
        inputSchema = LoadSchema(repository);
        return model;
    }

    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        _env.CheckNonEmpty(filePath, nameof(filePath));
        using var stream = File.OpenRead(filePath);
        return Load(stream, out inputSchema);
    }

    public ITransformer LoadWithDataLoader(Stream stream, out IDataLoader<IMultiStreamSource> loader)
    {
        _env.CheckValue(stream, nameof(stream));
        using var repository = RepositoryReader.Open(stream, _env);
        var model = LoadModel(repository);
        if (!ModelLoadContext.LoadModelOrNull<IDataLoader<IMultiStreamSource>, SignatureLoadModel>(_env, out loader, repository, LoaderFolder))
            throw _env.Except("The model was saved without a data loader");
        return model;
    }

    public ITransformer LoadWithDataLoader(string filePath, out IDataLoader<IMultiStreamSource> loader)
    {
        _env.CheckNonEmpty(filePath, nameof(filePath));
        using var stream = File.OpenRead(filePath);
        return LoadWithDataLoader(stream, out loader);
    }

    // No model at all is saved as a chain of none; any other is saved as itself or, alone, as a chain of one.
    private static void SaveModel(RepositoryWriter repository, ITransformer model)
    {
        var chain = model as ITransformerChainAccessor is null
            ? new TransformerChain<ITransformer>(model is null ? [] : [model])
            : model;
        ModelSaveContext.SaveModel(repository, chain, ModelFolder);
    }

    private ITransformer LoadModel(RepositoryReader repository)
    {
        if (!ModelLoadContext.LoadModelOrNull<ITransformer, SignatureLoadModel>(_env, out var model, repository, ModelFolder))
            throw _env.Except("Could not load legacy format model");
        return model;
    }

    private static DataViewSchema LoadSchema(RepositoryReader repository)
    {
        using var entry = repository.OpenOrNull(SchemaEntry);
        if (entry is null)
            return null;
        using var reader = new BinaryReader(entry, System.Text.Encoding.UTF8);
        return SchemaSerializer.Load(reader);
    }
}
