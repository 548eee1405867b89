import { read } from '@tenantry/engine';
import { integer, text } from '@tenantry/schema';

import { ExpressionInvalid } from './errors.ts';
import { evaluate } from './expression.ts';

export const Evaluate = read({
  summary: 'Works out an expression of whole numbers, e.g. a bit mask for userAccountControl.',
  remarks:
    'Numbers are decimal, or hexadecimal as 0x200 or &H200. Operators from low to high: | (or), ^ (xor), & (and), << >>, + -, * / % (mod), and - ~ (not) before a number; parentheses. A hexadecimal number of up to eight digits is a mask of 32 bits with a sign, as the directory has them: 0x80000008 is -2147483640.',
  source: 'active-directory-provider.yaml (name only)',
  role: 'DomainAdmin',
  input: { expression: text('The expression, e.g. 0x200 | 0x2.', { maxLength: 1024 }) },
  output: { result: integer('Its value.') },
  errors: [ExpressionInvalid],

  run: async ({ input }) => ({ result: evaluate(input.expression) }),
});
