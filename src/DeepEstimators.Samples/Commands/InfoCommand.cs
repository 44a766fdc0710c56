using System.CommandLine;
using System.IO.Compression;
using System.Reflection;
using DeepEstimators.Samples.Predictions;
using DeepEstimators.Samples.Reports;
using Microsoft.ML;
using Spectre.Console;
using TorchSharp;

namespace DeepEstimators.Samples.Commands;

/// <summary><c>info</c>: what runs here, and what is in a model zip.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        var model = new Option<string?>("--model") { Description = "A model zip to look into." };
        var command = new Command("info", "Tell which suppliers, device and libtorch run, and what is in a model zip.") { model };
        command.SetAction((arguments, _) =>
        {
            ShowEnvironment();
            if (arguments.GetValue(model) is { } path)
                ShowModel(path);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void ShowEnvironment()
    {
        bool cuda = torch.cuda.is_available();
        Row("ML.NET", $"{Built("MLNetSource")}, {Version(typeof(MLContext))}");
        Row("torch", $"{Built("TorchSource")}, {Version(typeof(torch))}, libtorch {torch.__version__}");
        Row("device", cuda ? $"CUDA, {torch.cuda.device_count()} GPU(s)" : $"CPU, {torch.get_num_threads()} threads");
        Row(".NET", Environment.Version.ToString());
    }

    private static void ShowModel(string path)
    {
        var ml = new MLContext { FallbackToCpu = true };
        (ITransformer model, DataViewSchema inputs) = ModelFile.Load(ml, path);
        (model as IDisposable)?.Dispose();
        AnsiConsole.WriteLine();
        Row("model", $"{path}, {ByteSize.Text(new FileInfo(path).Length)}");
        foreach (DataViewSchema.Column column in inputs)
            Row("  input", $"{column.Name}: {column.Type}");
        using ZipArchive zip = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            Row("  entry", $"{entry.FullName}, {ByteSize.Text(entry.Length)}");
            if (entry.Name == "config.json")
            {
                using var reader = new StreamReader(entry.Open());
                Console.WriteLine(reader.ReadToEnd());
            }
        }
    }

    private static void Row(string name, string value) => AnsiConsole.MarkupLine($"[bold]{Markup.Escape(name.PadRight(8))}[/] {Markup.Escape(value)}");

    private static string Built(string key) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == key).Value!;

    private static string Version(Type type) => type.Assembly.GetName() is { } name ? $"{name.Name} {name.Version}" : "";
}
