export type { DomainController } from './domain-controller.ts';
export { openSambaDirectory, type SambaDirectory, sambaPair } from './open-samba-directory.ts';
export { type SambaPair, type SambaPairOptions, startSambaPair } from './samba-pair.ts';
