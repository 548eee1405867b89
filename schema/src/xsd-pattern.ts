/**
 * A pattern of JSON Schema as one of XML Schema that takes the same texts.
 * XML Schema has no anchors and takes the whole text, its classes mean other sets, and it cannot name control characters.
 * Source: XML Schema 1.0 part 2 appendix F; ECMA-262 section 22.2 with the flag u.
 * @throws Error for what it has no words for (look-around, lazy counts): a fault of the field's author
 */
export function toXsdPattern(pattern: string): string {
  return alternativesOf(pattern).map(toBranch).join('|');
}

function toBranch(pattern: string): string {
  const start = pattern.startsWith('^');
  const end = /(?:^|[^\\])(?:\\\\)*\$$/.test(pattern);
  const inner = pattern.slice(start ? 1 : 0, end ? -1 : undefined);
  return `${start ? '' : anything}${translate(inner, pattern)}${end ? '' : anything}`;
}

/** What stands between the bars outside of groups and classes; each has anchors of its own. */
function alternativesOf(pattern: string): string[] {
  const alternatives = [''];
  let depth = 0;
  let isInClass = false;
  // An escape is one piece, so that what it escapes opens and closes nothing.
  for (const piece of pattern.match(/\\.|[^\\]/gsu) ?? []) {
    if (piece === '[') isInClass = true;
    if (piece === ']') isInClass = false;
    if (!isInClass && piece === '(') depth++;
    if (!isInClass && piece === ')') depth--;
    if (piece === '|' && depth === 0 && !isInClass) alternatives.push('');
    else alternatives[alternatives.length - 1] += piece;
  }
  return alternatives;
}

const anything = '[\\s\\S]*';
/** What JavaScript takes for white space, as far as XML can hold it. */
const space = ' \\t\\n\\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const lineEnds = '\\n\\r\u2028\u2029';
const sets: Readonly<Record<string, string>> = { s: space, d: '0-9', w: 'A-Za-z0-9_' };
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const lowestPrintable = 0x20;

function translate(inner: string, whole: string): string {
  let translated = '';
  let depth = 0;
  for (let index = 0; index < inner.length; ) {
    const char = inner[index] ?? '';
    if (char === '[') {
      const { text, next } = readClass(inner, index, whole);
      translated += text;
      index = next;
      continue;
    }
    if (char === '\\') {
      const { text, next } = readEscape(inner, index, whole);
      translated += text;
      index = next;
      continue;
    }
    if (char === '(' && inner.startsWith('(?:', index)) index += 2;
    else if (char === '(' && inner[index + 1] === '?') throw untranslatable(whole);
    if (char === '(') depth++;
    if (char === ')') depth--;
    if ((char === '|' && depth === 0) || char === '^' || char === '$') throw untranslatable(whole);
    if (char === '?' && /[*+?}]/.test(inner[index - 1] ?? '') && inner[index - 2] !== '\\') throw untranslatable(whole);
    translated += char === '.' ? `[^${lineEnds}]` : char;
    index++;
  }
  return translated;
}

interface Piece {
  readonly text: string;
  readonly next: number;
}

function readEscape(inner: string, index: number, whole: string): Piece {
  const set = sets[(inner[index + 1] ?? '').toLowerCase()];
  if (set !== undefined) {
    const negative = inner[index + 1] !== inner[index + 1]?.toLowerCase();
    return { text: `[${negative ? '^' : ''}${set}]`, next: index + 2 };
  }
  const { code, next } = readCharacter(inner, index, whole);
  return { text: literal(code), next };
}

/** A class in brackets. */
function readClass(inner: string, from: number, whole: string): Piece {
  let index = from + 1;
  const negative = inner[index] === '^';
  if (negative) index++;
  let members = '';
  while (index < inner.length && inner[index] !== ']') {
    const set = inner[index] === '\\' ? sets[inner[index + 1] ?? ''] : undefined;
    if (set !== undefined) {
      members += set;
      index += 2;
      continue;
    }
    const first = readCharacter(inner, index, whole);
    index = first.next;
    const isRange = inner[index] === '-' && index + 1 < inner.length && inner[index + 1] !== ']';
    const last = isRange ? readCharacter(inner, index + 1, whole) : first;
    index = last.next;
    members += range(first.code, last.code);
  }
  if (members === '') throw untranslatable(whole);
  return { text: `[${negative ? '^' : ''}${members}]`, next: index + 1 };
}

function readCharacter(inner: string, index: number, whole: string): { readonly code: number; readonly next: number } {
  if (inner[index] !== '\\') {
    const code = inner.codePointAt(index) ?? 0;
    return { code, next: index + String.fromCodePoint(code).length };
  }
  const letter = inner[index + 1] ?? '';
  const [, two, four] = /^(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4}))/.exec(inner.slice(index + 1)) ?? [];
  const hexadecimal = two ?? four;
  if (hexadecimal !== undefined)
    return { code: Number.parseInt(hexadecimal, 16), next: index + 2 + hexadecimal.length };
  const control = controls[letter];
  if (control === undefined && /[A-Za-z0-9]/.test(letter)) throw untranslatable(whole);
  return { code: (control ?? letter).codePointAt(0) ?? 0, next: index + 2 };
}

/** Members of a class between two characters; of the control characters XML holds only three. */
function range(first: number, last: number): string {
  const lows = [9, 10, 13].filter((code) => code >= first && code <= last).map(member);
  const from = Math.max(first, lowestPrintable);
  if (from > last) return lows.join('');
  return lows.join('') + (from === last ? member(from) : `${member(from)}-${member(last)}`);
}

function member(code: number): string {
  const char = String.fromCodePoint(code);
  const control = Object.entries(controls).find(([, value]) => value === char);
  if (control) return `\\${control[0]}`;
  return /[\\[\]^-]/.test(char) ? `\\${char}` : char;
}

function literal(code: number): string {
  const char = String.fromCodePoint(code);
  const control = Object.entries(controls).find(([, value]) => value === char);
  if (control) return `\\${control[0]}`;
  return /[\\|.?*+(){}[\]^-]/.test(char) ? `\\${char}` : char;
}

function untranslatable(pattern: string): Error {
  return new Error(`The pattern ${pattern} cannot be written in XML Schema; use anchors, classes, groups and counts.`);
}
