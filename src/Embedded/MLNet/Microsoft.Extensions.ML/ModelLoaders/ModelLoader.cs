using Microsoft.Extensions.Primitives;
using Microsoft.ML;

namespace Microsoft.Extensions.ML;

// Where a pool gets its model from, and how it learns that there is another.
public abstract class ModelLoader
{
    protected ModelLoader()
    {
    }

    public abstract IChangeToken GetReloadToken();

    public abstract ITransformer GetModel();
}
