import { describe, expect, it } from 'vitest';
import { type CatalogueCompany, readCatalogue } from './catalogue.ts';
import { typosIn } from './close-words.ts';
import { createFindByName } from './find-by-name.ts';
import { createSearch } from './search.ts';

const lever = (name: string, changes: Partial<CatalogueCompany> = {}): CatalogueCompany => ({
  name,
  url: `https://jobs.lever.co/${encodeURIComponent(changes.slug ?? `token-of-${name}`)}`,
  source: 'lever',
  sourceLabel: 'Lever',
  slug: `token-of-${name}`,
  website: null,
  ...changes,
});

const companies = [
  ...['Dropbox', 'Box', 'The Boxing Club', 'Ärger & Söhne', 'Crédit Agricole', 'A.P. Møller'],
  ...['O’Reilly', 'Société Générale', 'Bank of America', 'Spotify', 'Amazon Robotics', 'Amazon'],
].map((name) => lever(name));
const all = [
  ...companies,
  lever('Stripe', { slug: 'stripe', website: 'https://stripe.com' }),
  lever('Strive Health', { website: 'https://www.strivehealth.com' }),
  lever('Weights & Biases (CoreWeave)', { slug: 'wandb' }),
  lever('Advantage Sales LLC dba Advantage Solutions'),
  lever('Doctors Without Borders / Médecins Sans Frontières'),
  lever('DoorDash', { slug: 'dd', website: 'https://www.doordash.com' }),
  lever('DoorDash Canada', { slug: 'ddca', website: 'https://www.doordash.com' }),
  lever('Meta', {
    url: 'https://www.metacareers.com/jobs',
    source: 'json_ld',
    slug: null,
    website: 'https://about.meta.com',
  }),
  lever('Macy’s, Inc.'),
  lever('JPMorgan'),
  lever('Cloudflare'),
];
const search = createSearch(all);
const find = (typed: string, limit = 10) => search(typed, limit).map(({ name }) => name);
const hits = (typed: string) => search(typed, 10).map(({ name, match }) => [name, match]);

describe('the search of the catalogue', () => {
  it('ranks beginnings of words over other parts, each by fame', () => {
    expect(hits('box')).toEqual([
      ['Box', 'exact'],
      ['The Boxing Club', 'start'],
      ['Dropbox', 'part'],
    ]);
  });

  it.each([
    ['STRIPE', 'Stripe'],
    ['arger', 'Ärger & Söhne'],
    ['sohne', 'Ärger & Söhne'],
    ['CRÉDIT', 'Crédit Agricole'],
    ['credit  agri', 'Crédit Agricole'],
    ['arger und', undefined],
    ['a p', 'A.P. Møller'],
    ["o'rei", 'O’Reilly'],
    ['ing club', 'The Boxing Club'],
    ['societe generale', 'Société Générale'],
    ['generale soc', 'Société Générale'],
    ['america bank', 'Bank of America'],
    ['jp morgan', 'JPMorgan'],
    ['zzz', undefined],
  ])('finds for %s: %s', (typed, name) => {
    expect(find(typed)[0]).toBe(name);
  });

  it.each([
    ['Macy’s', 'Macy’s, Inc.', 'exact'],
    ['coreweave', 'Weights & Biases (CoreWeave)', 'alias'],
    ['wandb', 'Weights & Biases (CoreWeave)', 'alias'],
    ['Advantage Solutions', 'Advantage Sales LLC dba Advantage Solutions', 'alias'],
    ['medecins sans frontieres', 'Doctors Without Borders / Médecins Sans Frontières', 'alias'],
    ['metacareers', 'Meta', 'start'],
  ])('finds by another name that the data states: %s is %s', (typed, name, match) => {
    expect(hits(typed)[0]).toEqual([name, match]);
  });

  it.each([
    ['stripe.com', 'Stripe', 'exact'],
    ['https://www.stripe.com/jobs', 'Stripe', 'exact'],
    ['careers.stripe.com', 'Stripe', 'exact'],
    ['de.jobs.stripe.com', 'Stripe', 'exact'],
    ['https://stripe.com/jobs/search?team=design', 'Stripe', 'alias'],
    ['jobs.lever.co/stripe/?utm_source=mail', 'Stripe', 'exact'],
    ['https://jobs.lever.co/stripe/1f2e', 'Stripe', 'alias'],
    ['metacareers.com', 'Meta', 'exact'],
    ['stripe.co', 'Stripe', 'start'],
  ])('finds by address: %s is %s, %s', (typed, name, match) => {
    expect(hits(typed)).toEqual([[name, match]]);
  });

  it('finds all companies of a domain, and none for an address of another', () => {
    expect(find('doordash.com')).toEqual(['DoorDash', 'DoorDash Canada']);
    expect(find('https://unknown.example/stripe')).toEqual([]);
    expect(find('https://jobs.lever.co/strive')).toEqual([]);
  });

  it.each([
    ['spotfy', 'Spotify'],
    ['amzon', 'Amazon'],
    ['strpie', 'Stripe'],
    ['sptofy', undefined],
    ['advntage soltuions', 'Advantage Sales LLC dba Advantage Solutions'],
    ['spottif', 'Spotify'],
    ['clod flare', 'Cloudflare'],
    ['bux', undefined],
  ])('forgives typos: %s is %s', (typed, name) => {
    expect(find(typed).find((each) => each === name)).toBe(name);
    if (name === undefined) expect(find(typed)).toEqual([]);
  });

  it('shows no typo beside a name that begins as typed', () => {
    expect(find('stri')).toEqual(['Stripe', 'Strive Health']);
    expect(find('strip')).toEqual(['Stripe']);
  });

  it('ranks fewer typos higher', () => {
    expect(hits('strpie')).toEqual([['Stripe', 'close']]);
    expect(find('amazonn')[0]).toBe('Amazon Robotics');
  });

  it('finds no more than the limit', () => {
    expect(find('o', 2)).toHaveLength(2);
  });

  it('finds the best known companies for empty text', () => {
    expect(find(' ', 2)).toEqual(['Dropbox', 'Box']);
  });

  it('finds nothing for signs alone', () => {
    expect(find('+++')).toEqual([]);
  });
});

describe('the search of the catalogue that ships', async () => {
  const shipped = createSearch(await readCatalogue());

  it.each([
    ['spotfy', 'Spotify'],
    ['amzon', 'Amazon'],
    ['strpie', 'Stripe'],
    ['nvdia', 'NVIDIA'],
    ['stripe.com', 'Stripe'],
    ['https://www.stripe.com/jobs', 'Stripe'],
    ['wandb', 'Weights & Biases (CoreWeave)'],
    ['america bank', 'Bank of America'],
  ])('finds for %s: %s', (typed, name) => {
    expect(shipped(typed, 1)[0]?.name).toBe(name);
  });
});

describe('typosIn', () => {
  it.each([
    ['stripe', 'stripe', 0],
    ['strip', 'stripe', 0],
    ['strpie', 'stripe', 1],
    ['spotfy', 'spotify', 1],
    ['amazzon', 'amazon', 1],
    ['amason', 'amazon', 1],
    ['tsripe', 'stripe', 1],
    ['mazon', 'amazon', 1],
    ['palntri', 'palantir', 2],
    ['stripes', 'stripe', 1],
    ['box', 'b', 2],
    ['abc', 'xyz', 3],
  ])('counts those in %s for %s: %i', (typed, word, typos) => {
    expect(typosIn(typed, word, 2)).toBe(typos);
  });

  it('compares no word of a length that nobody types', () => {
    expect(typosIn('x'.repeat(500), 'x'.repeat(500), 2)).toBe(3);
  });
});

describe('createFindByName', () => {
  const findByName = createFindByName(all, search);

  it('knows a name with a remark, a legal form or a domain for one company', () => {
    for (const name of ['Stripe', 'Stripe Inc', 'Stripe - great company', 'Stripe (Berlin)']) {
      expect(findByName(name).exact).toMatchObject([{ name: 'Stripe' }]);
    }
  });

  it('offers those that may be meant, and nothing else', () => {
    expect(findByName('strpie')).toMatchObject({ exact: [], near: [{ name: 'Stripe' }] });
    expect(findByName('Nobody Knows Them')).toEqual({ exact: [], near: [] });
  });
});
