using System.Text;
using Google.Protobuf;

namespace DeepEstimators.Tests.Training;

/// <summary>Reads event files with a checksum of its own, bit by bit.</summary>
internal static class EventFileReader
{
    internal static List<Event> Read(string path)
    {
        var events = new List<Event>();
        using var reader = new BinaryReader(File.OpenRead(path));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var head = reader.ReadBytes(8);
            Assert.Equal(Masked(head), reader.ReadUInt32());
            var data = reader.ReadBytes((int)BitConverter.ToUInt64(head));
            Assert.Equal(Masked(data), reader.ReadUInt32());
            events.Add(Parse(new CodedInputStream(data)));
        }

        return events;
    }

    private static Event Parse(CodedInputStream input)
    {
        var result = new Event();
        while (input.ReadTag() is not 0 and var tag)
        {
            switch (tag)
            {
                case 1 << 3 | 1: result = result with { WallTime = input.ReadDouble() }; break;
                case 2 << 3: result = result with { Step = input.ReadInt64() }; break;
                case 3 << 3 | 2: result = result with { Version = input.ReadString() }; break;
                case 5 << 3 | 2: ParseSummary(input.ReadBytes().CreateCodedInput(), result.Scalars); break;
                default: throw new InvalidDataException($"Unknown tag {tag}.");
            }
        }

        return result;
    }

    private static void ParseSummary(CodedInputStream input, Dictionary<string, float> scalars)
    {
        while (input.ReadTag() is not 0 and var tag)
        {
            Assert.Equal(1u << 3 | 2, tag);
            var value = input.ReadBytes().CreateCodedInput();
            Assert.Equal(1u << 3 | 2, value.ReadTag());
            var name = value.ReadString();
            Assert.Equal(2u << 3 | 5, value.ReadTag());
            scalars.Add(name, value.ReadFloat());
            Assert.True(value.IsAtEnd);
        }
    }

    private static uint Masked(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0x82F63B78;
        }

        crc = ~crc;
        return unchecked((crc >> 15 | crc << 17) + 0xA282EAD8);
    }

    internal sealed record Event
    {
        public double WallTime { get; init; }

        public long Step { get; init; }

        public string? Version { get; init; }

        public Dictionary<string, float> Scalars { get; } = [];
    }
}
