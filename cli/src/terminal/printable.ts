/**
 * Text without the characters that steer a terminal: what tenants have written, or what a file has instead of text, is shown to
 * operators. Line ends and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\u{fffd}');
}
