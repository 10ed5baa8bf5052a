import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';
import type { BoardCompany } from '#demo/boards/board.ts';
import { listPage, postingPage } from '#demo/pages.ts';
import { openRobots } from '#demo/site-answer.ts';
import { makePosting } from '#tests/fakes/career-site-postings.ts';
import { readInput, say } from './child.ts';

const descriptionBytes = 4_096;

/** What surrounds the openings on each page, as on most sites. */
const menuBytes = 26_000;

export const PagesInput = z.object({ companies: z.number(), postings: z.number() });

/** The path of a company's careers page: a list of links to pages with JSON-LD. */
export const careersPath = (n: number): string => `/careers/company${n}`;

/** Careers pages of many companies on one host, made in advance, since it shares our cores. */
async function main(): Promise<void> {
  const { companies, postings } = readInput(PagesInput);
  const bodies = new Map([['/robots.txt', Buffer.from(openRobots.body)]]);
  const keep = (path: string, { body }: { readonly body: string }) =>
    bodies.set(path, Buffer.from(body.replace('<main>', `${menu}<main>`)));
  for (let n = 0; n < companies; n++) {
    const path = careersPath(n);
    const company: BoardCompany = {
      ...{ slug: `company${n}`, name: `Company ${n}`, url: path },
      postings: Array.from({ length: postings }, (_, at) =>
        makePosting(`company${n}`, at, descriptionBytes),
      ),
    };
    const pathOf = ({ id }: { readonly id: number }) => `${path}/${id}`;
    keep(path, listPage(company, pathOf));
    for (const each of company.postings) keep(pathOf(each), postingPage(company, each));
  }
  const server = createServer((request, response) => {
    const body = bodies.get(new URL(request.url ?? '/', 'http://site').pathname);
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': request.url === '/robots.txt' ? 'text/plain' : 'text/html; charset=utf-8',
      'content-length': body?.length ?? 0,
    });
    response.end(body);
  });
  process.once('disconnect', () => server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  say({ type: 'listening', port: typeof address === 'object' ? address?.port : null });
}

/** Dense in tags: the more of them, the longer a parser takes. */
const entry = (n: number): string =>
  `<div class="c${n} row"><a href="#x${n}"><span>Menu ${n}</span></a><i data-k="${n}"></i></div>\n`;
const menu = Array.from({ length: Math.ceil(menuBytes / entry(100).length) }, (_, n) =>
  entry(n),
).join('');

if (import.meta.main) await main();
