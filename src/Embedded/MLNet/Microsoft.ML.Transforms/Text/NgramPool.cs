using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// Different n-grams, numbered from 0 in the order in which they are added. All items lie in one array; entries are chained by hash.
internal sealed class NgramPool
{
    private const int MinimumCapacity = 64;

    private uint[] _items = new uint[2 * MinimumCapacity];
    private int[] _ends = new int[MinimumCapacity];
    private uint[] _hashes = new uint[MinimumCapacity];
    private int[] _nextInBucket = new int[MinimumCapacity];

    // One more than the number of the first n-gram; as many buckets as there is room for n-grams.
    private int[] _buckets = new int[MinimumCapacity];

    public int Count { get; private set; }

    public ReadOnlySpan<uint> this[int number] => _items.AsSpan(StartOf(number), _ends[number] - StartOf(number));

    public static NgramPool Load(BinaryReader reader, int maximumLength)
    {
        var pool = new NgramPool();
        var count = reader.ReadCount(1 + sizeof(uint));
        Span<uint> ngram = stackalloc uint[NgramSettings.MaximumSpan];
        for (var i = 0; i < count; i++)
        {
            var length = reader.ReadByte();
            Contracts.CheckDecode(length > 0 && length <= maximumLength, "The model has an n-gram of an impossible length");
            for (var j = 0; j < length; j++)
                ngram[j] = reader.ReadUInt32();
            Contracts.CheckDecode(pool.Find(ngram[..length], out var hash) < 0, "The model has an n-gram twice");
            pool.Add(ngram[..length], hash);
        }
        return pool;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Count);
        for (var i = 0; i < Count; i++)
        {
            var ngram = this[i];
            writer.Write((byte)ngram.Length);
            foreach (var item in ngram)
                writer.Write(item);
        }
    }

    // The number of the n-gram, or -1; the hash is for adding it.
    public int Find(ReadOnlySpan<uint> ngram, out uint hash)
    {
        hash = HashOf(ngram);
        var number = _buckets[hash & (uint)(_buckets.Length - 1)] - 1;
        while (number >= 0 && !(_hashes[number] == hash && this[number].SequenceEqual(ngram)))
            number = _nextInBucket[number];
        return number;
    }

    public int Add(ReadOnlySpan<uint> ngram, uint hash)
    {
        if (Count == _ends.Length)
            Grow();
        var number = Count++;
        var start = StartOf(number);
        if (_items.Length - start < ngram.Length)
            Array.Resize(ref _items, (int)Math.Min(2L * _items.Length, Array.MaxLength));
        ngram.CopyTo(_items.AsSpan(start));
        _ends[number] = start + ngram.Length;
        _hashes[number] = hash;
        Link(number);
        return number;
    }

    private static uint HashOf(ReadOnlySpan<uint> ngram)
    {
        var hash = (uint)ngram.Length;
        foreach (var item in ngram)
        {
            hash = (hash ^ item) * 0x9E3779B1;
            hash ^= hash >> 15;
        }
        return hash;
    }

    private int StartOf(int number) => number == 0 ? 0 : _ends[number - 1];

    private void Grow()
    {
        var capacity = checked(2 * Count);
        Array.Resize(ref _ends, capacity);
        Array.Resize(ref _hashes, capacity);
        Array.Resize(ref _nextInBucket, capacity);
        _buckets = new int[capacity];
        for (var i = 0; i < Count; i++)
            Link(i);
    }

    private void Link(int number)
    {
        ref var first = ref _buckets[_hashes[number] & (uint)(_buckets.Length - 1)];
        _nextInBucket[number] = first - 1;
        first = number + 1;
    }
}
