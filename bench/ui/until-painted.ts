import type { Page } from 'playwright-core';

/** Something to be seen: an element whose text matches, told by the source of a RegExp. */
export type Sight = { readonly selector: string; readonly text: string };

/**
 * Resolves once all of it is painted, at the page's own time (`performance.now()`): it looks in
 * every frame, within the page. Rejects after `timeoutMs`, saying what is there instead.
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
          // What is there before a frame is drawn is painted with it; the next task comes after.
          setTimeout(() => resolve(performance.now()));
        };
        requestAnimationFrame(look);
      }),
    { wanted: [...sights], patienceMs: timeoutMs },
  );
