import type { DirectoryPort } from './port.ts';

/** A directory of which no controller answers, for what can be done without one: every call fails as the look for it did. */
export function unreachableDirectory(controllers: readonly string[], cause: unknown): DirectoryPort {
  const fail = () => Promise.reject(cause);
  return {
    controllers,
    contexts: fail,
    hasReached: fail,
    positions: fail,
    find: fail,
    // biome-ignore lint/correctness/useYield: it fails before it has found anything
    async *search() {
      throw cause;
    },
    add: fail,
    modify: fail,
    rename: fail,
    delete: fail,
    setPassword: fail,
    checkPassword: fail,
    passwordToken: fail,
    restorePassword: fail,
  };
}
