import type { Page } from 'playwright-core';

export type Sight = { readonly selector: string; readonly text: string };

/**
 * Resolves once every sight is painted, at the page's own time (`performance.now()`). Checks in the
 * page at every frame. Rejects after `timeoutMs` with the actual text.
 */
export const untilPainted = (
  page: Page,
  sights: readonly Sight[],
  timeoutMs: number,
): Promise<number> =>
  page.evaluate(
    ({ wanted, patienceMs }) =>
      new Promise<number>((resolve, reject) => {
        const textsOf = (selector: string) =>
          [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
        const missing = () =>
          wanted.find(
            ({ selector, text }) =>
              !textsOf(selector).some((each) => new RegExp(text, 'u').test(each)),
          );
        let isOver = false;
        const giveUp = setTimeout(() => {
          isOver = true;
          const sight = missing();
          const there = JSON.stringify(textsOf(sight?.selector ?? 'body')).slice(0, 400);
          reject(
            new Error(
              `not painted within ${patienceMs} ms: ${JSON.stringify(sight)}, but ${there}`,
            ),
          );
        }, patienceMs);
        const look = () => {
          if (isOver) return;
          if (missing() !== undefined) return void requestAnimationFrame(look);
          clearTimeout(giveUp);
          // The browser paints the state before a frame; the next task runs after it.
          setTimeout(() => resolve(performance.now()));
        };
        requestAnimationFrame(look);
      }),
    { wanted: [...sights], patienceMs: timeoutMs },
  );
