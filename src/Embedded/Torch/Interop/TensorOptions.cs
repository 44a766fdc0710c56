namespace TorchSharp;

// dtype, device and requires_grad, as the native creation functions take them.
internal readonly struct TensorOptions
{
    private readonly int _type;
    private readonly int _deviceType;
    private readonly int _deviceIndex;
    private readonly int _requiresGrad;

    private TensorOptions(torch.ScalarType? type, torch.Device? device, bool requiresGrad)
    {
        _type = type.HasValue ? (int)type.Value : -1;
        _deviceType = device is null ? -1 : (int)device.type;
        _deviceIndex = device is null ? -1 : device.index;
        _requiresGrad = requiresGrad ? 1 : 0;
    }

    // Absent ones are libtorch's choice.
    internal static TensorOptions Given(torch.ScalarType? type, torch.Device? device, bool requiresGrad)
        => new(type, device, requiresGrad);

    // Absent ones are the default dtype and the default device.
    internal static TensorOptions OrDefault(torch.ScalarType? type, torch.Device? device, bool requiresGrad)
        => new(type ?? torch.get_default_dtype(), torch.InitializeDevice(device), requiresGrad);

    // An absent dtype is left to libtorch to infer.
    internal static TensorOptions OnDevice(torch.ScalarType? type, torch.Device? device, bool requiresGrad)
        => new(type, torch.InitializeDevice(device), requiresGrad);
}
