namespace Microsoft.ML.Data;

// 128 bits that name a row. Ids that derive from others are mixed, so that views built the same way name rows alike.
public readonly struct DataViewRowId : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    public readonly ulong Low;
    public readonly ulong High;

    public DataViewRowId(ulong low, ulong high)
    {
        Low = low;
        High = high;
    }

    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    public override bool Equals(object obj) => obj is DataViewRowId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Low, High);

    public int CompareTo(DataViewRowId other)
    {
        var high = High.CompareTo(other.High);
        return high != 0 ? high : Low.CompareTo(other.Low);
    }

    public override string ToString() => $"{High:x16}{Low:x16}";

    public DataViewRowId Fork() => Mix(Low, High, 0x9E3779B97F4A7C15, 0);

    public DataViewRowId Next() => Mix(Low, High, 0xD1B54A32D192ED03, 1);

    public DataViewRowId Combine(DataViewRowId other) => Mix(Low, High, other.Low, other.High);

    private static DataViewRowId Mix(ulong low, ulong high, ulong a, ulong b)
    {
        var first = Finish(low ^ Finish(a + 0x9E3779B97F4A7C15 + ulong.RotateLeft(high, 23)));
        var second = Finish(high ^ Finish(b + first));
        return new DataViewRowId(first, second);
    }

    // The finaliser of splitmix64 (Steele, Lea, Flood, 2014).
    private static ulong Finish(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
