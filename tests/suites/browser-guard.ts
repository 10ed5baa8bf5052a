import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { type HostileSite, someWords, startHostileSite } from '#tests/fakes/hostile-site.ts';
import { never, type OpenPool } from '#tests/support/drawing.ts';
import { startLocalServer } from '#tests/support/local-server.ts';

const site = 'https://hostile.example';
/** From here, a browser would ask other sites without encryption. */
const plainSite = 'http://hostile.example';

/** What every browser that draws for us promises, whatever a page does. */
export function browserGuardSuite(open: OpenPool): void {
  let hidden: Awaited<ReturnType<typeof startLocalServer>>;
  let hostile: HostileSite;
  const reached: string[] = [];
  beforeAll(async () => {
    hidden = await startLocalServer((request, response) => {
      reached.push(request.url ?? '');
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end('secret');
    });
    hostile = await startHostileSite(hidden.url);
  });
  afterAll(async () => {
    await hostile[Symbol.asyncDispose]();
    await hidden[Symbol.asyncDispose]();
  });
  const mapped = () => ({ originMap: { [site]: hostile.origin, [plainSite]: hostile.origin } });

  describe('a hostile page', () => {
    let pool: ReturnType<OpenPool>;
    beforeAll(() => {
      pool = open(mapped(), { limits: { pageMs: 30_000 } });
    });
    afterAll(() => pool[Symbol.asyncDispose]());
    const draw = (path: string) => pool.draw(site + path, never);

    it.each([
      '/never-idle',
      '/alerts',
      '/busy',
      '/popups',
      '/closes',
      '/service-worker',
      '/files',
      '/form',
      '/permissions',
      '/private',
    ])('%s is read all the same', async (path) => {
      const { document } = await draw(path);

      expect(document.body).toContain('We build tools for people');
    });

    it('reaches no private address: not by a script, frame, worker, WebSocket or redirect', async () => {
      hostile.asked.splice(0);
      await draw('/private');
      await pool.draw(`${plainSite}/private`, never);

      expect(hostile.asked.filter((path) => path === '/to-private')).toHaveLength(2);
      expect(reached).toEqual([]);
    });

    it('opens no window and no worker between it and its site', async () => {
      await draw('/popups');
      await draw('/service-worker');

      expect(hostile.asked).not.toContain('/popup');
      expect(hostile.asked).not.toContain('/worker.js');
    });

    it('never gets a form sent', async () => {
      await draw('/form');

      expect(hostile.asked.filter((asked) => asked.includes('/sent'))).toEqual([]);
    });

    it('reads no file and is granted no permission', async () => {
      const { document } = await draw('/files');
      const { document: asking } = await draw('/permissions');

      expect(document.body).not.toContain('root:');
      expect(asking.body).toContain('asked: denied');
      expect(hostile.asked).not.toContain('/located');
    });

    it('sends no packet past the gate by WebRTC, and learns no address', async () => {
      const socket = createSocket('udp4');
      const packets: Buffer[] = [];
      socket.on('message', (packet) => packets.push(packet));
      socket.bind(0, '127.0.0.1');
      await once(socket, 'listening');
      try {
        const { document } = await draw(`/webrtc#127.0.0.1:${socket.address().port}`);
        expect(packets).toEqual([]);
        expect(document.body).not.toMatch(/candidate:.*typ (?:srflx|host) (?!.*\.local)/);
      } finally {
        socket.close();
      }
    });

    it('that never ends is read as far as it came, and says so', async () => {
      const { isWhole, left, document } = await draw('/endless');

      expect(document.body).toContain('/job/40');
      expect({ isWhole, left }).toEqual({ isWhole: false, left: expect.stringMatching(/\w/) });
    });

    it('with 55,000 elements is read, and not driven', async () => {
      const { left } = await draw('/many-elements');

      expect(left).toBe('it is too large');
    });

    it('without a word is an empty page', async () => {
      const { document, isWhole } = await draw('/blank');

      expect(document.body).toMatch(/<body><\/body>/);
      expect(isWhole).toBe(true);
    });

    it('a page with a wall in its place is refused as one', async () => {
      await using walled = open({
        ...mapped(),
        wallOf: ({ url, status }) =>
          status === 403 ? new AppError('challenge_page', { url, kind: 'captcha' }) : null,
      });

      await expect(walled.draw(`${site}/forbidden`, never)).rejects.toMatchObject({
        code: 'challenge_page',
      });
    });

    it.each([
      ['/login', 'login_wall'],
      ['/forbidden', 'access_denied'],
      ['/download', 'unexpected_content'],
      ['/large', 'body_too_large'],
      ['/missing', 'page_not_found'],
    ])('%s is refused as %s', async (path, code) => {
      await expect(draw(path)).rejects.toMatchObject({ code });
    });
  });

  it('ends a page that takes too much memory, and goes on in a new browser', async () => {
    await using pool = open(mapped(), {
      limits: { memoryBytes: 400 * 1_048_576, memoryCheckMs: 100 },
    });

    await expect(pool.draw(`${site}/canvas`, never)).rejects.toMatchObject({
      code: expect.stringMatching(/page_too_heavy|page_too_slow/),
    });
    await expect(pool.draw(`${site}/never-idle`, never)).resolves.toHaveProperty('document');
  });

  describe('an address', () => {
    it.each([
      ...['http://127.0.0.1:4711/', 'http://[::1]:4711/', 'https://localhost/'],
      ...['http://10.0.0.1/', 'http://printer.local/', 'http://2130706433/'],
    ])('%s is refused as private', async (url) => {
      await using pool = open(mapped());

      await expect(pool.draw(url, never)).rejects.toMatchObject({ code: 'private_address' });
    });

    it('that redirects to a private one is refused', async () => {
      await using pool = open(mapped());

      await expect(pool.draw(`${site}/to-private`, never)).rejects.toMatchObject({
        code: 'private_address',
      });
      expect(reached).toEqual([]);
    });

    it('whose name resolves to another address at each look-up gains nothing', async () => {
      let lookups = 0;
      const rebound = `http://rebind.example:${hidden.port}`;
      hostile.serve(
        '/rebinds',
        `${someWords}<script>for (let n = 0; n < 5; n++) fetch('${rebound}/' + n).catch(() => {});
        </script>`,
      );
      await using pool = open(mapped(), {
        lookup: async (host) => {
          lookups += 1;
          if (lookups === 1) throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
          return [{ address: '127.0.0.1', family: 4 }];
        },
      });

      await pool.draw(`${plainSite}/rebinds`, never);

      expect(lookups).toBeGreaterThan(1);
      expect(reached).toEqual([]);
    });

    it('in a private network is read where that is allowed', async () => {
      await using pool = open({ allowPrivateNetwork: true });

      const { document } = await pool.draw(`${hostile.origin}/never-idle`, never);

      expect(document.body).toContain('We build tools');
    });
  });
}
