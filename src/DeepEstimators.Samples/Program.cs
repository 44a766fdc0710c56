using System.CommandLine;
using DeepEstimators.Samples;
using DeepEstimators.Samples.Commands;
using Spectre.Console;

if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 160;

var root = new RootCommand("Compares hand-engineered and learned features in ML.NET pipelines, and trains, scores and inspects models.")
{
    CompareCommand.Create(),
    TrainCommand.Create(),
    ScoreCommand.Create(),
    DepthStudyCommand.Create(),
    InfoCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (UserException error)
{
    Console.Error.WriteLine($"error: {error.Message}");
    return 1;
}
