/** Why a sound file cannot be played to callers; undefined when it can. RIFF/WAVE with linear PCM, 16 bits, 8 kHz, one channel. */
export function whyUnplayable(content: Buffer): string | undefined {
  if (content.length < 12 || tag(content, 0) !== 'RIFF' || tag(content, 8) !== 'WAVE') return 'it is no WAVE file';
  const format = findChunk(content, 'fmt ');
  if (!format || format.length < 16) return 'it does not say its format';
  if (format.readUInt16LE(0) !== linearPcm) return 'it is not linear PCM';
  if (format.readUInt16LE(2) !== 1) return 'it has more than one channel';
  if (format.readUInt32LE(4) !== samplesPerSecond) return 'it has not 8,000 samples a second';
  if (format.readUInt16LE(14) !== bitsPerSample) return 'its samples have not 16 bits';
  return findChunk(content, 'data') ? undefined : 'it holds no sound';
}

const linearPcm = 1;
const samplesPerSecond = 8000;
const bitsPerSample = 16;
const chunkHeader = 8;

function findChunk(content: Buffer, name: string): Buffer | undefined {
  let at = 12;
  while (at + chunkHeader <= content.length) {
    const size = content.readUInt32LE(at + 4);
    if (tag(content, at) === name) return content.subarray(at + chunkHeader, at + chunkHeader + size);
    // Chunks begin at even places.
    at += chunkHeader + size + (size % 2);
  }
  return undefined;
}

function tag(content: Buffer, at: number): string {
  return content.toString('latin1', at, at + 4);
}
