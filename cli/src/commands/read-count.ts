import { UsageInvalid } from '../errors.ts';

/** A whole number from 1 on, as an option gives it. */
export function readCount(option: string, text: string, maximum: number): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > maximum) {
    throw UsageInvalid(`${option} is "${text}".`, `Give a whole number from 1 to ${maximum}.`);
  }
  return count;
}
