namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor DetachFromDisposeScope()
        {
            OwningScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope other)
        {
            if (OwningScope is { } scope)
                scope.MoveToOther(other, this);
            else
                other?.Attach(this);
            return this;
        }

        // To where `other` is: to no scope, if it is in none.
        public Tensor MoveToOtherDisposeScope(Tensor other)
            => other.OwningScope is { } scope ? MoveToOtherDisposeScope(scope) : DetachFromDisposeScope();
    }
}
