namespace TorchSharp;

// A whole number that may be absent, as native code takes it.
internal readonly struct OptionalInteger
{
    private readonly long _value;
    private readonly long _given;

    private OptionalInteger(long? value)
    {
        _value = value.GetValueOrDefault();
        _given = value.HasValue ? 1 : 0;
    }

    public static implicit operator OptionalInteger(long? value) => new(value);
}
