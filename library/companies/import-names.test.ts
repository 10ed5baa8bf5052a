import { expect, it } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import { importCompanies } from './company-lists.ts';
import { lazyCatalogue } from './open-catalogue.ts';

const openCatalogue = lazyCatalogue();

async function importNamed(text: string) {
  await using db = await openTestDatabase();
  return await importCompanies(db, openCatalogue, [{ kind: 'name', line: 1, text, name: text }]);
}

it.each(['NVIDIA', 'Plaid', 'Boeing', 'PayPal', 'Visa', 'KRAKEN', 'morgan stanley', 'HPE'])(
  'a name that several companies of the catalogue have is a choice of these: %s',
  async (name) => {
    const { choices, ...others } = await importNamed(name);
    expect(others).toEqual({ added: [], known: [], refused: [] });
    const offered = choices.flatMap((each) => each.choices);
    expect(offered.length).toBeGreaterThan(1);
    expect(new Set(offered.map(({ match }) => match))).toEqual(new Set(['exact']));
  },
);

it.each(['Stripe', 'Spotify', 'Cloudflare'])(
  'a name that one company has is that company: %s',
  async (name) => {
    expect(await importNamed(name)).toMatchObject({ added: [{ name }], choices: [], refused: [] });
  },
);
