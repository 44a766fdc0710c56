namespace Microsoft.ML.Data;

public abstract class DataViewTypeAttribute : Attribute, IEquatable<DataViewTypeAttribute>
{
    protected DataViewTypeAttribute()
    {
    }

    public abstract bool Equals(DataViewTypeAttribute other);

    public abstract void Register();
}
