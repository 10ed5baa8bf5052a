import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HostileSite, someWords, startHostileSite } from '#tests/fakes/hostile-site.ts';
import { chromiumPath, never, type OpenPool } from '#tests/support/drawing.ts';
import { childrenOf } from '#tests/support/processes.ts';

const site = 'https://acme.example';

/** What the one browser for all promises: when it lives, and what its end costs. */
export function browserLifeSuite(open: OpenPool): void {
  let fake: HostileSite;
  beforeAll(async () => {
    fake = await startHostileSite();
    fake.serve('/plain', someWords);
  });
  afterAll(() => fake[Symbol.asyncDispose]());
  const mapped = () => ({ originMap: { [site]: fake.origin } });

  /** A page that loads until `free` is called. */
  function hold(at: string) {
    const asked = Promise.withResolvers<void>();
    const free = Promise.withResolvers<void>();
    fake.serve(at, async (_request, response) => {
      asked.resolve();
      await free.promise;
      response.writeHead(200, { 'content-type': 'text/html' }).end(someWords);
    });
    return { asked: asked.promise, free: free.resolve };
  }

  it('starts with the first page, and stops when idle', async () => {
    await using pool = open(mapped(), { limits: { idleMs: 200 } });
    expect(pool.pid()).toBe(null);

    await pool.draw(`${site}/plain`, never);
    const pid = pool.pid();

    expect(pid).not.toBe(null);
    await expect.poll(() => isAlive(pid)).toBe(false);
    expect(pool.pid()).toBe(null);
    await expect(pool.draw(`${site}/plain`, never)).resolves.toHaveProperty('document');
  });

  it('draws the pages of 20 companies two at a time, in one browser', async () => {
    let now = 0;
    let most = 0;
    const pids = new Set<number | null>();
    await using pool = open(mapped());
    for (let n = 0; n < 20; n++) {
      fake.serve(`/company/${n}`, (_request, response) => {
        now += 1;
        most = Math.max(most, now);
        pids.add(pool.pid());
        response.writeHead(200, { 'content-type': 'text/html' }).end(`${someWords}<p>No. ${n}</p>`);
        response.on('close', () => {
          now -= 1;
        });
      });
    }

    const drawn = await Promise.all(
      Array.from({ length: 20 }, (_, n) => pool.draw(`${site}/company/${n}`, never)),
    );

    expect(drawn.map(({ document }, n) => document.body.includes(`No. ${n}<`))).not.toContain(
      false,
    );
    expect(most).toBeLessThanOrEqual(2);
    expect(pids.size).toBe(1);
  });

  it('shares nothing between two pages', async () => {
    fake.serve(
      '/leaves',
      `${someWords}<script>document.cookie = 'a=1'; localStorage.a = 1</script>`,
    );
    fake.serve(
      '/looks',
      `${someWords}<script>document.body.append('found ' + document.cookie + localStorage.a)</script>`,
    );
    await using pool = open(mapped());

    await pool.draw(`${site}/leaves`, never);
    const { document } = await pool.draw(`${site}/looks`, never);

    expect(document.body).toContain('found undefined');
  });

  it('survives the death of the browser in mid-page: the page is drawn once more', async () => {
    await using pool = open(mapped());
    const held = hold('/dies');
    const drawn = pool.draw(`${site}/dies`, never);
    await held.asked;
    const pid = pool.pid();
    process.kill(pid ?? 0, 'SIGKILL');
    held.free();

    expect((await drawn).document.body).toContain('We build tools');
    expect(pool.pid()).not.toBe(pid);
  });

  it('gives up a browser that hangs, and goes on in another', async () => {
    await using pool = open(mapped(), { limits: { pageMs: 3_000 } });
    const held = hold('/hangs');
    const drawn = pool.draw(`${site}/hangs`, never);
    await held.asked;
    const pid = pool.pid() ?? 0;
    process.kill(pid, 'SIGSTOP');

    await expect(drawn).rejects.toMatchObject({ code: 'page_too_slow' });
    held.free();
    await expect(pool.draw(`${site}/plain`, never)).resolves.toHaveProperty('document');
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('ends a page at once when its job is cancelled, also one that waits for its turn', async () => {
    await using pool = open({ ...mapped(), browserPages: 1 });
    const held = hold('/cancelled');
    const first = new AbortController();
    const second = new AbortController();
    const drawing = pool.draw(`${site}/cancelled`, first.signal);
    await held.asked;
    const waiting = pool.draw(`${site}/plain`, second.signal);
    second.abort(new Error('cancelled while waiting'));
    first.abort(new Error('cancelled'));

    await expect(waiting).rejects.toThrow('cancelled while waiting');
    await expect(drawing).rejects.toThrow('cancelled');
    held.free();
    await expect(pool.draw(`${site}/plain`, never)).resolves.toHaveProperty('document');
  });

  it('says that the browser is missing', async () => {
    await using pool = open({ ...mapped(), findBrowser: async () => null });

    await expect(pool.draw(`${site}/plain`, never)).rejects.toMatchObject({
      code: 'browser_missing',
    });
  });

  it('says that a program is no browser', async () => {
    await using pool = open({ ...mapped(), findBrowser: async () => '/bin/false' });

    await expect(pool.draw(`${site}/plain`, never)).rejects.toMatchObject({ code: 'browser_lost' });
  });

  it('leaves no process when its host is killed in mid-page', async () => {
    const held = hold('/orphans');
    const host = spawn(
      process.execPath,
      [
        path.resolve(import.meta.dirname, '../fixtures/browser-host.ts'),
        await chromiumPath(),
        `${fake.origin}/orphans`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = await once(createInterface({ input: host.stdout }), 'line');
    const { pid } = JSON.parse(String(line));
    await held.asked;
    const family = [pid, ...(await childrenOf(pid)).map((child) => child.pid)];
    host.kill('SIGKILL');

    expect(family.length).toBeGreaterThan(1);
    await expect.poll(() => family.filter(isAlive)).toEqual([]);
    held.free();
  });
}

function isAlive(pid: number | null): boolean {
  try {
    process.kill(pid ?? 0, 0);
    return pid !== null;
  } catch {
    return false;
  }
}
