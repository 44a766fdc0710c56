using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Embedded.MLNet.Tests.Context;

/// <summary>What a context tells its listeners, and what it is told of places and devices.</summary>
public class LogTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly List<LoggingEventArgs> _log = [];

    public LogTests()
    {
        _ml.Log += (sender, message) =>
        {
            Assert.Same(_ml, sender);
            _log.Add(message);
        };
    }

    [Fact]
    public void Every_kind_of_message_comes_with_its_source()
    {
        IHostEnvironment env = _ml;
        var host = env.Register("Component");
        using (var channel = host.Start("Work"))
        {
            channel.Trace(MessageSensitivity.None, "one");
            channel.Info(MessageSensitivity.None, "two of {0}", 4);
            channel.Warning(MessageSensitivity.Schema, "three");
            channel.Error(MessageSensitivity.UserData, "four");
            // Braces are no format where nothing is to be filled in.
            channel.Info(MessageSensitivity.None, "{five}");
        }

        Assert.Equal(["Channel started", "one", "two of 4", "three", "four", "{five}"], _log.Take(6).Select(message => message.RawMessage));
        Assert.Equal(
            [ChannelMessageKind.Trace, ChannelMessageKind.Trace, ChannelMessageKind.Info, ChannelMessageKind.Warning, ChannelMessageKind.Error,
                ChannelMessageKind.Info, ChannelMessageKind.Trace, ChannelMessageKind.Trace],
            _log.Select(message => message.Kind));
        Assert.All(_log, message => Assert.Equal("Component; Work", message.Source));
        Assert.Equal("[Source=Component; Work, Kind=Warning] three", _log[3].Message);
        Assert.StartsWith("Channel finished. Elapsed 00:00:0", _log[6].RawMessage, StringComparison.Ordinal);
        Assert.Equal("Channel disposed", _log[7].RawMessage);
    }

    [Fact]
    public void A_channel_ends_once_and_progress_is_traced()
    {
        var host = ((IHostEnvironment)_ml).Register("Component");
        var channel = host.Start("Work");
        channel.Dispose();
        channel.Dispose();
        Assert.Equal(3, _log.Count);

        using var progress = host.StartProgressChannel("Steps");
        progress.SetHeader(new ProgressHeader(["loss"], ["rows"]), entry => entry.SetProgress(0, 1));
        progress.Checkpoint(0.5, 10);
        Assert.Contains(_log, message => message.RawMessage == "0.5 loss, 10 rows" && message.Kind == ChannelMessageKind.Trace);
    }

    [Fact]
    public void An_event_without_a_source_has_its_message_alone()
    {
        var message = new LoggingEventArgs("text");
        Assert.Equal("text", message.Message);
        Assert.Null(message.Source);
    }

    [Fact]
    public void Places_and_devices_are_kept()
    {
        Assert.Equal(Path.GetTempPath(), _ml.TempFilePath);
        Assert.True(_ml.FallbackToCpu);
        Assert.Null(_ml.GpuDeviceId);
        _ml.TempFilePath = "elsewhere";
        _ml.FallbackToCpu = false;
        _ml.GpuDeviceId = 3;
        Assert.Equal(("elsewhere", false, 3), (_ml.TempFilePath, _ml.FallbackToCpu, _ml.GpuDeviceId));
    }

    [Fact]
    public void Options_are_kept_by_name_and_type()
    {
        Assert.True(_ml.TryAddOption("depth", 3));
        Assert.False(_ml.TryAddOption("depth", 4));
        Assert.True(_ml.TryGetOption<int>("depth", out var depth));
        Assert.Equal(3, depth);
        Assert.False(_ml.TryGetOption<string>("depth", out _));
        _ml.SetOption("depth", 5);
        Assert.Equal(5, _ml.GetOptionOrDefault<int>("depth"));
        Assert.True(_ml.RemoveOption("depth"));
        Assert.Equal(0, _ml.GetOptionOrDefault<int>("depth"));
    }
}
