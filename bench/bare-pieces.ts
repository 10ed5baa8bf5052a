import { DatabaseSync } from 'node:sqlite';
import { Parser } from 'htmlparser2';
import { Pool } from 'undici';
import { z } from 'zod';

export const BareInput = z.object({
  site: z.string(),
  model: z.string(),
  companies: z.number(),
  database: z.string(),
});

const fetchers = 16;
const askers = 32;

export type BareRow = {
  readonly company: string;
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly text: string;
};

type Answered = BareRow & { readonly answer: unknown };

/** The four jobs alone: no queue, progress, retries or politeness. */
export type BarePieces = Disposable & {
  readonly fetch: (company: string) => Promise<string>;
  readonly parse: (company: string, body: string) => readonly BareRow[];
  readonly ask: (row: BareRow) => Promise<Answered>;
  readonly store: (rows: readonly Answered[]) => void;
};

export function openBarePieces({ site, model, database }: z.infer<typeof BareInput>): BarePieces {
  // The pool queues further requests, so it is also the limit.
  const sites = new Pool(site, { connections: fetchers });
  const models = new Pool(model, { connections: askers });
  const db = new DatabaseSync(database);
  db.exec(schema);
  const upsert = db.prepare(upsertRow);

  return {
    async fetch(company) {
      const path = `/v1/boards/${company}/jobs?content=true&pay_transparency=true`;
      return await (await sites.request({ method: 'GET', path })).body.text();
    },
    parse: (company, body) =>
      Board.parse(JSON.parse(body)).jobs.map((job) => ({
        company,
        id: String(job.id),
        title: job.title,
        place: job.location.name,
        text: textOf(textOf(job.content)),
      })),
    async ask(row) {
      const { body } = await models.request({
        method: 'POST',
        path: '/v1/chat/completions',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          model: 'bench',
          messages: [{ role: 'user', content: `${row.title}\n${row.text}` }],
          response_format: { type: 'json_object' },
        }),
      });
      const { choices } = Completion.parse(await body.json());
      return { ...row, answer: JSON.parse(choices[0]?.message.content ?? '') };
    },
    store(rows) {
      db.exec('BEGIN IMMEDIATE');
      for (const { company, id, title, place, text, answer } of rows) {
        upsert.run(company, id, title, place, text, JSON.stringify(answer));
      }
      db.exec('COMMIT');
    },
    [Symbol.dispose]() {
      void sites.destroy();
      void models.destroy();
      db.close();
    },
  };
}

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE posting (company TEXT, id TEXT, title TEXT, place TEXT, text TEXT, answer TEXT,
    PRIMARY KEY (company, id));`;

const upsertRow = `
  INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (company, id) DO UPDATE SET
  title = excluded.title, place = excluded.place, text = excluded.text, answer = excluded.answer`;

const Board = z.object({
  jobs: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      location: z.object({ name: z.string() }),
      content: z.string(),
    }),
  ),
});

const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })),
});

const blocks = new Set(['p', 'li', 'ul', 'ol', 'div', 'h1', 'h2', 'h3', 'h4', 'br']);

function textOf(html: string): string {
  let text = '';
  const parser = new Parser({
    ontext: (part) => {
      text += part;
    },
    onopentagname: (name) => {
      if (blocks.has(name)) text += '\n';
    },
  });
  parser.end(html);
  return text.trim();
}
