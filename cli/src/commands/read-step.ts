import { UsageInvalid } from '../errors.ts';

/** Number of a step. */
export function readStep(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw UsageInvalid(`"${text}" is not the number of a step.`, 'See the numbers in "tenantry explain".');
  }
  return Number(text);
}
