/** Global tokens of WBXML 1.3 (WAP-192 section 7.1), as far as ActiveSync has them ([MS-ASWBXML] 2.1.2). */
export const tokens = {
  switchPage: 0x00,
  end: 0x01,
  inlineString: 0x03,
  opaque: 0xc3,
} as const;

/** Bits of a tag token: it has attributes; it has content. */
export const attributesBit = 0x80;
export const contentBit = 0x40;
export const tokenMask = 0x3f;

/** Tokens below are global ones. */
export const firstTagToken = 0x05;

/** Version 1.3, unknown public identifier, UTF-8, no string table. */
export const header = [0x03, 0x01, 0x6a, 0x00] as const;
