import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { sendNotice } from './send-notice.ts';

type Got = { readonly path: string; readonly auth: string | undefined; readonly body: unknown };

/** A server on this machine that remembers what it got. */
async function listen(status = 200) {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    const { url = '', headers } = request;
    void textOf(request).then((text) => {
      got.push({ path: url, auth: headers.authorization, body: JSON.parse(text) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { got, host, [Symbol.asyncDispose]: async () => void server.close() };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

const message = { title: '2 new openings', body: 'Bäcker at Acme\nBaker at Birch' };

it('posts JSON to a webhook, in the words of chats too', async () => {
  await using server = await listen();
  const sent = await sendNotice('webhook', `http://${server.host}/hooks/1?x=2`, message);
  expect(sent).toEqual({ ok: true, detail: `${server.host} accepted it` });
  const text = `${message.title}\n${message.body}`;
  expect(server.got).toEqual([
    {
      path: '/hooks/1?x=2',
      auth: undefined,
      body: { ...message, text, content: text, allowed_mentions: { parse: [] } },
    },
  ]);
});

it.each(['50%off', '%', '%zz', '100%25'])('takes the password %s as it is', async (password) => {
  await using server = await listen();
  const { ok } = await sendNotice('webhook', `http://me:${password}@${server.host}/x`, message);
  expect(ok).toBe(true);
  const { auth = '' } = server.got[0] ?? {};
  const shown = Buffer.from(auth.replace('Basic ', ''), 'base64').toString();
  expect(shown).toBe(`me:${password.replace('%25', '%')}`);
});

it('lets no title of a site call a whole channel', async () => {
  await using server = await listen();
  await sendNotice('webhook', `http://${server.host}/x`, { title: '<!channel> & all', body: '' });
  const [got] = server.got;
  expect(got?.body).toMatchObject({
    text: '&lt;!channel&gt; &amp; all\n',
    content: '<!channel> & all\n',
    allowed_mentions: { parse: [] },
  });
});

it('posts to a topic of ntfy, with a user name in the address', async () => {
  await using server = await listen();
  await sendNotice('ntfy', `http://ann:s%20p@${server.host}/base/my-jobs`, message);
  expect(server.got).toEqual([
    {
      path: '/base',
      auth: `Basic ${Buffer.from('ann:s p').toString('base64')}`,
      body: { topic: 'my-jobs', title: message.title, message: message.body },
    },
  ]);
});

it('says why it did not arrive, without the secret part of the address', async () => {
  const refusing = await listen(404);
  const refused = await sendNotice('webhook', `http://${refusing.host}/secret`, message);
  expect(refused).toEqual({ ok: false, detail: `${refusing.host} answered with an error (404)` });
  await refusing[Symbol.asyncDispose]();
  const gone = await sendNotice('ntfy', `http://${refusing.host}/secret`, message);
  expect(gone).toEqual({
    ok: false,
    detail: `${refusing.host} could not be reached (ECONNREFUSED)`,
  });
});
