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

/** Follows from `first` where the site redirects with `status` to `location`, once. */
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

  it.each([307, 308])('posts again after a %d', async (status) => {
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

  it('forgets the user, password and fragment of where it is sent', async () => {
    const hop = await follow(start, 302, 'https://user:pass@other.example/b#top');

    expect(hop.url.href).toBe('https://other.example/b');
  });

  it.each(['ftp://acme.example/', 'file:///etc/passwd', 'javascript:alert(1)'])(
    'does not go to %s',
    async (location) => {
      await expect(follow(start, 302, location)).rejects.toMatchObject({
        code: 'unsupported_protocol',
      });
    },
  );

  it('does not go where no address is', async () => {
    await expect(follow(start, 302, 'https://')).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });

  it('notices a redirect that says nowhere', async () => {
    const ask = async () => ({ status: 302, headers: {} });

    await expect(followRedirects(start, ask, resolve)).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });

  it('asks eleven times at most, the first and ten redirects', async () => {
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

describe('a Location means what its bytes say', () => {
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

  it('also in the name of a host', async () => {
    const { url } = await follow(start, 301, bytes('https://jobs.müller.example/a'));

    expect(url.href).toBe('https://jobs.xn--mller-kva.example/a');
  });
});
