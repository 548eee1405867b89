import { text } from '@tenantry/schema';

export const key = text('Name of the note.', { maxLength: 128, pattern: '\\S' });

export const value = text('What the note says.', { maxLength: 4096 });
