import { ExpressionInvalid } from './errors.ts';

const words: Readonly<Record<string, string>> = { or: '|', xor: '^', and: '&', mod: '%', not: '~' };

/** Operators from low to high; big integers keep every bit. */
const levels: readonly Readonly<Record<string, (one: bigint, other: bigint) => bigint>>[] = [
  { '|': (one, other) => one | other },
  { '^': (one, other) => one ^ other },
  { '&': (one, other) => one & other },
  { '<<': (one, other) => one << other, '>>': (one, other) => one >> other },
  { '+': (one, other) => one + other, '-': (one, other) => one - other },
  { '*': (one, other) => one * other, '/': (one, other) => one / other, '%': (one, other) => one % other },
];

const shiftMaximum = 63n;
const depthMaximum = 100;

/** The value of an expression of whole numbers. */
export function evaluate(expression: string): number {
  const fail = (reason: string) => ExpressionInvalid(expression, reason);
  const tokens = tokensOf(expression);
  let at = 0;
  let depth = 0;

  const value = Number(binary(0));
  if (at < tokens.length) throw fail(`"${tokens[at]}" does not belong where it stands.`);
  if (!Number.isSafeInteger(value)) throw fail('Its value is too large.');
  return value;

  function binary(level: number): bigint {
    const operators = levels[level];
    if (!operators) return unary();
    let result = binary(level + 1);
    for (let operate = operators[tokens[at] ?? '']; operate; operate = operators[tokens[at] ?? '']) {
      const operator = tokens[at++] ?? '';
      const other = binary(level + 1);
      if (other === 0n && '/%'.includes(operator)) throw fail('It divides by zero.');
      if (level === 3 && (other < 0n || other > shiftMaximum))
        throw fail('It shifts by fewer than 0 or more than 63 bits.');
      result = operate(result, other);
    }
    return result;
  }

  function unary(): bigint {
    if (++depth > depthMaximum) throw fail('It is nested too deeply.');
    const token = tokens[at++];
    const result = operandOf(token);
    depth--;
    return result;
  }

  function operandOf(token: string | undefined): bigint {
    if (token === '-') return -unary();
    if (token === '~') return ~unary();
    if (token === '(') {
      const inner = binary(0);
      if (tokens[at++] !== ')') throw fail('A parenthesis is not closed.');
      return inner;
    }
    const number = token === undefined ? undefined : numberOf(token);
    if (number === undefined) throw fail(token === undefined ? 'It ends too early.' : `"${token}" is not a number.`);
    return number;
  }
}

function tokensOf(expression: string): string[] {
  const found = expression.match(/&H[0-9A-F]+|0x[0-9A-F]+|\d+|[A-Z]+|<<|>>|\S/gi) ?? [];
  return found.map((token) => words[token.toLowerCase()] ?? token);
}

function numberOf(token: string): bigint | undefined {
  const digits = /^(?:0x|&H)([0-9A-F]+)$/i.exec(token)?.[1];
  if (digits === undefined) return /^\d+$/.test(token) ? BigInt(token) : undefined;
  const mask = BigInt(`0x${digits}`);
  return digits.length <= 8 ? BigInt.asIntN(32, mask) : mask;
}
