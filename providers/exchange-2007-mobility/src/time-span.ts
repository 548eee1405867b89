const secondsOfDay = 86_400;

/** Seconds of a span `d.hh:mm:ss`; days may be left out. */
export function toSeconds(span: string): number {
  const [, days = '0', hours, minutes, seconds] = /^(?:(\d+)\.)?(\d+):(\d+):(\d+)$/.exec(span) ?? [];
  return Number(days) * secondsOfDay + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** The span of so many seconds, `hh:mm:ss`; from a day on `d.hh:mm:ss`. */
export function toTimeSpan(seconds: number): string {
  const days = Math.floor(seconds / secondsOfDay);
  const parts = [Math.floor((seconds % secondsOfDay) / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const time = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return days === 0 ? time : `${days}.${time}`;
}
