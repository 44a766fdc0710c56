using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

// Loading components: the header says which assembly and under which name; the component catalog finds the class.
internal sealed partial class ModelLoadContext
{
    // The component in the sub-folder of this name.
    public void LoadModel<TRes, TSig>(IHostEnvironment env, out TRes result, string name, params object[] extra)
        where TRes : class
    {
        if (!LoadModelOrNull<TRes, TSig>(env, out result, name, extra))
            throw Contracts.ExceptDecode(env, $"Corrupt model file: there is no model '{ModelSaveContext.Join(Directory, name)}'");
    }

    public bool LoadModelOrNull<TRes, TSig>(IHostEnvironment env, out TRes result, string name, params object[] extra)
        where TRes : class
    {
        Contracts.CheckNonEmpty(env, name, nameof(name));
        return LoadModelOrNull<TRes, TSig>(env, out result, Repository, ModelSaveContext.Join(Directory, name), extra);
    }

    public static void LoadModel<TRes, TSig>(IHostEnvironment env, out TRes result, RepositoryReader repository, string directory,
        params object[] extra)
        where TRes : class
    {
        if (!LoadModelOrNull<TRes, TSig>(env, out result, repository, directory, extra))
            throw Contracts.ExceptDecode(env, "Corrupt model file");
    }

    public static bool LoadModelOrNull<TRes, TSig>(IHostEnvironment env, out TRes result, RepositoryReader repository, string directory,
        params object[] extra)
        where TRes : class
    {
        using var context = OpenOrNull(repository, directory);
        if (context is null)
        {
            result = null;
            return false;
        }
        result = context.Create<TRes, TSig>(env, extra);
        return true;
    }

    // Reads what SaveSubModel wrote.
    public bool TryProcessSubModel(string name, Action<ModelLoadContext> action)
    {
        using var context = OpenOrNull(Repository, ModelSaveContext.Join(Directory, name));
        if (context is null)
            return false;
        action(context);
        return true;
    }

    private static ModelLoadContext OpenOrNull(RepositoryReader repository, string directory)
    {
        var content = repository.ReadOrNull(ModelSaveContext.Join(directory, ModelSaveContext.ModelStreamName));
        return content is null ? null : new ModelLoadContext(repository, directory, content);
    }

    private TRes Create<TRes, TSig>(IHostEnvironment env, object[] extra)
        where TRes : class
    {
        RegisterLoaderAssembly(env);
        object[] arguments = [this, .. extra];
        foreach (var name in new[] { Header.LoaderSignature, Header.LoaderSignatureAlt })
        {
            if (string.IsNullOrEmpty(name))
                continue;
            _buffer.Position = Header.ModelOffset;
            if (env.ComponentCatalog.TryCreateInstance<TRes, TSig>(env, out var result, name, arguments))
                return result;
        }
        throw Contracts.ExceptDecode(env, $"The assembly '{LoaderAssemblyName}' has no loadable class '{Header.LoaderSignature}' of {typeof(TRes).Name}");
    }

    private void RegisterLoaderAssembly(IHostEnvironment env)
    {
        if (string.IsNullOrEmpty(LoaderAssemblyName))
            return;
        try
        {
            env.ComponentCatalog.RegisterAssembly(LoadAssembly(LoaderAssemblyName), throwOnError: false);
        }
        catch (Exception exception) when (exception is ArgumentException or FileLoadException or BadImageFormatException)
        {
            throw Contracts.ExceptDecode(env, exception, $"Corrupt model file: '{LoaderAssemblyName}' is no assembly that can be loaded");
        }
    }

    private static Assembly LoadAssembly(string fullName)
    {
        // A model may be loaded beside another version, or a differently signed build, of the assembly that saved it.
        var name = new AssemblyName(fullName);
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException && name.Name != fullName)
        {
            return Assembly.Load(new AssemblyName(name.Name));
        }
    }
}
