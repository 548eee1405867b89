import type { ResourceDriver } from '@tenantry/engine/host';

import { newState, type WaitLimits } from './controller-choice.ts';
import { type Directory, directory } from './directory.ts';
import { remembering } from './entry-memory.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import type { DirectoryPort } from './port.ts';
import { createPositionMemory, noMemory } from './position-memory.ts';
import type { PositionStore } from './position-store.ts';
import { openDirectory } from './session.ts';

/** Told what an operator should know. */
export type Warn = (details: object, message: string) => void;

export interface DriverOptions {
  readonly warn: Warn;
  /** Where positions are kept between requests; undefined for a directory that is one whichever controller answers. */
  readonly store?: PositionStore | undefined;
  readonly limits: WaitLimits;
}

/** The directory as a resource of the engine. */
export function createDriver(port: DirectoryPort, { warn, store, limits }: DriverOptions): ResourceDriver<Directory> {
  return {
    resource: directory,
    abandon: () => port.abandon?.(),
    open(request) {
      const overlay: Overlay | undefined = request.planned ? createOverlay(port) : undefined;
      const state = newState();
      const { requestId, ranBefore } = request;
      // What a dead engine has left may have changed anything.
      state.hasChanged = ranBefore;
      const memory = store ? createPositionMemory({ store, state, requestId, ranBefore, port }) : noMemory;
      const open = (preferred: string | undefined) =>
        openDirectory(overlay ?? port, request, { state, memory, preferred, limits, warn: warnOf });
      const warnOf: Warn = (details, message) => warn({ requestId, ...details }, message);
      return {
        handle: (preferred) => remembering(open(preferred), state.entries, { mayBeOlder: false }),
        // Who stands where is judged as it was when the request looked first.
        view: remembering(open(undefined), state.entries, { mayBeOlder: true }),
        lookAgain() {
          memory.forget();
          state.entries.lookAgain();
        },
        // Where it was read will be where it is changed.
        noteWithIntent: () => (state.latest === undefined ? undefined : memory.noteWithIntent(state.latest)),
        changes: () => overlay?.changes() ?? [],
        warnings: () => [...state.warnings],
        close: () => memory.close(),
      };
    },
  };
}
