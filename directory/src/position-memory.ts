import { mustSee, type SessionState } from './controller-choice.ts';
import { splitDn, treeKey, typeOf } from './distinguished-name.ts';
import type { PositionStore } from './position-store.ts';

/** Whether the entry of a name is looked at, or everything below it, too. */
export type Extent = 'entry' | 'tree';

/** What a session learns from those before it, and leaves to those after it. */
export interface PositionMemory {
  /** Before something at or below a name is looked at; undefined: anywhere. */
  before(dn: string | undefined, extent: Extent): Promise<void>;
  /** What was learnt may have become too little: others have gone on meanwhile. */
  forget(): void;
  /** Before something is changed. */
  changing(dn: string, controller: string): Promise<void>;
  /** After the last change. */
  close(): Promise<void>;
}

/** A memory of nothing, for a directory with one controller: that has always seen what it did. */
export const noMemory: PositionMemory = {
  before: () => Promise.resolve(),
  forget: () => undefined,
  changing: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

export interface MemoryOptions {
  readonly store: PositionStore;
  readonly state: SessionState;
  readonly requestId: string;
  /** Controllers of the settings. Positions of one that was taken out of them will never be reached, and count no more. */
  readonly controllers: readonly string[];
}

export function createPositionMemory({ store, state, requestId, controllers }: MemoryOptions): PositionMemory {
  const known = new Map<string, Promise<void>>();
  const begun = new Map<string, Promise<void>>();
  const changed = new Set<string>();
  let isFirst: Promise<void> | undefined;

  return {
    async before(dn, extent) {
      isFirst ??= inherit();
      await isFirst;
      const territory = dn === undefined ? '' : territoryOf(dn);
      // What was read for a container tells of all that are above it.
      const covering =
        extent === 'entry' ? [...known].find(([key]) => key.startsWith(`${territory}\u0001`)) : undefined;
      await (covering?.[1] ??
        once(known, territory, async (tree) => {
          const positions = await store.read([tree]);
          mustSee(
            state,
            positions.filter(({ controller }) => controllers.includes(controller)),
          );
        }));
    },
    forget: () => known.clear(),
    async changing(dn, controller) {
      changed.add(territoryOf(dn));
      await once(begun, controller, () => store.begin(requestId, controller));
    },
    async close() {
      // As long as the outcome of a change is not known, whoever takes over has to ask.
      if (changed.size === 0 || state.unsure.size > 0) return;
      await store.end(requestId, [...changed], state.positions);
    },
  };

  /** An engine that died during this request may have changed something that nobody has noted. */
  async function inherit(): Promise<void> {
    for (const controller of await store.leftBy(requestId)) {
      if (controllers.includes(controller)) state.unsure.add(controller);
    }
  }
}

/** The same work for the same key is done once, also by those who ask at the same time. */
function once(done: Map<string, Promise<void>>, key: string, work: (key: string) => Promise<void>): Promise<void> {
  const known = done.get(key);
  if (known) return known;
  const working = work(key).catch((error: unknown) => {
    done.delete(key);
    throw error;
  });
  done.set(key, working);
  return working;
}

/**
 * Key of what is noted together: the organizational unit that an entry is in, or the entry itself where there is none, as
 * in the configuration, where the lists of all organizations stand side by side.
 */
function territoryOf(dn: string): string {
  const names = splitDn(dn);
  const unit = names.findIndex((name) => typeOf(name).toLowerCase() === 'ou');
  return treeKey(unit < 0 ? dn : names.slice(unit).join(','));
}
