import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { type Manifest, readManifest } from '@tenantry/deploy';
import type { Component } from '@tenantry/engine';
import type { WebService } from '@tenantry/soap';

import { components } from '../components.ts';
import { webServices } from '../web-services.ts';

/** A component as a process has it: its manifest, and the procedures or the web service that it is. */
export interface LoadedComponent {
  readonly manifest: Manifest;
  readonly component: Component | undefined;
  readonly service: WebService | undefined;
}

/** The components that come with the program, with their manifests. */
export function readProgramComponents(): LoadedComponent[] {
  return dependencies().flatMap((name): LoadedComponent[] => {
    const file = new URL('../package.json', import.meta.resolve(name));
    const text = readFileSync(file, 'utf8');
    if (!text.includes('"kind"')) return [];
    const manifest = readManifest(text, fileURLToPath(file));
    const { namespace } = manifest;
    const component = components.find((each) => each.namespace === namespace);
    const service = webServices.find((each) => each.title === namespace);
    return component || service ? [{ manifest, component, service }] : [];
  });
}

/** Folders of the packages that the program gives to components which are loaded from elsewhere. */
export function givenFolders(): Record<string, string> {
  const names = ['@tenantry/engine', '@tenantry/schema', '@tenantry/directory', '@tenantry/soap'];
  return Object.fromEntries(names.map((name) => [name, fileURLToPath(new URL('..', import.meta.resolve(name)))]));
}

export function programVersion(): string {
  return ownManifest().version;
}

function dependencies(): string[] {
  return Object.keys(ownManifest().dependencies).filter((name) => name.startsWith('@tenantry/'));
}

function ownManifest(): { readonly version: string; readonly dependencies: Readonly<Record<string, string>> } {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
}
