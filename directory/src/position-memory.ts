import type { Note } from '@tenantry/engine/host';

import { mustSee, type SessionState } from './controller-choice.ts';
import { splitDn, treeKey, typeOf } from './distinguished-name.ts';
import type { DirectoryPort, Positions } from './port.ts';
import type { PositionStore } from './position-store.ts';

/** Whether the entry of a name is looked at, or everything below it, too. */
export type Extent = 'entry' | 'tree';

/** What a session learns from those before it, and leaves to those after it. */
export interface PositionMemory {
  /** Before anything else: a request that ran before may have left changes that nobody knows of. */
  inherit(): Promise<void>;
  /** Before something at or below a name is looked at, at this controller; undefined: anywhere. */
  before(controller: string, dn: string | undefined, extent: Extent): Promise<void>;
  /** The same for whatever controller it will be. */
  learn(dn: string | undefined, extent: Extent): Promise<void>;
  /** What was learnt may have become too little: others have gone on meanwhile. */
  forget(): void;
  /** What is to be noted with the intent of a change that will probably be made at this controller. */
  noteWithIntent(controller: string): Note | undefined;
  /** Before something is changed: the names that it has before and after. */
  changing(names: readonly string[], controller: string): Promise<void>;
  /** After the last change. */
  close(): Promise<void>;
}

/** A memory of nothing, for a directory with one controller: that has always seen what it did. */
export const noMemory: PositionMemory = {
  inherit: () => Promise.resolve(),
  before: () => Promise.resolve(),
  learn: () => Promise.resolve(),
  forget: () => undefined,
  noteWithIntent: () => undefined,
  changing: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

export interface MemoryOptions {
  readonly store: PositionStore;
  readonly state: SessionState;
  readonly requestId: string;
  /** Whether an earlier session of the request may have changed something. */
  readonly ranBefore: boolean;
  /** Controllers of the settings. Positions of one that was taken out of them will never be reached, and count no more. */
  readonly port: Pick<DirectoryPort, 'controllers' | 'contexts' | 'hasReached'>;
}

export function createPositionMemory({ store, state, requestId, ranBefore, port }: MemoryOptions): PositionMemory {
  const { controllers } = port;
  const known = new Map<string, Promise<void>>();
  const begun = new Map<string, Promise<void>>();
  const changed = new Set<string>();
  /** Controllers that the store knows to be in use by this request. */
  const inUse = new Set<string>();
  /** Controllers that were asked whether they have seen everything that was ever noted. */
  const complete = new Map<string, Promise<boolean>>();
  const newest = new Map<'all', Promise<Positions>>();
  let inherited: Promise<void> | undefined;

  return {
    inherit: () => (inherited ??= ranBefore ? inherit() : Promise.resolve()),
    async before(controller, dn, extent) {
      if (!(await once(complete, controller, hasSeenAll))) await learn(dn, extent);
    },
    learn,
    forget() {
      known.clear();
      complete.clear();
      newest.clear();
    },
    noteWithIntent(controller) {
      if (begun.has(controller)) return undefined;
      // Whether it was written is not known when the connection is lost.
      inUse.add(controller);
      return store.beginning(requestId, controller, () => begun.set(controller, Promise.resolve()));
    },
    async changing(names, controller) {
      for (const dn of names) changed.add(territoryOf(dn));
      inUse.add(controller);
      await once(begun, controller, () => store.begin(requestId, controller));
    },
    async close() {
      // As long as the outcome of a change is not known, whoever takes over has to ask.
      if (inUse.size === 0 || state.unsure.size > 0) return;
      await store.end(requestId, [...changed], state.positions);
    },
  };

  async function learn(dn: string | undefined, extent: Extent): Promise<void> {
    const territory = dn === undefined ? '' : territoryOf(dn);
    // What was read for a container tells of all that are above it.
    const covering = extent === 'entry' ? [...known].find(([key]) => key.startsWith(`${territory}\u0001`)) : undefined;
    await (covering?.[1] ??
      once(known, territory, async (tree) => mustSee(state, await store.read([tree], controllers))));
  }

  /** A controller that has seen everything has seen what is to be seen of each container. */
  async function hasSeenAll(controller: string): Promise<boolean> {
    const positions = await once(newest, 'all', async () =>
      (await store.newest()).filter((position) => controllers.includes(position.controller)),
    );
    return positions.length === 0 || port.hasReached(controller, positions);
  }

  /** An engine that died during this request may have changed something that nobody has noted. */
  async function inherit(): Promise<void> {
    const left = await store.leftBy(requestId);
    for (const controller of left) {
      inUse.add(controller);
      if (controllers.includes(controller)) state.unsure.add(controller);
    }
    if (left.length === 0) return;
    // Nobody knows what it was about: an earlier undo may have ended, too, and leave nothing to be done.
    for (const context of Object.values(await port.contexts())) changed.add(treeKey(context));
  }
}

/** The same work for the same key is done once, also by those who ask at the same time. */
function once<K, T>(done: Map<K, Promise<T>>, key: K, work: (key: K) => Promise<T>): Promise<T> {
  const known = done.get(key);
  if (known) return known;
  const working = work(key).catch((error: unknown) => {
    if (done.get(key) === working) done.delete(key);
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
