import { escapeFilter } from '@tenantry/directory';

import { FilterInvalid } from './errors.ts';
import { recipientProperties, recipientTypes } from './recipient-properties.ts';

const depthMaximum = 50;
const token =
  /\s*(?:(\()|(\))|-(and|or|not|eq|ne|like|notlike|gt|ge|lt|le)\b|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|(\$null|\$true|\$false)(?![\w$])|([A-Za-z_][\w-]*|-?\d+))/giy;

type Token =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'operator' | 'word'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string | undefined };

/**
 * The LDAP filter of a recipient filter of the shell (OPATH), e.g. `(Department -eq 'Sales') -and (Alias -like 'a*')`.
 * Source: filterable properties for the -RecipientFilter parameter.
 */
export function ldapFilterOf(recipientFilter: string): string {
  const text = recipientFilter.trim().replace(/^\{(.*)\}$/s, '$1');
  const tokens = tokenize(text, recipientFilter);
  let next = 0;

  const filter = alternatives(0);
  if (next < tokens.length) fail('something follows its end.');
  return filter;

  function alternatives(depth: number): string {
    const parts = [conjunction(depth)];
    while (takeOperator('or')) parts.push(conjunction(depth));
    return combine('|', parts);
  }

  function conjunction(depth: number): string {
    const parts = [negation(depth)];
    while (takeOperator('and')) parts.push(negation(depth));
    return combine('&', parts);
  }

  function negation(depth: number): string {
    if (depth > depthMaximum) fail('it is nested too deep.');
    if (takeOperator('not')) return `(!${negation(depth + 1)})`;
    if (tokens[next]?.kind !== 'open') return comparison();
    next++;
    const inner = alternatives(depth + 1);
    if (tokens[next++]?.kind !== 'close') fail('a closing parenthesis is missing.');
    return inner;
  }

  function comparison(): string {
    const property = tokens[next++];
    const operator = tokens[next++];
    const value = tokens[next++];
    if (property?.kind !== 'word') return fail('the name of a property was expected.');
    if (operator?.kind !== 'operator') return fail(`an operator was expected after ${property.text}.`);
    if (value?.kind !== 'value' && value?.kind !== 'word') return fail(`a value was expected after -${operator.text}.`);
    return compare({ property: property.text, operator: operator.text, value: value.text, fail });
  }

  function takeOperator(name: string): boolean {
    const found = tokens[next];
    const matches = found?.kind === 'operator' && found.text === name;
    if (matches) next++;
    return matches;
  }

  function fail(reason: string): never {
    throw FilterInvalid(recipientFilter, reason);
  }
}

function tokenize(text: string, whole: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw FilterInvalid(whole, `"${text.slice(at, at + 20)}" is not understood.`);
    tokens.push(tokenOf(match));
  }
  return tokens;
}

function tokenOf([, open, close, operator, single, double, constant, word]: RegExpExecArray): Token {
  if (open) return { kind: 'open' };
  if (close) return { kind: 'close' };
  if (operator) return { kind: 'operator', text: operator.toLowerCase() };
  if (single !== undefined) return { kind: 'value', text: single.replaceAll("''", "'") };
  if (double !== undefined) return { kind: 'value', text: double.replaceAll('""', '"') };
  if (constant !== undefined) return { kind: 'value', text: constants[constant.toLowerCase()] };
  return { kind: 'word', text: word ?? '' };
}

const constants: Readonly<Record<string, string | undefined>> = { $true: 'TRUE', $false: 'FALSE', $null: undefined };

interface Comparison {
  readonly property: string;
  readonly operator: string;
  /** Undefined for $null. */
  readonly value: string | undefined;
  readonly fail: (reason: string) => never;
}

function compare({ property, operator, value, fail }: Comparison): string {
  const name = property.toLowerCase();
  if (name === 'recipienttype' || name === 'recipienttypedetails') {
    const type = recipientTypes[value?.toLowerCase() ?? ''];
    if (type === undefined) return fail(`${value} is no recipient type.`);
    if (operator !== 'eq' && operator !== 'ne') return fail(`${property} can only be compared with -eq and -ne.`);
    return operator === 'eq' ? type : `(!${type})`;
  }
  const attribute = recipientProperties[name];
  if (attribute === undefined) return fail(`${property} is no property that can be filtered by.`);
  if (value === undefined) {
    if (operator !== 'eq' && operator !== 'ne') return fail('$null can only be compared with -eq and -ne.');
    return operator === 'ne' ? `(${attribute}=*)` : `(!(${attribute}=*))`;
  }
  return compareValue(attribute, operator, value);
}

function compareValue(attribute: string, operator: string, value: string): string {
  const equal = `(${attribute}=${escapeFilter(value)})`;
  switch (operator) {
    case 'eq':
      return equal;
    case 'ne':
      return `(!${equal})`;
    case 'like':
      return `(${attribute}=${pattern(value)})`;
    case 'notlike':
      return `(!(${attribute}=${pattern(value)}))`;
    case 'ge':
      return `(${attribute}>=${escapeFilter(value)})`;
    case 'le':
      return `(${attribute}<=${escapeFilter(value)})`;
    case 'gt':
      return `(&(${attribute}>=${escapeFilter(value)})(!${equal}))`;
    default:
      return `(&(${attribute}<=${escapeFilter(value)})(!${equal}))`;
  }
}

function pattern(value: string): string {
  return value.split('*').map(escapeFilter).join('*');
}

function combine(operator: '&' | '|', parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? '') : `(${operator}${parts.join('')})`;
}
