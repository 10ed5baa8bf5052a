import type { ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { startLocalServer } from './local-server.ts';

export type Reply = { readonly status: number; readonly body: string; readonly type: string };

export const json = (status: number, value: unknown): Reply => ({
  status,
  body: JSON.stringify(value),
  type: 'application/json',
});
export const text = (status: number, body: string): Reply => ({ status, body, type: 'text/plain' });
export const page = (status: number, title: string): Reply => ({
  status,
  body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body>…</body></html>`,
  type: 'text/html; charset=utf-8',
});
export const answer = json(200, {
  choices: [{ finish_reason: 'stop', message: { content: '{"a": 1}' } }],
});

/** Replies by the requested format; `formats` lists those of the questions in order. */
export const serverWith = (reply: (format: string | null) => Reply) => {
  const formats: (string | null)[] = [];
  const answerTo = (response: ServerResponse, body: string, isQuestion: boolean): void => {
    const format = /"response_format":\{"type":"(\w+)"/.exec(body)?.[1] ?? null;
    if (isQuestion) formats.push(format);
    const told = reply(format);
    response.writeHead(told.status, { 'content-type': told.type }).end(told.body);
  };
  const start = () =>
    startLocalServer((request, response) => {
      readText(request).then(
        (body) => answerTo(response, body, request.method === 'POST'),
        () => response.destroy(),
      );
    });
  return { formats, start };
};
