import type { DirectoryPort } from '../port.ts';

/** Where preparations are made. */
export interface Place {
  readonly port: DirectoryPort;
  /** The one controller that everything is read and written at. */
  readonly controller: string;
}

/** One thing that a directory needs before it can host. */
export interface Preparation {
  /** What it is, for a person. */
  readonly title: string;
  /** What has to be changed, as LDIF change records; empty when everything is there. */
  readonly changes: readonly string[];
  /** Makes the changes. */
  apply(): Promise<void>;
}

export interface Prepared {
  readonly title: string;
  readonly state: 'present' | 'planned' | 'done';
  readonly changes: readonly string[];
}

/**
 * Goes through preparations one by one; each is made from what the ones before have left.
 * @param options.plan only tells; what follows from something that is not there yet is told as if it were empty
 */
export async function* prepare(
  preparations: AsyncIterable<Preparation>,
  { plan }: { readonly plan: boolean },
): AsyncIterable<Prepared> {
  for await (const { title, changes, apply } of preparations) {
    if (changes.length === 0) yield { title, state: 'present', changes };
    else if (plan) yield { title, state: 'planned', changes };
    else {
      await apply();
      yield { title, state: 'done', changes };
    }
  }
}
