using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeepEstimators.Models;

/// <summary>Networks as JSON: an object whose <c>type</c> names the architecture, such as <c>resnet</c>.</summary>
public static class NetworkJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The network as JSON.</summary>
    /// <param name="network">The network.</param>
    public static string Write(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return JsonSerializer.Serialize(network, Options);
    }

    /// <summary>The network that JSON describes.</summary>
    /// <param name="json">What <see cref="Write"/> gave.</param>
    /// <exception cref="InvalidDataException">It describes no network that is known here, or not a valid one.</exception>
    public static Network Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize<Network>(json, Options)
                ?? throw new InvalidDataException("The network's description is null.");
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or ArgumentException)
        {
            throw new InvalidDataException($"The network's description is not understood: {error.Message}", error);
        }
    }
}
