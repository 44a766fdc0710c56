using System.Runtime.CompilerServices;
using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Runtime;

// The combined Tausworthe and LCG generator of GPU Gems 3, chapter 37 (Howes and Thomas, 2007). Fast, four words of state, and the
// stream that seeds stand for everywhere, so its numbers may never change.
internal sealed class TauswortheHybrid : Random
{
    // A Tausworthe component needs a state of at least this.
    private const uint MinimumState = 128;

    private uint _z1;
    private uint _z2;
    private uint _z3;
    private uint _z4;

    public TauswortheHybrid(State state)
    {
        (_z1, _z2, _z3, _z4) = (state.U1, state.U2, state.U3, state.U4);
    }

    public TauswortheHybrid(Random rng)
    {
        _z1 = DrawState(rng, MinimumState);
        _z2 = DrawState(rng, MinimumState);
        _z3 = DrawState(rng, MinimumState);
        _z4 = DrawState(rng, 0);
    }

    public State GetState() => new(_z1, _z2, _z3, _z4);

    // 23 bits, so that the value is exact and never rounds to 1.
    public override float NextSingle() => (NextBits() >> 9) * (1f / (1 << 23));

    public override double NextDouble() => NextBits() * (1.0 / 4294967296.0);

    public override int Next()
    {
        var bits = NextBits();
        return (int)(bits + (bits & 0x80000000));
    }

    public override int Next(int maxValue)
    {
        Contracts.CheckParam(maxValue >= 0, nameof(maxValue), "maxValue must be non-negative");
        return (int)(((ulong)NextBits() * (ulong)maxValue) >> 32);
    }

    public override int Next(int minValue, int maxValue)
    {
        Contracts.CheckParam(minValue <= maxValue, nameof(minValue), "minValue must be less than or equal to maxValue.");
        return (int)((long)(NextDouble() * ((long)maxValue - minValue)) + minValue);
    }

    public override void NextBytes(byte[] buffer)
    {
        Contracts.CheckValue(buffer, nameof(buffer));
        for (var i = 0; i < buffer.Length; i++)
            buffer[i] = (byte)Next();
    }

    public int NextSigned() => (int)NextBits();

    protected override double Sample() => NextDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint NextBits()
    {
        _z1 = ((_z1 & ~0x1u) << 12) ^ (((_z1 << 13) ^ _z1) >> 19);
        _z2 = ((_z2 & ~0x7u) << 4) ^ (((_z2 << 2) ^ _z2) >> 25);
        _z3 = ((_z3 & ~0xFu) << 17) ^ (((_z3 << 3) ^ _z3) >> 11);
        _z4 = unchecked((1664525 * _z4) + 1013904223);
        return _z1 ^ _z2 ^ _z3 ^ _z4;
    }

    private static uint DrawState(Random rng, uint minimum)
    {
        while (true)
        {
            var high = (uint)rng.Next(0x10000);
            var state = (high << 16) | (uint)rng.Next(0x10000);
            if (state >= minimum)
                return state;
        }
    }

    public readonly struct State
    {
        public readonly uint U1;
        public readonly uint U2;
        public readonly uint U3;
        public readonly uint U4;

        public State(uint seed)
        {
            U1 = seed;
            U2 = Hashing.MurmurRound(U1, seed);
            U3 = Hashing.MurmurRound(U2, seed);
            U4 = Hashing.MurmurRound(U3, seed);
        }

        public State(uint u1, uint u2, uint u3, uint u4)
        {
            (U1, U2, U3, U4) = (u1, u2, u3, u4);
        }

        public void Save(BinaryWriter writer)
        {
            writer.Write(U1);
            writer.Write(U2);
            writer.Write(U3);
            writer.Write(U4);
        }

        public static State Load(BinaryReader reader) =>
            new(reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32());
    }
}
