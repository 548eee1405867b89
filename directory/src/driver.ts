import type { ResourceDriver } from '@tenantry/engine/host';

import { newState, type WaitLimits } from './controller-choice.ts';
import { type Directory, directory } from './directory.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import type { DirectoryPort } from './port.ts';
import { createPositionMemory, noMemory } from './position-memory.ts';
import type { PositionStore } from './position-store.ts';
import { openDirectory } from './session.ts';
import { standingView } from './standing-view.ts';

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
    open(request) {
      const overlay: Overlay | undefined = request.planned ? createOverlay(port) : undefined;
      const state = newState();
      const { requestId, ranBefore } = request;
      const memory = store ? createPositionMemory({ store, state, requestId, ranBefore, port }) : noMemory;
      const handle = (preferred: string | undefined) =>
        openDirectory(overlay ?? port, request, { state, memory, preferred, limits, warn: warnOf });
      const warnOf: Warn = (details, message) => warn({ requestId, ...details }, message);
      return {
        handle,
        view: standingView(handle(undefined), state.places),
        lookAgain: () => memory.forget(),
        changes: () => overlay?.changes() ?? [],
        warnings: () => [...state.warnings],
        close: () => memory.close(),
      };
    },
  };
}
