import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { type PointedAt, SeenPage } from '#core/page-look.ts';
import { oddPage, oddTitles } from '#tests/fakes/odd-openings.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { jobContext } from '#tests/support/job-context.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import type { LookAt } from './draw.ts';
import { createLookAtPage } from './look-at-page.ts';
import { LookResult } from './payload.ts';
import { createPointAtPage } from './point-at-page.ts';

const url = 'https://bakery.example/come';
const payload = { url, companyUrl: url, userId: 'me', usesProxy: false };
const empty = '<!doctype html><title>Lake</title><div id="list"></div>';
const lookAs =
  (html: string): LookAt =>
  async () => ({ page: { url, html }, jpeg: 'AAAA', width: 1_280, height: 900 });
const at = (title: string): PointedAt => ({ by: 'title', title });

describe('look_at_page', () => {
  it('passes the picture and the page on by reference', async () => {
    const snapshots = memorySnapshots();
    const look = createLookAtPage({ snapshots, look: lookAs(oddPage()), proxied: 'none' });
    const result = LookResult.parse(await look(payload, jobContext()));
    expect(result).toMatchObject({ url, width: 1_280, height: 900 });
    expect(await snapshots.get(result.image, z.string())).toBe('AAAA');
    expect(await snapshots.get(result.page, SeenPage)).toEqual({ url, html: oddPage() });
  });

  it.each([
    ['the browser is switched off', undefined, 'none', 'browser_off'],
    ['it would go past the proxies', lookAs(''), 'all', 'browser_past_proxies'],
    [
      'there is none',
      () => Promise.reject(new AppError('browser_missing', {})),
      'none',
      'browser_missing',
    ],
  ] as const)('says so if %s', async (_name, look, proxied, code) => {
    const made = createLookAtPage({ snapshots: memorySnapshots(), look, proxied });
    await expect(made(payload, jobContext())).rejects.toMatchObject({ code });
  });
});

/** Points at a page: as a picture shows it, as a plain request gets it, as a browser draws it. */
async function point(
  pointed: PointedAt,
  pages: { readonly seen?: string; readonly plain?: string | Error; readonly drawn?: LookAt },
) {
  const { seen, plain = empty, drawn } = pages;
  const snapshots = memorySnapshots();
  const page = seen === undefined ? null : await snapshots.put({ url, html: seen });
  const made = createPointAtPage({
    ...{ snapshots, look: drawn, proxied: 'none' },
    contextOf: () => createFetchContext({ answers: { [url]: plain } }),
  });
  return await made({ ...payload, page, pointed }, jobContext());
}

describe('point_at_page', () => {
  it.each([
    ['the plain page shows them too', oddPage(), false],
    ['the plain page shows a few less', oddPage(oddTitles.slice(0, 11)), false],
    ['the plain page shows a part', oddPage(oddTitles.slice(0, 5)), true],
    ['only a browser shows them', empty, true],
    ['the plain page is refused', new AppError('access_denied', { url, status: 403 }), true],
  ])('finds the list in a picture; %s', async (_name, plain, isDrawn) => {
    const found = await point(at('Crumb poet'), { seen: oddPage(), plain });
    expect(found).toMatchObject({ kind: 'list', recipe: { isDrawn } });
    expect(found.kind === 'list' && found.openings.map(({ title }) => title)).toEqual(oddTitles);
  });

  it('goes by the picture that the user saw, though the page has changed since', async () => {
    const found = await point(at('Crumb poet'), { seen: oddPage(), plain: oddPage(['A', 'B']) });
    expect(found).toMatchObject({ kind: 'list', recipe: { proof: { openings: 12 } } });
  });

  it('says that a picture is too old', async () => {
    const made = createPointAtPage({
      ...{ snapshots: memorySnapshots(), proxied: 'none' },
      contextOf: () => createFetchContext({ answers: {} }),
    });
    const page = `sha256-${'0'.repeat(64)}`;
    await expect(made({ ...payload, page, pointed: at('A') }, jobContext())).rejects.toMatchObject({
      code: 'snapshot_missing',
    });
  });

  it('finds a title on the plain page without a browser', async () => {
    const drawn = () => Promise.reject(new Error('drawn without need'));
    const found = await point(at('Crumb poet'), { plain: oddPage(), drawn });
    expect(found).toMatchObject({ kind: 'list', recipe: { isDrawn: false } });
  });

  it('finds a title that only a browser shows', async () => {
    const found = await point(at('Crumb poet'), { drawn: lookAs(oddPage()) });
    expect(found).toMatchObject({ kind: 'list', recipe: { isDrawn: true } });
  });

  it('says where only a browser could find a title', async () => {
    await expect(point(at('Crumb poet'), {})).rejects.toMatchObject({ code: 'browser_off' });
  });

  it('says what is wrong with a title', async () => {
    const found = await point(at('Our bread'), { plain: oddPage(), drawn: lookAs(oddPage()) });
    expect(found).toEqual({ kind: 'none', fault: 'menu' });
  });
});
