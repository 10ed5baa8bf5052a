import type { CDPSession } from 'playwright-core';
import { AppError } from '#core/errors.ts';
import { type Driver, installDriver } from './page/driver.ts';

/** A document in a page: its own, or that of a frame at any depth. */
export type DrivenFrame = {
  readonly id: string;
  readonly parentId: string | null;
  readonly url: string;
  /** Calls one function of our side of the document. Throws AppError `page_too_slow`. */
  readonly call: <N extends keyof Driver>(
    name: N,
    ...args: Parameters<Driver[N]>
  ) => Promise<ReturnType<Driver[N]>>;
};

type FrameTree = {
  readonly frame: { readonly id: string; readonly parentId?: string; readonly url: string };
  readonly childFrames?: readonly FrameTree[];
};

const mostFrames = 20;
/** A page may keep its thread busy; then it is stopped, and we read what is there. */
const callTimeoutMs = 8_000;

const install = `(${installDriver})(globalThis)`;

/**
 * The documents of a page now, the page's own first. Our functions live in an isolated world, so
 * that the page's scripts can neither see nor change them.
 */
export async function framesOf(session: CDPSession): Promise<readonly DrivenFrame[]> {
  const { frameTree } = await session.send('Page.getFrameTree');
  return flatten(frameTree)
    .slice(0, mostFrames)
    .map(({ id, parentId, url }) => ({
      ...{ id, parentId: parentId ?? null, url },
      call: async (name, ...args) => {
        const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
          ...{ frameId: id, worldName: 'reader' },
        });
        const words = args.map((each) => JSON.stringify(each)).join(', ');
        const expression = `${install};globalThis.rolewatch.${name}(${words})`;
        const evaluated = session.send('Runtime.evaluate', {
          ...{ expression, contextId, returnByValue: true, timeout: callTimeoutMs },
        });
        const { result, exceptionDetails } = await stopIfStuck(session, evaluated, url);
        if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
        return result.value;
      },
    }));
}

const flatten = ({ frame, childFrames = [] }: FrameTree): readonly FrameTree['frame'][] => [
  frame,
  ...childFrames.flatMap(flatten),
];

/** Ends a script of the page that does not let ours begin, then waits once more. */
async function stopIfStuck<T>(session: CDPSession, work: Promise<T>, url: string): Promise<T> {
  const timers: NodeJS.Timeout[] = [];
  const after = (ms: number, task: () => void) => timers.push(setTimeout(task, ms));
  try {
    return await new Promise<T>((resolve, reject) => {
      work.then(resolve, reject);
      after(callTimeoutMs / 2, () => {
        session.send('Runtime.terminateExecution').catch(() => undefined);
      });
      after(callTimeoutMs * 2, () => {
        reject(new AppError('page_too_slow', { url, timeoutMs: callTimeoutMs }));
      });
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

/**
 * The document as HTML, with those of its frames after it. `isMarked`: each element says where it
 * stands on the page.
 */
export async function readFrames(
  session: CDPSession,
  { limit, isMarked = false }: { readonly limit: number; readonly isMarked?: boolean },
): Promise<{ html: string; isCut: boolean }> {
  const frames = await framesOf(session);
  let html = '';
  let isCut = false;
  for (const frame of frames) {
    const from = isMarked ? await beginningOf(session, frame) : null;
    const read = await frame.call('html', limit - html.length, from);
    if (frame.parentId === null) {
      ({ html, isCut } = read);
      continue;
    }
    const address = frame.url.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
    html += `<div data-frame="${address}">${bodyOf(read.html)}</div>`;
    isCut ||= read.isCut;
  }
  return { html, isCut };
}

const bodyOf = (html: string): string =>
  html.replace(/^<!doctype html>/, '').replace(/<\/?(?:html|head|body)(?=[\s>])[^>]*>/g, '');

/** Where the window of a document begins on the page, as far as the page is scrolled now. */
async function beginningOf(
  session: CDPSession,
  { id, parentId }: DrivenFrame,
): Promise<{ readonly x: number; readonly y: number }> {
  const { cssVisualViewport } = await session.send('Page.getLayoutMetrics');
  const [x, y] = [cssVisualViewport.pageX, cssVisualViewport.pageY];
  if (parentId === null) return { x, y };
  try {
    await session.send('DOM.enable');
    const { backendNodeId } = await session.send('DOM.getFrameOwner', { frameId: id });
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
    return { x: x + (model.content[0] ?? 0), y: y + (model.content[1] ?? 0) };
  } catch {
    // A frame that is not shown has no box.
    return { x, y };
  }
}
