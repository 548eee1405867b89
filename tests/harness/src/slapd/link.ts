import { connect, createServer, type Socket } from 'node:net';

/** The way from one server to another, which can be made slow or closed. Bytes keep their order whatever happens. */
export interface Link {
  readonly port: number;
  /** Holds everything back until `resume`. */
  pause(): void;
  resume(): void;
  /** Lets everything arrive so much later. */
  delay(milliseconds: number): void;
  close(): Promise<void>;
}

/** Opens a link to a port of this machine. */
export async function openLink(target: number, address = '127.0.0.1'): Promise<Link> {
  const sockets = new Set<Socket>();
  const pumps = new Set<() => void>();
  let isPaused = false;
  let milliseconds = 0;

  const server = createServer((inner) => {
    sockets.add(inner);
    inner.on('error', () => inner.destroy());
    reach(inner);
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
    });
  });
  return {
    port,
    pause() {
      isPaused = true;
    },
    resume() {
      isPaused = false;
      for (const pump of pumps) pump();
    },
    delay(wanted) {
      milliseconds = wanted;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

  /** A server that is still starting is waited for: the other one would try again only after a second. */
  function reach(inner: Socket): void {
    const outer = connect(target, address);
    outer.once('connect', () => {
      carry(inner, outer);
      carry(outer, inner);
    });
    outer.once('error', () => {
      if (!inner.destroyed) setTimeout(() => reach(inner), 20).unref();
    });
  }

  function carry(from: Socket, to: Socket): void {
    const waiting: { readonly chunk: Buffer; readonly due: number }[] = [];
    let timer: NodeJS.Timeout | undefined;
    const pump = () => {
      clearTimeout(timer);
      if (isPaused) return;
      for (let [next] = waiting; next; [next] = waiting) {
        const left = next.due - Date.now();
        if (left > 0) {
          timer = setTimeout(pump, left);
          return;
        }
        waiting.shift();
        to.write(next.chunk);
      }
    };
    sockets.add(from);
    pumps.add(pump);
    from.on('data', (chunk) => {
      waiting.push({ chunk, due: Date.now() + milliseconds });
      pump();
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      clearTimeout(timer);
      sockets.delete(from);
      pumps.delete(pump);
      to.destroy();
    });
  }
}
