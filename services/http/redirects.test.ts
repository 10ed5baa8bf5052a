import { describe, expect, it } from 'vitest';
import { followRedirects, type Hop } from './redirects.ts';

const start: Hop = {
  url: new URL('https://acme.example/a'),
  method: 'GET',
  headers: { accept: 'text/html', authorization: 'Bearer secret' },
  body: null,
};
const post: Hop = {
  ...start,
  method: 'POST',
  headers: { ...start.headers, 'content-type': 'application/json' },
  body: '{}',
};
const resolve = (location: string, from: URL) => URL.parse(location, from.href);

async function follow(first: Hop, status: number, location: string): Promise<Hop> {
  const answers = [{ status, headers: { location } }];
  const ask = async () => answers.pop() ?? { status: 200, headers: {} };
  return (await followRedirects(first, ask, resolve)).hop;
}

describe('followRedirects', () => {
  it.each([301, 302, 303, 307, 308])('follows a %d', async (status) => {
    const hop = await follow(start, status, '/b?x=1');

    expect(hop.url.href).toBe('https://acme.example/b?x=1');
  });

  it.each([301, 302, 303])('reads after a POST was answered with %d', async (status) => {
    await expect(follow(post, status, '/b')).resolves.toMatchObject({
      method: 'GET',
      body: null,
      headers: expect.not.objectContaining({ 'content-type': expect.anything() }),
    });
  });

  it.each([307, 308])('posts again after %d', async (status) => {
    await expect(follow(post, status, '/b')).resolves.toMatchObject({ method: 'POST', body: '{}' });
  });

  it('keeps credentials within an origin', async () => {
    const { headers } = await follow(start, 302, '/b');

    expect(headers).toHaveProperty('authorization');
  });

  it('does not carry credentials to another origin', async () => {
    const { headers } = await follow(start, 302, 'https://other.example/');

    expect(headers).toEqual({ accept: 'text/html' });
  });

  it('drops the user, password and fragment of a target', async () => {
    const hop = await follow(start, 302, 'https://user:pass@other.example/b#top');

    expect(hop.url.href).toBe('https://other.example/b');
  });

  it.each(['ftp://acme.example/', 'file:///etc/passwd', 'javascript:alert(1)'])(
    'does not connect to %s',
    async (location) => {
      await expect(follow(start, 302, location)).rejects.toMatchObject({
        code: 'unsupported_protocol',
      });
    },
  );

  it('does not follow an invalid address', async () => {
    await expect(follow(start, 302, 'https://')).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });

  it('reports a redirect without a target', async () => {
    const ask = async () => ({ status: 302, headers: {} });

    await expect(followRedirects(start, ask, resolve)).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });

  it('sends at most eleven requests, the first and ten redirects', async () => {
    let asked = 0;
    const ask = async () => ({ status: 302, headers: { location: `/${asked++}` } });

    await followRedirects(start, ask, resolve).catch(() => undefined);

    expect(asked).toBe(11);
  });

  it('reaches what is behind ten redirects', async () => {
    let asked = 0;
    const ask = async () =>
      asked++ < 10
        ? { status: 302, headers: { location: `/${asked}` } }
        : { status: 200, headers: {} };

    await expect(followRedirects(start, ask, resolve)).resolves.toMatchObject({
      answer: { status: 200 },
    });
  });

  it('gives up on a loop as soon as it closes', async () => {
    let asked = 0;
    const ask = async () => ({ status: 302, headers: { location: asked++ === 0 ? '/b' : '/a' } });

    await followRedirects(start, ask, resolve).catch(() => undefined);

    expect(asked).toBe(2);
  });

  it('calls a loop too many redirects', async () => {
    const ask = async () => ({ status: 302, headers: { location: '/a' } });

    await expect(followRedirects(start, ask, resolve)).rejects.toMatchObject({
      code: 'too_many_redirects',
      details: { url: 'https://acme.example/a', limit: 10 },
    });
  });
});

describe('a Location is read from its bytes', () => {
  const bytes = (text: string) => Buffer.from(text).toString('latin1');

  it.each([
    ['UTF-8 in a path', bytes('/stellen/köln'), '/stellen/k%C3%B6ln'],
    ['UTF-8 in a query', bytes('/?ort=Łódź'), '/?ort=%C5%81%C3%B3d%C5%BA'],
    ['UTF-8 of three bytes', bytes('/求人'), '/%E6%B1%82%E4%BA%BA'],
    ['UTF-8 in a whole address', bytes('https://acme.example/é'), '/%C3%A9'],
    ['UTF-8 beside escapes', bytes('/k%C3%B6ln/ä'), '/k%C3%B6ln/%C3%A4'],
    ['other bytes', Buffer.from('/k\u00f6ln', 'latin1').toString('latin1'), '/k%f6ln'],
    ['escapes', '/k%C3%B6ln', '/k%C3%B6ln'],
    ['ASCII', '/koeln?a=b#c', '/koeln?a=b'],
  ])('%s', async (_name, location, path) => {
    const { url } = await follow(start, 302, location);

    expect(url.href).toBe(`https://acme.example${path}`);
  });

  it('also in a host name', async () => {
    const { url } = await follow(start, 301, bytes('https://jobs.müller.example/a'));

    expect(url.href).toBe('https://jobs.xn--mller-kva.example/a');
  });
});

describe('a site that redirects until it gets its cookie', () => {
  const site =
    (setCookie: string | string[], wanted: string, location = '/a') =>
    async (hop: Hop) =>
      hop.headers.cookie === wanted
        ? { status: 200, headers: {} }
        : { status: 302, headers: { location, 'set-cookie': setCookie } };
  const reach = async (setCookie: string | string[], wanted: string, location?: string) =>
    (await followRedirects(start, site(setCookie, wanted, location), resolve)).answer.status;

  it.each<[string, string | string[], string]>([
    ['one', 'seen=1', 'seen=1'],
    ['one with attributes', 'seen=1; Path=/; HttpOnly; Secure; SameSite=Lax', 'seen=1'],
    ['several', ['a=1; Path=/', 'b=2'], 'a=1; b=2'],
    ['an empty one', 'seen=', 'seen='],
    ['a deleted cookie', ['a=1', 'b=2', 'a=; Max-Age=0'], 'b=2'],
  ])('is read: %s', async (_what, setCookie, wanted) => {
    expect(await reach(setCookie, wanted)).toBe(200);
  });

  it('is a loop if the cookie does not help', async () => {
    await expect(reach('seen=1', 'never')).rejects.toMatchObject({ code: 'too_many_redirects' });
  });

  it.each(['https://other.example/', 'http://acme.example/'])(
    'gets its cookie at no other origin: %s',
    async (location) => {
      const asked: Hop[] = [];
      const ask = async (hop: Hop) => {
        asked.push(hop);
        const headers = { location, 'set-cookie': 'seen=1' };
        return asked.length === 1 ? { status: 302, headers } : { status: 200, headers: {} };
      };
      await followRedirects(start, ask, resolve);
      expect(asked[1]?.headers).not.toHaveProperty('cookie');
    },
  );

  it.each(['novalue', '=x', 'a=\u00e9', `a=${'x'.repeat(5_000)}`, ''])(
    'gets no broken cookie back: %j',
    async (setCookie) => {
      await expect(reach(setCookie, 'any')).rejects.toMatchObject({ code: 'too_many_redirects' });
    },
  );
});
