using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Microsoft.Extensions.ML;

// Gives the options a context where they have none, and sends what it logs to the services' log.
internal sealed class LoggedContext(ILogger<MLContext> logger) : IPostConfigureOptions<MLOptions>
{
    public void PostConfigure(string name, MLOptions options)
    {
        options.MLContext ??= new MLContext();
        options.MLContext.Log += (_, message) =>
        {
            var level = LevelOf(message.Kind);
            if (logger.IsEnabled(level))
                ModelLog.Forward(logger, level, message.Message);
        };
    }

    private static LogLevel LevelOf(ChannelMessageKind kind) => kind switch
    {
        ChannelMessageKind.Error => LogLevel.Error,
        ChannelMessageKind.Warning => LogLevel.Warning,
        ChannelMessageKind.Info => LogLevel.Information,
        _ => LogLevel.Trace,
    };
}
