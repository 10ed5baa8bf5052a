import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Recipe } from '#core/recipe.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { listingRecipe, siteApiRecipe, stateRecipe } from '#tests/support/recipes.ts';
import type { Database } from '../engine/open.ts';
import { createRun } from '../runs/runs.ts';
import { getRecipe, setRecipe, viewRecipe } from './recipes.ts';

let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db[Symbol.asyncDispose]());

const company = (id: string) => ({ id, name: 'acme' });
const page = 'https://acme.example/careers';

describe('a company’s recipe', () => {
  it('is none before a scan made one', async () => {
    expect(await getRecipe(db, company(await addTestCompany(db)))).toBeNull();
  });

  it('is what the last scan stored', async () => {
    const id = await addTestCompany(db);
    await scan(db, id, [], { recipe: siteApiRecipe() });
    expect(await getRecipe(db, company(id))).toMatchObject(siteApiRecipe());
  });

  it('makes the next scan read the page by it', async () => {
    const id = await addTestCompany(db);
    await scan(db, id, [], { source: 'site_api', slug: page, recipe: siteApiRecipe() });
    await setRecipe(db, company(id), stateRecipe());
    const { source, slug } = await db.prisma.company.findUniqueOrThrow({ where: { id } });
    expect({ source, slug }).toEqual({ source: 'embedded_state', slug: page });
    expect(await getRecipe(db, company(id))).toEqual(stateRecipe({ madeAt: testTime }));
  });

  it('reads the company’s own address where a job board was read', async () => {
    const id = await addTestCompany(db);
    await scan(db, id, [], { source: 'lever', slug: 'acme' });
    await setRecipe(db, company(id), siteApiRecipe());
    const { slug, url } = await db.prisma.company.findUniqueOrThrow({ where: { id } });
    expect(slug).toBe(url);
  });

  const pointed = (isDrawn: boolean): Recipe => ({
    ...{ means: 'listing', item: 'li', fields: { title: 'a' }, isDrawn, isPointed: true },
    proof: { openings: 3, agreed: 3, of: 3 },
  });

  it.each([
    [true, 'drawn'],
    [false, 'listing'],
  ])('of a list is for a page that a browser draws: %s', async (isDrawn, source) => {
    const id = await addTestCompany(db);
    await scan(db, id, [], { source: 'listing', slug: page });
    await setRecipe(db, company(id), pointed(isDrawn));
    const known = await db.prisma.company.findUniqueOrThrow({ where: { id } });
    expect(known).toMatchObject({ source, slug: page });
  });

  it('may be for another page of the company', async () => {
    const id = await addTestCompany(db);
    await scan(db, id, [], { source: 'listing', slug: page });
    await setRecipe(db, company(id), pointed(false), 'https://acme.example/open');
    const { slug } = await db.prisma.company.findUniqueOrThrow({ where: { id } });
    expect(slug).toBe('https://acme.example/open');
  });

  it('is refused for a page that is read for another company', async () => {
    const other = await addTestCompany(db, 'other');
    await scan(db, other, [], { source: 'listing', slug: page });
    const id = await addTestCompany(db);
    await expect(setRecipe(db, company(id), pointed(false), page)).rejects.toMatchObject({
      code: 'duplicate_company',
    });
  });

  it('is shown as drawn only if later scans need the browser too', () => {
    const request = {
      url: 'https://acme.example/more',
      method: 'GET' as const,
      headers: {},
      body: null,
    };
    const each = {
      kind: 'number' as const,
      where: 'query' as const,
      key: ['p'],
      first: 2,
      step: 1,
    };
    const drawn = listingRecipe();
    const inPieces = { ...drawn, pieces: { request, html: null, each } } as Recipe;
    expect(viewRecipe(drawn)).toEqual({ means: 'listing', isDrawn: true });
    expect(viewRecipe(inPieces)).toEqual({ means: 'listing', isDrawn: false });
  });

  it('is not changed while a scan runs that would store its own', async () => {
    const id = await addTestCompany(db);
    await createRun(db, { id: 'r', userId: 'u', enrich: false, companyIds: [id], at: testTime });
    await expect(setRecipe(db, company(id), siteApiRecipe())).rejects.toMatchObject({
      code: 'company_busy',
    });
  });

  it('is refused if no source reads by it', async () => {
    const other = { ...siteApiRecipe(), means: 'telepathy' } as unknown as Recipe;
    const id = await addTestCompany(db);
    await expect(setRecipe(db, company(id), other)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('telepathy') as unknown,
    });
  });
});
