/** Bits of userAccountControl (MS-ADTS 2.2.16). */
export const accountBits = { disabled: 0x2, normalAccount: 0x200 } as const;

/** Whether the value of userAccountControl keeps a user from logging on. */
export function isDisabled(value: string | undefined): boolean {
  return (Number(value ?? accountBits.normalAccount) & accountBits.disabled) !== 0;
}
