namespace TorchSharp.Utils;

[AttributeUsage(AttributeTargets.Field, AllowMultiple = false, Inherited = true)]
public class ComponentNameAttribute : Attribute
{
    public string? Name { get; set; }
}
