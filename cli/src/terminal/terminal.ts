import type { Writable } from 'node:stream';
import { styleText } from 'node:util';

/** Names of styles, as `util.styleText` has them. */
export type Style = Exclude<Parameters<typeof styleText>[0], readonly unknown[]>;

/** Where a command writes. */
export interface Terminal {
  /** The result, a line or more, on standard output. */
  print(text: string): void;
  /** What goes along with the result, on standard error. */
  note(text: string): void;
  /** Text in a style, where standard output is a terminal that shows it and NO_COLOR is not set. */
  style(style: Style | Style[], text: string): string;
  /** The same for standard error. */
  styleNote(style: Style | Style[], text: string): string;
  /** Does something and says so while it takes more than a second. */
  during<T>(label: string, work: () => Promise<T>): Promise<T>;
  /** Whether a person looks at standard output. */
  readonly interactive: boolean;
  /** Columns of standard output; unlimited when it is not a terminal. */
  readonly width: number;
}

/** The part of a stream that matters here. */
export interface Output extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const patienceMilliseconds = 1000;
const frameMilliseconds = 120;
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** A terminal on two streams. */
export function createTerminal(output: Output, notes: Output): Terminal {
  const terminal: Terminal = {
    print: (text) => void output.write(`${text}\n`),
    note: (text) => void notes.write(`${text}\n`),
    style: (style, text) => paint(output, style, text),
    styleNote: (style, text) => paint(notes, style, text),
    interactive: output.isTTY === true,
    width: output.isTTY ? (output.columns ?? 80) : Number.POSITIVE_INFINITY,
    async during(label, work) {
      const started = Date.now();
      const stop = notes.isTTY ? animate(label, started) : announce(label);
      try {
        return await work();
      } finally {
        stop();
      }
    },
  };
  return terminal;

  function animate(label: string, started: number): () => void {
    let frame = 0;
    const timer = setInterval(() => {
      const elapsed = Date.now() - started;
      if (elapsed < patienceMilliseconds) return;
      const seconds = Math.floor(elapsed / 1000);
      notes.write(
        `\r\u001b[2K${frames[frame++ % frames.length]} ${label} ${terminal.styleNote('dim', `${seconds} s`)}`,
      );
    }, frameMilliseconds);
    timer.unref();
    return () => {
      clearInterval(timer);
      if (frame > 0) notes.write('\r\u001b[2K');
    };
  }

  function announce(label: string): () => void {
    const timer = setTimeout(() => terminal.note(`${label} ...`), patienceMilliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  }
}

function paint(stream: Output, style: Style | Style[], text: string): string {
  // Without a terminal `styleText` would look at the environment of this process, which may be another one's in a test.
  return stream.isTTY ? styleText(style, text, { stream }) : text;
}
