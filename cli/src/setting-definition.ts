import { SettingInvalid } from './errors.ts';

/** A setting as the command line and the environment know it. */
export interface SettingDefinition {
  readonly name: string;
  /** As commander writes it. */
  readonly flag: string;
  readonly variable: string;
  readonly fallback?: string;
  readonly sentence: string;
  /** Needed by every command, or only by `serve`. */
  readonly scope: 'all' | 'serve';
}

/** What the command line or the environment says of a setting, or its default. */
export type SettingValue = (name: string) => string | undefined;

/** How a setting is called in errors. */
export function describeIn(definitions: readonly SettingDefinition[], name: string): string {
  const definition = definitions.find((each) => each.name === name);
  return definition ? `${definition.flag.split(' ')[0]} (${definition.variable})` : name;
}

/** A whole number up to a maximum; `what` names the setting in the error. */
export function readNumber(what: string, text: string | undefined, maximum: number): number {
  if (text === undefined || !/^\d{1,9}$/.test(text) || Number(text) > maximum) {
    throw SettingInvalid(what, text ?? '', `a whole number from 0 to ${maximum}`);
  }
  return Number(text);
}

export function readBoolean(what: string, text: string | undefined): boolean {
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  throw SettingInvalid(what, text ?? '', 'true or false');
}
