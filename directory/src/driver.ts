import type { ResourceDriver } from '@tenantry/engine/host';

import { type Directory, directory } from './directory.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import type { DirectoryPort } from './port.ts';
import { openDirectory, type SessionState } from './session.ts';

/** The directory as a resource of the engine. */
export function createDriver(port: DirectoryPort): ResourceDriver<Directory> {
  return {
    resource: directory,
    open(request) {
      const overlay: Overlay | undefined = request.planned ? createOverlay(port) : undefined;
      const state: SessionState = { position: undefined, warnings: new Set() };
      const handle = (preferred: string | undefined) => openDirectory(overlay ?? port, request, { state, preferred });
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
