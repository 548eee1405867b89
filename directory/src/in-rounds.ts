interface Round<Item, Result> {
  readonly items: Item[];
  readonly result: Promise<Result>;
}

/**
 * Does the work of many callers together: one statement for all who wait. A round begins only after everybody in it has
 * come, so that whoever asks gets nothing that is older than his question; while one is under way, the next one gathers.
 */
export function inRounds<Item, Result>(
  work: (items: readonly Item[]) => Promise<Result>,
): (item: Item) => Promise<Result> {
  let gathering: Round<Item, Result> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  return (item) => {
    gathering ??= gather();
    gathering.items.push(item);
    return gathering.result;
  };

  function gather(): Round<Item, Result> {
    const items: Item[] = [];
    const result = last.then(endOfTurn).then(() => {
      gathering = undefined;
      return work(items);
    });
    last = result.catch(() => undefined);
    return { items, result };
  }
}

/** All who are ready in this turn of the event loop come along. */
function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
