namespace TorchSharp;

// A number that may be absent, as native code takes it.
internal readonly struct OptionalNumber
{
    private readonly double _value;
    private readonly long _given;

    private OptionalNumber(double? value)
    {
        _value = value.GetValueOrDefault();
        _given = value.HasValue ? 1 : 0;
    }

    public static implicit operator OptionalNumber(double? value) => new(value);
}
