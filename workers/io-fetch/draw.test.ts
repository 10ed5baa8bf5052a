import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import type { BrowserPool } from '#services/browser/pool.ts';
import type { HttpClient } from '#services/http/client.ts';
import { never } from '#tests/support/drawing.ts';
import { drawnPage } from '#tests/support/drawn-page.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { challengeIn, createDraw } from './draw.ts';

const url = 'https://acme.example/careers';
const picture = { url, jpeg: 'AAAA', width: 1_280, height: 2_000 };

function drawing(html: string, forbidsModel = false) {
  const events: string[] = [];
  const page = drawnPage(url, html, { pages: [webDocument(`${url}?page=1`, { body: html })] });
  const visit: HttpClient['visit'] = async (visited, _signal, work) => {
    events.push(`visits ${visited}`);
    return await work({ forbidsModel });
  };
  const pool: BrowserPool = {
    draw: async () => page,
    picture: async () => picture,
    look: async () => ({ page: { url, html }, jpeg: 'AAAA', width: 1_280, height: 900 }),
    pid: () => null,
    memoryBytes: async () => 0,
    [Symbol.asyncDispose]: async () => void events.push('closes'),
  };
  const made = createDraw({
    http: { visit, mayRead: async () => true },
    settings: defaultSettings,
    originMap: {},
    log: silentLog,
    openPool: async () => {
      events.push('opens');
      return pool;
    },
  });
  return { ...made, events, page };
}

describe('createDraw', () => {
  it('opens the browser with the first page, visits each politely, and closes it', async () => {
    const { draw, events, page, ...made } = drawing('<h1>Jobs</h1>');
    expect(events).toEqual([]);

    expect(await draw(url, never)).toEqual(page);
    await draw(url, never);
    await made[Symbol.asyncDispose]();

    expect(events).toEqual(['opens', `visits ${url}`, `visits ${url}`, 'closes']);
  });

  it('takes pictures in the same browser, as politely', async () => {
    const made = drawing('<h1>Jobs</h1>');
    await made.draw(url, never);

    expect(await made.picture(url, never)).toEqual(picture);

    expect(made.events).toEqual(['opens', `visits ${url}`, `visits ${url}`]);
  });

  it.each([
    ['<title>Just a moment...</title>', 'Cloudflare'],
    ['<h1>Jobs</h1>', undefined],
  ])('knows whether %s is a wall', (body, kind) => {
    expect(challengeIn(webDocument(url, { body }))?.details).toEqual(kind && { url, kind });
  });

  it('marks the pages of a site that forbids language models', async () => {
    const drawn = await drawing('<h1>Jobs</h1>', true).draw(url, never);

    expect([drawn.document, ...drawn.pages].map(({ noModel }) => noModel)).toEqual([true, true]);
  });
});
