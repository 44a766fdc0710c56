using System.Collections.Immutable;

namespace Microsoft.ML.Data;

// A vector column; a dimension of 0 is one whose length varies from row to row.
public sealed class VectorDataViewType : StructuredDataViewType
{
    public VectorDataViewType(PrimitiveDataViewType itemType, int size = 0)
        : this(itemType, ImmutableArray.Create(size))
    {
    }

    public VectorDataViewType(PrimitiveDataViewType itemType, params int[] dimensions)
        : this(itemType, dimensions is null ? default : ImmutableArray.Create(dimensions))
    {
    }

    public VectorDataViewType(PrimitiveDataViewType itemType, ImmutableArray<int> dimensions)
        : base(typeof(VBuffer<>).MakeGenericType((itemType ?? throw new ArgumentNullException(nameof(itemType))).RawType))
    {
        if (dimensions.IsDefaultOrEmpty)
            throw new ArgumentException("A vector has at least one dimension", nameof(dimensions));
        foreach (var dimension in dimensions)
        {
            if (dimension < 0)
                throw new ArgumentOutOfRangeException(nameof(dimensions), $"A dimension cannot be negative: {dimension}");
        }
        ItemType = itemType;
        Dimensions = dimensions;
        Size = ProductOf(dimensions);
    }

    public PrimitiveDataViewType ItemType { get; }

    public ImmutableArray<int> Dimensions { get; }

    // The number of slots, or 0 where that varies.
    public int Size { get; }

    public bool IsKnownSize => Size > 0;

    public override bool Equals(DataViewType other) =>
        other is VectorDataViewType vector && vector.ItemType.Equals(ItemType)
        && vector.Dimensions.AsSpan().SequenceEqual(Dimensions.AsSpan());

    public override bool Equals(object other) => other is DataViewType type && Equals(type);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(ItemType);
        foreach (var dimension in Dimensions)
            hash.Add(dimension);
        return hash.ToHashCode();
    }

    public override string ToString()
    {
        if (Dimensions.Length == 1 && !IsKnownSize)
            return $"Vector<{ItemType}>";
        var sizes = string.Join(", ", Dimensions.Select(d => d == 0 ? "*" : d.ToString()));
        return $"Vector<{ItemType}, {sizes}>";
    }

    private static int ProductOf(ImmutableArray<int> dimensions)
    {
        var size = 1;
        foreach (var dimension in dimensions)
            size = checked(size * dimension);
        return size;
    }
}
