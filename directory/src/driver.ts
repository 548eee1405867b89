import type { ResourceDriver } from '@tenantry/engine/host';

import { defaultWaits, newState } from './controller-choice.ts';
import { type Directory, directory } from './directory.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import type { DirectoryPort } from './port.ts';
import { openDirectory } from './session.ts';

/** Told what an operator should know. */
export type Warn = (details: object, message: string) => void;

/** The directory as a resource of the engine. */
export function createDriver(port: DirectoryPort, warn: Warn): ResourceDriver<Directory> {
  return {
    resource: directory,
    open(request) {
      const overlay: Overlay | undefined = request.planned ? createOverlay(port) : undefined;
      const state = newState();
      const handle = (preferred: string | undefined) =>
        openDirectory(overlay ?? port, request, { state, preferred, limits: defaultWaits, warn: warnOf });
      const warnOf: Warn = (details, message) => warn({ requestId: request.requestId, ...details }, message);
      return {
        handle,
        view: handle(undefined),
        changes: () => overlay?.changes() ?? [],
        warnings: () => [...state.warnings],
        close: () => Promise.resolve(),
      };
    },
  };
}
