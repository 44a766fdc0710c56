"""The same networks in PyTorch. Reads lines "NET THREADS STEPS", answers "SECONDS LOSS"."""
import math
import os
import time

import torch
from torch import nn
import torch.nn.functional as F

from serve import serve


def mlp(batch):
    net = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))
    return net, torch.randn(batch, 784), torch.randint(10, (batch,))


def conv():
    def block(i, o):
        return [nn.Conv2d(i, o, 3, padding=1), nn.BatchNorm2d(o), nn.ReLU()]

    net = nn.Sequential(*block(1, 32), nn.MaxPool2d(2), *block(32, 64), nn.MaxPool2d(2), *block(64, 64),
                        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))
    return net, torch.randn(128, 1, 28, 28), torch.randint(10, (128,))


class Block(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.dim, self.heads = dim, heads
        self.norm1, self.norm2 = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.qkv, self.out = nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)
        self.up, self.down = nn.Linear(dim, 4 * dim), nn.Linear(4 * dim, dim)

    def forward(self, x):
        b, s, d = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(b, s, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        attention = (q.matmul(k.transpose(-2, -1)) * (1 / math.sqrt(d // self.heads))).softmax(-1)
        x = x + self.out(attention.matmul(v).transpose(1, 2).reshape(b, s, d))
        return x + self.down(F.gelu(self.up(self.norm2(x))))


class Transformer(nn.Module):
    def __init__(self, words=1000, dim=128, heads=4, layers=2, length=128):
        super().__init__()
        self.embedding = nn.Embedding(words, dim)
        self.position = nn.Parameter(torch.randn(length, dim))
        self.blocks = nn.Sequential(*[Block(dim, heads) for _ in range(layers)])
        self.norm, self.head = nn.LayerNorm(dim), nn.Linear(dim, 10)

    def forward(self, x):
        return self.head(self.norm(self.blocks(self.embedding(x) + self.position)).mean(1))


def transformer():
    return Transformer(), torch.randint(1000, (32, 128)), torch.randint(10, (32,))


MAKE = {"mlp": lambda: mlp(256), "mlp1": lambda: mlp(1), "conv": conv, "transformer": transformer}
made = {}


def run(name, threads, steps):
    torch.set_num_threads(threads)
    if name not in made:
        net, x, y = MAKE[name]()
        foreach = os.environ.get("WORKER_FOREACH") == "1"
        made[name] = net, x, y, torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=1e-2, foreach=foreach)
    net, x, y, optimizer = made[name]
    start = time.perf_counter()
    for _ in range(steps):
        loss = F.cross_entropy(net(x), y)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
    return time.perf_counter() - start, loss.item()


serve(run)
