/** Some silence as a WAVE file, for tests. */
export function makeWave({ format = 1, channels = 1, samples = 8000, bits = 16, extra = false } = {}): Buffer {
  const description = Buffer.alloc(16);
  description.writeUInt16LE(format, 0);
  description.writeUInt16LE(channels, 2);
  description.writeUInt32LE(samples, 4);
  description.writeUInt32LE((samples * channels * bits) / 8, 8);
  description.writeUInt16LE((channels * bits) / 8, 12);
  description.writeUInt16LE(bits, 14);
  const note = extra ? chunk('note', Buffer.from('odd')) : Buffer.alloc(0);
  const body = Buffer.concat([Buffer.from('WAVE'), note, chunk('fmt ', description), chunk('data', Buffer.alloc(160))]);
  return Buffer.concat([header('RIFF', body.length), body]);
}

function chunk(name: string, content: Buffer): Buffer {
  return Buffer.concat([header(name, content.length), content, Buffer.alloc(content.length % 2)]);
}

function header(name: string, size: number): Buffer {
  const written = Buffer.alloc(8, name.padEnd(8, '\0'), 'latin1');
  written.writeUInt32LE(size, 4);
  return written;
}
