"""Plain PyTorch loops over tensors in memory, on WORKER_DEVICE. Reads lines "NET THREADS EPOCHS", answers "SECONDS LOSS"."""
import contextlib
import os
import time

import torch
from torch import nn
import torch.nn.functional as F

from serve import serve

SCORED_AT_ONCE = 1024
DEVICE = torch.device(os.environ.get("WORKER_DEVICE", "cpu"))
PRECISION = os.environ.get("WORKER_PRECISION", "Full")
torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = PRECISION == "TensorFloat32"


def mlp(inputs=784, first=256, second=128):
    return nn.Sequential(nn.Linear(inputs, first), nn.ReLU(), nn.Dropout(0.1), nn.Linear(first, second), nn.ReLU(), nn.Dropout(0.1), nn.Linear(second, 10))


class Scale(nn.Module):
    def forward(self, x):
        return x.float() * (1 / 74) - 1.7


def cnn():
    layers, depth = [Scale()], 1
    for stage, channels in enumerate((24, 48, 96)):
        for _ in range(1 if stage == 0 else 2):
            layers += [nn.Conv2d(depth, channels, 3, padding=1, bias=False), nn.BatchNorm2d(channels), nn.ReLU()]
            depth = channels
        if stage < 3:
            layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(96 * 9, 128), nn.ReLU(), nn.Dropout(0.3), nn.Linear(128, 10))


class BasicBlock(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.stride, self.added = stride, outputs - inputs
        self.first, self.norm1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs)
        self.second, self.norm2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs)

    def forward(self, x):
        y = self.norm2(self.second(F.relu(self.norm1(self.first(x)))))
        if self.added:
            x = F.pad(x[:, :, ::self.stride, ::self.stride], (0, 0, 0, 0, self.added // 2, self.added // 2))
        return F.relu(x + y)


def resnet20(width=16):
    layers = [Scale(), nn.Conv2d(1, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
    for stage in range(3):
        for block in range(3):
            grows = stage > 0 and block == 0
            layers.append(BasicBlock((width << stage) >> grows, width << stage, 2 if grows else 1))
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4 * width, 10))


class TabM(nn.Module):
    """Members of two layers over piecewise-linear embeddings."""

    def __init__(self, x, members=16, width=128, bins=48, size=16, outputs=10):
        super().__init__()
        columns = x.shape[1]
        edges = torch.quantile(x, torch.linspace(0, 1, bins + 1), dim=0).t().contiguous()
        self.register_buffer("start", edges[:, :-1].contiguous())
        self.register_buffer("width", edges[:, 1:] - edges[:, :-1])
        least, most = torch.zeros(columns, bins), torch.ones(columns, bins)
        least[:, 0], most[:, -1] = -float("inf"), float("inf")
        self.register_buffer("least", least)
        self.register_buffer("most", most)
        self.linear_weight, self.linear_bias = nn.Parameter(torch.randn(columns, 1, size)), nn.Parameter(torch.randn(columns, 1, size))
        self.weight = nn.Parameter(torch.zeros(columns, bins, size))
        self.scaling = nn.Parameter(torch.randn(members, 1, columns * size).sign())
        self.first, self.second = nn.Linear(columns * size, width), nn.Linear(width, width)
        self.head_weight, self.head_bias = nn.Parameter(torch.randn(members, width, outputs) * 0.05), nn.Parameter(torch.zeros(members, 1, outputs))
        self.dropout = nn.Dropout(0.1)

    def forward(self, x):
        encoded = ((x.unsqueeze(2) - self.start) / self.width).maximum(self.least).minimum(self.most).transpose(0, 1)
        linear = (encoded.sum(2, keepdim=True) / encoded.shape[2] - 0.5) * 3.46 * self.linear_weight + self.linear_bias
        row = (linear + encoded.bmm(self.weight)).transpose(0, 1).flatten(1)
        hidden = self.dropout(F.relu(self.first(row * self.scaling)))
        hidden = self.dropout(F.relu(self.second(hidden)))
        return (hidden.bmm(self.head_weight) + self.head_bias).transpose(0, 1)


class Block(nn.Module):
    def __init__(self, size, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(size), nn.LayerNorm(size)
        self.qkv, self.out = nn.Linear(size, 3 * size), nn.Linear(size, size)
        self.up, self.down = nn.Linear(size, 2 * size), nn.Linear(2 * size, size)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x, hidden):
        q, k, v = self.qkv(self.norm1(x)).view(x.shape[0], x.shape[1], 3, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q.matmul(k.transpose(-2, -1)) * q.shape[-1] ** -0.5 + hidden
        mixed = self.dropout(scores.softmax(-1)).matmul(v).transpose(1, 2).flatten(2)
        x = x + self.dropout(self.out(mixed))
        return x + self.dropout(self.down(F.gelu(self.up(self.norm2(x)))))


class Encoder(nn.Module):
    def __init__(self, words, length, size=64, heads=4, blocks=2, outputs=10):
        super().__init__()
        self.tokens, self.positions = nn.Embedding(words, size, padding_idx=0), nn.Parameter(torch.randn(1, length, size) * 0.02)
        self.blocks = nn.ModuleList([Block(size, heads) for _ in range(blocks)])
        self.norm, self.head, self.dropout = nn.LayerNorm(size), nn.Linear(size, outputs), nn.Dropout(0.1)

    def forward(self, ids):
        mask = (ids != 0).float()
        hidden = ((mask - 1) * 1e9)[:, None, None]
        x = self.dropout(self.tokens(ids) + self.positions[:, :ids.shape[1]])
        for block in self.blocks:
            x = block(x, hidden)
        x = (self.norm(x) * mask.unsqueeze(2)).sum(1) / mask.sum(1, keepdim=True)
        return self.head(self.dropout(x))


def make(name):
    """The network, rows, batch; rows, batches and shapes are those of Throughput.cs."""
    if name == "score-small-mlp":
        return mlp(32, 64, 32), torch.randn(20_000, 32), 256
    if name in ("mlp", "score-mlp"):
        return mlp(), torch.randn(20_000, 784), 256
    if name == "cnn":
        return cnn(), torch.randint(256, (3_840, 1, 28, 28), dtype=torch.uint8), 128
    if name == "resnet-20":
        return resnet20(), torch.randint(256, (60_000, 1, 28, 28), dtype=torch.uint8), 128
    if name == "tabular":
        x = torch.randn(10_000, 16)
        return TabM(x), x, 256
    if name == "tabular-default":
        x = torch.randn(50_000, 16)
        return TabM(x, members=32, width=384, bins=128, size=24), x, 256
    return Encoder(2_003, 64), torch.randint(1, 2_003, (3_840, 64)), 64


made = {}


def precision():
    return torch.autocast(DEVICE.type, torch.bfloat16) if PRECISION == "MixedBFloat16" else contextlib.nullcontext()


def finish():
    if DEVICE.type == "cuda":
        torch.cuda.synchronize(DEVICE)


def run(name, threads, epochs):
    torch.set_num_threads(threads)
    if name not in made:
        net, x, batch = make(name)
        net, x = net.to(DEVICE), x.to(DEVICE)
        foreach = os.environ.get("WORKER_FOREACH") == "1"
        made[name] = net, x, torch.randint(10, (len(x),), device=DEVICE), batch, torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=1e-2, foreach=foreach)
    net, x, y, batch, optimizer = made[name]
    if name.startswith("score"):
        net.eval()
        start = time.perf_counter()
        with torch.no_grad():
            for _ in range(epochs):
                scores = torch.cat([net(part).softmax(1) for part in x.split(SCORED_AT_ONCE)])
        finish()
        return time.perf_counter() - start, scores.sum().item()
    start = time.perf_counter()
    for _ in range(epochs):
        for rows in torch.randperm(len(x), device=DEVICE).split(batch):
            with precision():
                outputs, labels = net(x[rows]), y[rows]
            if outputs.dim() == 3:
                outputs, labels = outputs.flatten(0, 1), labels.repeat_interleave(outputs.shape[1])
            loss = F.cross_entropy(outputs.float(), labels)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
    finish()
    return time.perf_counter() - start, loss.item()


serve(run)
