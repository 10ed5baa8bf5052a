import { expect, it } from 'vitest';
import { readDocComments } from './doc-comments.ts';

const source = `import { z } from 'zod';

/** A thing,
 * as it is. */
export const Thing = z.object({
  /** How it is called. */
  name: z.string(),
  size: z.number(),
});

export const BigThing = Thing.extend({
  /** How big. */
  size: z.number(),
});

/** Calls. */
export const methods = {
  /** Lists them. */
  'things.list': method({
    input: z.strictObject({
      /** At most. */
      limit: z.number(),
    }),
  }),
  'things.get': method({ input: none }),
} as const;
`;

const { exports, fields } = readDocComments(source);

it('reads what an export is', () => {
  expect(exports.get('Thing')).toBe('A thing, as it is.');
});

it('reads fields, also those that a schema has from another', () => {
  expect(fields.get('Thing.name')).toBe('How it is called.');
  expect(fields.get('BigThing.name')).toBe('How it is called.');
  expect(fields.get('BigThing.size')).toBe('How big.');
  expect(fields.get('things.list.limit')).toBe('At most.');
});
