/**
 * Lengths of the shortest prefix code for symbols that occur so often; zero for those that do not occur. Decoders want
 * complete codes, so a single symbol gets a neighbour.
 * @param limit most bits of a code
 */
export function codeLengths(frequencies: Uint32Array, limit: number): Uint8Array {
  const lengths = new Uint8Array(frequencies.length);
  const symbols = Array.from(frequencies.keys()).filter((symbol) => at(frequencies, symbol) > 0);
  const [single] = symbols;
  if (single === undefined) return lengths;
  if (symbols.length === 1) {
    lengths[single] = 1;
    lengths[single === 0 ? 1 : 0] = 1;
    return lengths;
  }
  let weights = frequencies;
  for (;;) {
    const depths = depthsOf(symbols.map((symbol) => ({ symbol, weight: at(weights, symbol) })));
    if (Math.max(...depths.map(({ depth }) => depth)) <= limit) {
      for (const { symbol, depth } of depths) lengths[symbol] = depth;
      return lengths;
    }
    // Flatter weights make a flatter tree; in the end all are one.
    weights = weights.map((weight) => (weight === 0 ? 0 : (weight >>> 1) | 1));
  }
}

/** The codes of given lengths: shorter ones first, those of one length in the order of their symbols ([MS-PATCH] 2.6). */
export function codesOf(lengths: Uint8Array): Uint32Array {
  const codes = new Uint32Array(lengths.length);
  let code = 0;
  for (let length = 1; length <= Math.max(...lengths); length++) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] === length) codes[symbol] = code++;
    }
    code <<= 1;
  }
  return codes;
}

interface Weighted {
  readonly symbol: number;
  readonly weight: number;
}

/** Depths of the leaves of a Huffman tree. Nodes come into being in the order of their weights, so two queues are enough. */
function depthsOf(leaves: Weighted[]): { symbol: number; depth: number }[] {
  leaves.sort((one, other) => one.weight - other.weight || one.symbol - other.symbol);
  const nodes = 2 * leaves.length - 1;
  const weights = new Float64Array(nodes);
  const parents = new Int32Array(nodes);
  leaves.forEach(({ weight }, index) => {
    weights[index] = weight;
  });
  let leaf = 0;
  let inner = leaves.length;
  for (let node = leaves.length; node < nodes; node++) {
    for (let child = 0; child < 2; child++) {
      const isLeaf = leaf < leaves.length && (inner >= node || at(weights, leaf) <= at(weights, inner));
      const lightest = isLeaf ? leaf++ : inner++;
      weights[node] = at(weights, node) + at(weights, lightest);
      parents[lightest] = node;
    }
  }
  const depths = new Uint8Array(nodes);
  for (let node = nodes - 2; node >= 0; node--) depths[node] = at(depths, at(parents, node)) + 1;
  return leaves.map(({ symbol }, index) => ({ symbol, depth: at(depths, index) }));
}

/** An element that is there: the compiler cannot know the bounds. */
function at(values: { readonly [index: number]: number | undefined }, index: number): number {
  return values[index] ?? 0;
}
