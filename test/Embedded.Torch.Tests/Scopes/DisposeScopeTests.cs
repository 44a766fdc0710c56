using TorchSharp;

namespace Embedded.Torch.Tests;

public class DisposeScopeTests
{
    public DisposeScopeTests() => DisposeScopeManager.Statistics.Reset();

    [Fact]
    public void A_scope_disposes_what_was_made_in_it_and_the_counts_say_so()
    {
        var before = torch.Tensor.TotalCount;
        torch.Tensor inside;
        using (torch.NewDisposeScope())
        {
            inside = torch.zeros(3);
            using var disposed = torch.ones(3);
            disposed.Dispose();
            AssertCounts(createdIn: 2, createdOutside: 0, detached: 0, disposedIn: 1, live: 1);
        }

        Assert.True(inside.IsInvalid);
        AssertCounts(createdIn: 2, createdOutside: 0, detached: 0, disposedIn: 2, live: 0);
        Assert.Equal(before, torch.Tensor.TotalCount);
    }

    [Fact]
    public void What_is_made_outside_is_counted_and_left_alone()
    {
        using var outside = torch.zeros(3);
        using (torch.NewDisposeScope())
        {
        }

        Assert.False(outside.IsInvalid);
        AssertCounts(createdIn: 0, createdOutside: 1, detached: 0, disposedIn: 0, live: 0);
    }

    [Fact]
    public void Detached_tensors_outlive_their_scope()
    {
        torch.Tensor kept;
        using (torch.NewDisposeScope())
            kept = torch.full(2, 7).DetachFromDisposeScope();

        Assert.Equal([7f, 7f], kept.data<float>().ToArray());
        AssertCounts(createdIn: 1, createdOutside: 0, detached: 1, disposedIn: 0, live: 0);
        kept.Dispose();
        AssertCounts(createdIn: 1, createdOutside: 0, detached: 1, disposedIn: 0, live: 0);
    }

    [Fact]
    public void A_tensor_moved_to_the_outer_scope_dies_with_that_one()
    {
        torch.Tensor moved;
        using (var outer = torch.NewDisposeScope())
        {
            using (var inner = torch.NewDisposeScope())
            {
                moved = torch.zeros(1).MoveToOuterDisposeScope();
                Assert.False(inner.Contains(moved));
                Assert.True(outer.Contains(moved));
            }

            Assert.False(moved.IsInvalid);
            Assert.Equal(1, outer.DisposablesCount);
        }

        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void Moved_out_of_the_outermost_scope_a_tensor_is_the_callers()
    {
        torch.Tensor moved;
        using (torch.NewDisposeScope())
            moved = torch.zeros(1).MoveToOuterDisposeScope();

        Assert.False(moved.IsInvalid);
        moved.Dispose();
    }

    [Fact]
    public void A_tensor_follows_another_to_its_scope()
    {
        using var outer = torch.NewDisposeScope();
        var first = torch.zeros(1);
        using var inner = torch.NewDisposeScope();
        var second = torch.zeros(1).MoveToOtherDisposeScope(first);

        inner.Dispose();

        Assert.False(second.IsInvalid);
        Assert.True(outer.Contains(second));
    }

    [Fact]
    public void Everything_but_what_is_kept_is_disposed()
    {
        using var scope = torch.NewDisposeScope();
        var tensors = Enumerable.Range(0, 5).Select(i => torch.zeros(i + 1)).ToArray();

        var (first, last) = scope.DisposeEverythingBut(tensors[0], tensors[4]);

        Assert.Equal(2, scope.DisposablesCount);
        Assert.Equal([false, true, true, true, false], tensors.Select(tensor => tensor.IsInvalid));
        Assert.Equal(6, first.numel() + last.numel());
    }

    [Fact]
    public void Removal_in_any_order_keeps_the_rest()
    {
        using var scope = torch.NewDisposeScope();
        var tensors = Enumerable.Range(0, 6).Select(_ => torch.zeros(1)).ToArray();

        tensors[1].Dispose();
        tensors[5].Dispose();
        tensors[0].DetachFromDisposeScope();

        Assert.Equal(3, scope.DisposablesCount);
        Assert.All([tensors[2], tensors[3], tensors[4]], tensor => Assert.True(scope.Contains(tensor)));
        tensors[0].Dispose();
    }

    [Fact]
    public void Scopes_disposed_out_of_order_leave_the_others_working()
    {
        var outer = torch.NewDisposeScope();
        var inner = torch.NewDisposeScope();
        outer.Dispose();
        Assert.Same(inner, torch.CurrentDisposeScope);

        var tensor = torch.zeros(1).MoveToOuterDisposeScope();
        inner.Dispose();

        Assert.Null(torch.CurrentDisposeScope);
        Assert.False(tensor.IsInvalid);
        tensor.Dispose();
    }

    [Fact]
    public void Attached_disposables_of_other_kinds_are_disposed_too()
    {
        var stream = new MemoryStream();
        using (var scope = torch.NewDisposeScope())
        {
            scope.Attach(stream);
            Assert.True(scope.Contains(stream));
        }

        Assert.False(stream.CanRead);
    }

    [Fact]
    public void Each_thread_has_its_own_scope()
    {
        using var scope = torch.NewDisposeScope();
        DisposeScope? seen = scope;
        var thread = new Thread(() => seen = torch.CurrentDisposeScope);
        thread.Start();
        thread.Join();

        Assert.Null(seen);
        Assert.Same(scope, torch.CurrentDisposeScope);
    }

    [Fact]
    public void A_disposed_tensor_says_that_it_is()
    {
        var tensor = torch.zeros(1);
        tensor.Dispose();
        tensor.Dispose();

        var error = Assert.Throws<InvalidOperationException>(() => tensor.abs());
        Assert.Equal("Tensor invalid -- empty handle.", error.Message);
    }

    private static void AssertCounts(long createdIn, long createdOutside, long detached, long disposedIn, long live)
    {
        var statistics = DisposeScopeManager.Statistics;
        Assert.Equal(createdIn, statistics.CreatedInScopeCount);
        Assert.Equal(createdOutside, statistics.CreatedOutsideScopeCount);
        Assert.Equal(detached, statistics.DetachedFromScopeCount);
        Assert.Equal(disposedIn, statistics.DisposedInScopeCount);
        Assert.Equal(live, statistics.ThreadTotalLiveCount);
    }
}
