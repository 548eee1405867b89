/** Seconds of a time span as procedures write it, `[d.]hh:mm:ss`; undefined for `Unlimited` and nothing. */
export function secondsOf(text: unknown): number | undefined {
  const [, days, hours, minutes, seconds] = /^(?:(\d+)\.)?(\d+):(\d\d):(\d\d)$/.exec(String(text)) ?? [];
  if (hours === undefined) return undefined;
  return ((Number(days ?? 0) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}
