using System.Numerics;

namespace Microsoft.ML.Tokenizers;

/// <summary>The merges: for a pair of tokens its rank and the token that it becomes. Open addressing, half full at most.</summary>
internal sealed class PairTable
{
    private readonly Slot[] _slots;
    private readonly int _shift;

    public PairTable(int pairs)
    {
        uint size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * pairs));
        _slots = new Slot[size];
        _shift = 64 - BitOperations.Log2(size);
    }

    /// <summary>Adds a pair; false where it is there already.</summary>
    public bool TryAdd(int left, int right, int rank, int merged)
    {
        ref Slot slot = ref Find(left, right);
        if (slot.RankAfter != 0)
            return false;
        slot = new Slot { Left = left, Right = right, RankAfter = rank + 1, Merged = merged };
        return true;
    }

    public bool TryGet(int left, int right, out int rank, out int merged)
    {
        Slot slot = Find(left, right);
        rank = slot.RankAfter - 1;
        merged = slot.Merged;
        return rank >= 0;
    }

    private ref Slot Find(int left, int right)
    {
        ulong key = ((ulong)(uint)left << 32) | (uint)right;
        uint at = (uint)((key * 0x9E3779B97F4A7C15) >> _shift);
        while (true)
        {
            ref Slot slot = ref _slots[at];
            if (slot.RankAfter == 0 || (slot.Left == left && slot.Right == right))
                return ref slot;
            at = (at + 1) & (uint)(_slots.Length - 1);
        }
    }

    private struct Slot
    {
        public int Left;
        public int Right;
        // One more than the rank, so that a slot not used is all zeros.
        public int RankAfter;
        public int Merged;
    }
}
