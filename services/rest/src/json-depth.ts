/** Whether lists and objects of a JSON text stand deeper in each other than so many. It need not be valid. */
export function isDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  let isText = false;
  for (let index = 0; index < text.length; index++) {
    const sign = text[index];
    if (isText) {
      if (sign === '\\') index++;
      else if (sign === '"') isText = false;
    } else if (sign === '"') isText = true;
    else if (sign === '{' || sign === '[') {
      depth++;
      if (depth > most) return true;
    } else if (sign === '}' || sign === ']') depth--;
  }
  return false;
}
