using Microsoft.ML;

namespace Microsoft.Extensions.ML;

public class MLOptions
{
    public MLOptions()
    {
    }

    public MLContext MLContext { get; set; }
}
