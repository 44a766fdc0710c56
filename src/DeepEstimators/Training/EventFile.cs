using Google.Protobuf;

namespace DeepEstimators.Training;

/// <summary>
/// An event file of TensorBoard: <c>Event</c> messages of its protocol (event.proto, summary.proto), each a record.
/// </summary>
internal sealed class EventFile : IDisposable
{
    // Field numbers of Event, Summary and Summary.Value.
    private const int WallTime = 1, Step = 2, FileVersion = 3, Summary = 5;
    private const int Value = 1;
    private const int Tag = 1, SimpleValue = 2;

    private readonly Stream stream;

    /// <summary>Takes the stream over and writes the version, which comes first in every file.</summary>
    internal EventFile(Stream stream, double wallTime)
    {
        this.stream = stream;
        RecordFraming.Write(stream, Message(output =>
        {
            output.WriteTag(WallTime, WireFormat.WireType.Fixed64);
            output.WriteDouble(wallTime);
            output.WriteTag(FileVersion, WireFormat.WireType.LengthDelimited);
            output.WriteString("brain.Event:2");
        }));
    }

    /// <summary>Writes one event with these scalars.</summary>
    internal void Write(double wallTime, long step, IEnumerable<(string Tag, double Value)> scalars)
    {
        RecordFraming.Write(stream, Message(output =>
        {
            output.WriteTag(WallTime, WireFormat.WireType.Fixed64);
            output.WriteDouble(wallTime);
            output.WriteTag(Step, WireFormat.WireType.Varint);
            output.WriteInt64(step);
            Nested(output, Summary, summary =>
            {
                foreach (var (tag, value) in scalars)
                    Nested(summary, Value, scalar =>
                    {
                        scalar.WriteTag(Tag, WireFormat.WireType.LengthDelimited);
                        scalar.WriteString(tag);
                        scalar.WriteTag(SimpleValue, WireFormat.WireType.Fixed32);
                        scalar.WriteFloat((float)value);
                    });
            });
        }));
    }

    internal void Flush() => stream.Flush();

    public void Dispose() => stream.Dispose();

    private static void Nested(CodedOutputStream output, int field, Action<CodedOutputStream> write)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(Message(write)));
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
            write(output);
        return stream.ToArray();
    }
}
