using System.Buffers.Binary;

namespace Bench.Fuzz.Inputs;

/// <summary>Changes models: the archive itself, which entries it has, or what a component wrote into its entry.</summary>
internal static class ModelMutation
{
    private const int HeaderSize = 256;
    private const ulong HeaderSignature = 0x4C45444F4D004C4D;

    // Of the header: the length of the component's own part, and all that lies behind that part.
    private const int LengthField = 24;
    private static readonly int[] _offsetFields = [32, 48, 56];

    public static byte[] Apply(ModelArchive model, ModelArchive other, Random random) => random.Next(10) switch
    {
        0 => Mutation.Apply(model.Zip, random, other.Zip),
        1 => ChangeDirectory(model.Zip, random),
        2 => ChangeEntries(model, other, random),
        _ => ChangeContents(model, other, random),
    };

    // The central directory and the headers of the entries: sizes, offsets, names, methods.
    private static byte[] ChangeDirectory(byte[] zip, Random random)
    {
        byte[] changed = [.. zip];
        int directory = BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(zip.Length - 6));
        for (int count = random.Next(1, 4); count > 0; count--)
            Mutation.Overwrite(random.Next(4) == 0 ? changed.AsSpan(changed.Length - 22) : changed.AsSpan(directory), random);
        return changed;
    }

    private static byte[] ChangeEntries(ModelArchive model, ModelArchive other, Random random)
    {
        List<(string Path, byte[] Content)> entries = [.. model.Entries];
        int at = random.Next(entries.Count);
        var foreign = other.Entries[random.Next(other.Entries.Count)];
        switch (random.Next(4))
        {
            case 0: entries.RemoveAt(at); break;
            case 1: entries[at] = (entries[at].Path, foreign.Content); break;
            case 2: entries.Add((entries[at].Path, foreign.Content)); break;
            default: entries[at] = (foreign.Path, entries[at].Content); break;
        }
        return ModelArchive.Write(entries);
    }

    private static byte[] ChangeContents(ModelArchive model, ModelArchive other, Random random)
    {
        List<(string Path, byte[] Content)> entries = [.. model.Entries];
        for (int count = random.Next(4) == 0 ? 2 : 1; count > 0; count--)
        {
            int at = random.Next(entries.Count);
            entries[at] = (entries[at].Path, ChangeContent(entries[at].Content, other, random));
        }
        return ModelArchive.Write(entries);
    }

    private static byte[] ChangeContent(byte[] content, ModelArchive other, Random random)
    {
        // An entry that was changed before may have lost it.
        bool hasHeader = content.Length > HeaderSize && BinaryPrimitives.ReadUInt64LittleEndian(content) == HeaderSignature
            && BinaryPrimitives.ReadUInt64LittleEndian(content.AsSpan(LengthField)) <= (ulong)(content.Length - HeaderSize);
        byte[] foreign = other.Entries[random.Next(other.Entries.Count)].Content;
        if (!hasHeader || random.Next(8) == 0)
            return Mutation.Apply(content, random, foreign);
        if (random.Next(3) == 0)
        {
            byte[] changed = [.. content];
            for (int count = random.Next(1, 4); count > 0; count--)
                Mutation.Overwrite(changed.AsSpan(HeaderSize), random);
            return changed;
        }
        // The component's own part in another length, with a header that says so.
        int end = HeaderSize + (int)BinaryPrimitives.ReadInt64LittleEndian(content.AsSpan(LengthField));
        byte[] front = Mutation.Apply(content[..end], random, foreign, start: HeaderSize);
        foreach (int field in (int[])[LengthField, .. _offsetFields])
        {
            long value = BinaryPrimitives.ReadInt64LittleEndian(front.AsSpan(field));
            BinaryPrimitives.WriteInt64LittleEndian(front.AsSpan(field), value + front.Length - end);
        }
        return [.. front, .. content.AsSpan(end)];
    }
}
