import { ScheduleInvalid } from './errors.ts';

const quartersOfHour = 4;
const quartersOfDay = 24 * quartersOfHour;
const quartersOfWeek = 7 * quartersOfDay;
const bits = 8;
const scheduleBytes = quartersOfWeek / bits;
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const moment =
  /^(sun|mon|tue|wed|thu|fri|sat)(?:day|sday|nesday|rsday|urday)?\.(\d{1,2}):(\d{2})(?::00)?(?:\s*(am|pm))?$/i;

/**
 * The value of offLineABSchedule: one bit for each quarter of an hour of the week, from Sunday 00:00 UTC, as base64.
 * @param text `Never`, `Always` or times such as `Mon.01:00-Mon.02:00, Wed.01:00-Wed.02:00`; the end is not included
 */
export function scheduleOctets(text: string): string {
  const octets = Buffer.alloc(scheduleBytes);
  const word = text.trim().toLowerCase();
  if (word === 'never') return octets.toString('base64');
  if (word === 'always') return octets.fill(0xff).toString('base64');

  for (const span of text.split(',')) {
    const [from, to, ...more] = span.split('-').map((end) => quarterOf(end.trim()));
    if (from === undefined || to === undefined || more.length > 0) throw ScheduleInvalid(text);
    for (let quarter = from; quarter !== to; quarter = (quarter + 1) % quartersOfWeek) set(octets, quarter);
  }
  return octets.toString('base64');
}

function quarterOf(text: string): number | undefined {
  const [, day, hour, minute, half] = moment.exec(text) ?? [];
  if (day === undefined) return undefined;
  const hours = hourOf(Number(hour), half?.toLowerCase());
  const quarter = Number(minute) / 15;
  if (hours === undefined || !Number.isInteger(quarter) || quarter >= quartersOfHour) return undefined;
  return days.indexOf(day.toLowerCase()) * quartersOfDay + hours * quartersOfHour + quarter;
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

function set(octets: Buffer, quarter: number): void {
  const index = Math.floor(quarter / bits);
  octets[index] = (octets[index] ?? 0) | (0x80 >> (quarter % bits));
}
