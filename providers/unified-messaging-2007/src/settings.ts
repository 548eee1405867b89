import type { Attributes, Changes } from '@tenantry/directory';

/** Where the directory keeps a property of an object, and how. */
export interface Setting {
  readonly attribute: string;
  /** Values of the attribute that mean the given one. */
  write(value: unknown, present: readonly string[]): readonly string[];
  /** What the values of the attribute mean, as text; empty for nothing. */
  read(values: readonly string[]): readonly string[];
}

export type Settings = Readonly<Record<string, Setting>>;

/** A setting for each of the fields. */
export type SettingsOf<Fields> = Readonly<Record<keyof Fields & string, Setting>>;

/** A property with its values, as requests get them. */
export interface Property {
  readonly name: string;
  readonly value: string[];
}

/** Changes of the directory for the properties that a request gives; others stay. Settings may share an attribute. */
export function changesFor(settings: Settings, given: object, present: Attributes = {}): Changes {
  const changes: Record<string, readonly string[]> = {};
  for (const [name, value] of Object.entries(given)) {
    const setting = settings[name];
    if (!setting || value === undefined) continue;
    const { attribute } = setting;
    changes[attribute] = setting.write(value, changes[attribute] ?? present[attribute] ?? []);
  }
  return changes;
}

/** What an object has, with the defaults of what nobody has set; properties without a value are left out. */
export function propertiesOf(settings: Settings, attributes: Attributes): Property[] {
  return Object.entries(settings)
    .map(([name, { attribute, read }]) => ({ name, value: [...read(attributes[attribute] ?? [])] }))
    .filter(({ value }) => value.length > 0);
}

/** One value of an object, as text; empty when there is none. */
export function valueOfSetting({ attribute, read }: Setting, attributes: Attributes): string {
  return read(attributes[attribute] ?? [])[0] ?? '';
}

/** Text as it is; an empty one is none. */
export function textIn(attribute: string): Setting {
  return { attribute, write: (value) => (value === '' ? [] : [String(value)]), read: (values) => values };
}

/** A whole number. */
export function numberIn(attribute: string, fallback: number): Setting {
  return {
    attribute,
    write: (value) => [String(value)],
    read: ([value]) => [value ?? String(fallback)],
  };
}

export function truthIn(attribute: string, fallback: boolean): Setting {
  return {
    attribute,
    write: (value) => [value === true ? 'TRUE' : 'FALSE'],
    read: ([value]) => [String(value === undefined ? fallback : value === 'TRUE')],
  };
}

/** Words that the directory keeps as numbers; the first one is the default. */
export function wordIn(attribute: string, words: Readonly<Record<string, number>>): Setting {
  const names = Object.keys(words);
  return {
    attribute,
    write: (value) => [String(words[String(value)])],
    read: ([value]) => [names.find((name) => String(words[name]) === value) ?? names[0] ?? ''],
  };
}

/** One bit of a number. */
export function bitIn(attribute: string, bit: number, fallback: boolean): Setting {
  return {
    attribute,
    write: (value, present) => {
      const before = Number(present[0] ?? (fallback ? bit : 0));
      return [String(value === true ? before | bit : before & ~bit)];
    },
    read: ([value]) => [String(value === undefined ? fallback : (Number(value) & bit) !== 0)],
  };
}

/** A truth that the directory keeps the other way round. */
export function oppositeOf({ attribute, write, read }: Setting): Setting {
  return {
    attribute,
    write: (value, present) => write(value !== true, present),
    read: (values) => read(values).map((value) => String(value !== 'true')),
  };
}

/** Several values. */
export function valuesIn(attribute: string): Setting {
  return {
    attribute,
    write: (value) => (value as readonly unknown[]).map(String),
    read: (values) => values,
  };
}

/** A number, or `Unlimited`, which the directory keeps by having nothing. */
export function limitIn(attribute: string): Setting {
  return {
    attribute,
    write: (value) => (String(value).toLowerCase() === 'unlimited' ? [] : [String(Number(value))]),
    read: ([value]) => [value ?? 'Unlimited'],
  };
}

/** One of several properties that share an attribute, in values of the form `name=value`. */
export function packedIn(attribute: string, name: string, fallback?: string): Setting {
  const prefix = `${name}=`;
  return {
    attribute,
    write: (value, present) => {
      const others = present.filter((each) => !each.startsWith(prefix));
      const values = Array.isArray(value) ? value : [value];
      return [...others, ...values.filter((each) => each !== '').map((each) => `${prefix}${String(each)}`)];
    },
    read: (values) => {
      const own = values.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
      return own.length > 0 || fallback === undefined ? own : [fallback];
    },
  };
}
