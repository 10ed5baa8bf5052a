import type { DriveStep } from '#core/drawn-page.ts';
import { isMoreLabel, isNextLabel, pageNumberOf } from '#sources/web/paging-words.ts';
import type { DrivenFrame } from './frames.ts';
import type { Candidate, Look } from './page/driver.ts';
import {
  consentTopics,
  isShowAllLabel,
  largestChoice,
  partsOfChoice,
  refusalWords,
} from './page-words.ts';

/** What a drive may use of a page. */
export type Drivable = {
  /** Afresh: frames come and go. */
  readonly frames: () => Promise<readonly DrivenFrame[]>;
  /** Waits until the page is quiet, and at least this long by the page's own clock. */
  readonly settle: (leastMs: number) => Promise<void>;
  /** Called once the page has led its visitor to where it wants, before anything is pressed. */
  readonly begin: () => void;
  /** Reads the page as it is now; the function keeps it, if what was shown is replaced. */
  readonly takePage: () => Promise<() => void>;
  /** True once the drive should end. */
  readonly isLate: () => boolean;
  /** True once sites sent as much as a page may. */
  readonly isFull: () => boolean;
};

export type Driven = {
  readonly steps: readonly DriveStep[];
  readonly isWhole: boolean;
  readonly left: string | null;
  readonly asksPassword: boolean;
  readonly textLength: number;
};

export type DriveLimits = {
  readonly maxPresses: number;
  readonly maxPages: number;
  readonly maxElements: number;
};

export const usualLimits: DriveLimits = { maxPresses: 150, maxPages: 60, maxElements: 50_000 };

type Target = { readonly frame: DrivenFrame; readonly candidate: Candidate };
type Seen = { readonly looks: readonly Look[]; readonly targets: readonly Target[]; fresh: number };

/** A page that shows nothing yet gets this long for its scripts. */
const firstTextMs = 5_000;
const firstWaitMs = 250;
const afterPressMs = 1_500;
const afterScrollMs = 500;
const lastLookMs = 1_000;
/** Steps down a page that bring nothing, before the last one goes to its end. */
const mostScrolls = 30;
/** As many may change without a list being replaced, such as a date or a quotation. */
const fewMarks = 3;
const leastText = 40;

/**
 * Drives a page to its end: refuses consent, then opens all that a visitor could open, until
 * nothing new comes. Presses only what shows more of the same page: never what sends a form.
 */
export async function drive(page: Drivable, limits: DriveLimits): Promise<Driven> {
  const steps = new Map<string, DriveStep>();
  const known = new Set<number>();
  const tried = new Set<string>();
  const chosen = new Map<string, { readonly next: number; readonly inVain: number }>();
  let presses = 0;
  let pages = 1;
  let left: string | null = null;

  const note = (kind: DriveStep['kind'], label: string): void => {
    const key = `${kind}|${kind === 'next_page' ? '' : label}`;
    const before = steps.get(key);
    steps.set(key, { kind, label: before?.label ?? label, count: (before?.count ?? 0) + 1 });
  };

  /** Everything the page shows now, and how much of it is new. */
  async function see(): Promise<Seen> {
    const looks: Look[] = [];
    const targets: Target[] = [];
    let fresh = 0;
    for (const frame of await page.frames()) {
      const look = await frame.call('look').catch(() => null);
      if (look === null) continue;
      looks.push(look);
      for (const mark of look.marks) {
        if (!known.has(mark)) fresh += 1;
        known.add(mark);
      }
      for (const candidate of look.candidates) targets.push({ frame, candidate });
    }
    return { looks, targets, fresh };
  }

  const elementsIn = ({ looks }: Seen): number =>
    looks.reduce((sum, { elements }) => sum + elements, 0);

  function mayGoOn(seen: Seen): boolean {
    if (page.isLate()) left = 'its time was up';
    else if (page.isFull()) left = 'it sent too much';
    else if (elementsIn(seen) > limits.maxElements) left = 'it is too large';
    else if (presses >= limits.maxPresses) left = 'it has no end in sight';
    else if (pages >= limits.maxPages) left = 'it has too many pages';
    return left === null;
  }

  async function press({ frame, candidate }: Target, option = -1): Promise<Seen> {
    presses += 1;
    await frame.call('press', candidate.id, option).catch(() => false);
    await page.settle(0);
    const seen = await see();
    if (seen.fresh > 0 || !mayGoOn(seen)) return seen;
    await page.settle(afterPressMs);
    const again = await see();
    return { ...again, fresh: seen.fresh + again.fresh };
  }

  const isNew = ({ frame, candidate }: Target): boolean => !tried.has(keyOf(frame, candidate));
  const keyOf = (frame: DrivenFrame, { key }: Candidate): string => `${frame.id}|${key}`;
  const setAside = ({ frame, candidate }: Target): void => void tried.add(keyOf(frame, candidate));

  let seen = await awaitContent(page, see);
  page.begin();
  if (await refuseConsent(page, note)) {
    await page.settle(afterScrollMs);
    seen = await see();
  }

  while (mayGoOn(seen)) {
    const next = (await step(seen)) ?? (await lastLook());
    if (next === null) break;
    seen = next;
  }

  /** One thing that may show more; null once there is none left. */
  async function step(now: Seen): Promise<Seen | null> {
    const fresh = now.targets.filter(isNew);
    const of = (kind: Candidate['kind']) =>
      fresh.filter(({ candidate }) => candidate.kind === kind);

    const [size] = of('size');
    if (size !== undefined) {
      setAside(size);
      const choice = largestChoice(size.candidate.options);
      if (choice === null) return now;
      const after = await press(size, choice);
      if (after.fresh > 0) note('show_all', size.candidate.options[choice] ?? '');
      return after;
    }
    const more = of('press').find(({ candidate }) => isMore(candidate));
    if (more !== undefined) {
      const after = await press(more);
      if (after.fresh === 0) setAside(more);
      else
        note(isShowAllLabel(more.candidate.label) ? 'show_all' : 'load_more', more.candidate.label);
      return after;
    }
    const sections = of('section').slice(0, 40);
    if (sections.length > 0) {
      for (const section of sections) {
        setAside(section);
        presses += 0.1;
        const isOpen = await section.frame
          .call('press', section.candidate.id, -1)
          .catch(() => false);
        if (isOpen) note('opened_section', '');
      }
      await page.settle(afterScrollMs);
      return await see();
    }
    const scrolled = await scrollOn(now);
    if (scrolled !== null) return scrolled;
    const next = nextOf(fresh);
    if (next !== undefined) {
      const keep = await page.takePage();
      const after = await press(next);
      // It may lead back to a page that was seen.
      if (after.fresh > 0 || lostMarks(now, after) > 0) keep();
      if (after.fresh === 0) {
        setAside(next);
        return after;
      }
      pages += 1;
      note('next_page', next.candidate.label);
      return after;
    }
    const tab = of('tab').find(({ candidate }) => candidate.label !== '');
    if (tab !== undefined) {
      setAside(tab);
      return await showPart(now, tab, tab.candidate.label);
    }
    const [menu] = of('choice');
    return menu === undefined ? null : await choose(now, menu);
  }

  /** The next choice of a menu, each of which may show another part of a list. */
  async function choose(now: Seen, menu: Target): Promise<Seen> {
    const key = keyOf(menu.frame, menu.candidate);
    const known = chosen.get(key) ?? { next: 0, inVain: 0 };
    const option = partsOfChoice(menu.candidate.options)[known.next];
    if (option === undefined || known.inVain >= 2) {
      setAside(menu);
      return now;
    }
    const after = await showPart(now, menu, menu.candidate.options[option] ?? '', option);
    const inVain = after.fresh > 0 ? 0 : known.inVain + 1;
    chosen.set(key, { next: known.next + 1, inVain });
    return after;
  }

  async function showPart(now: Seen, part: Target, label: string, option = -1): Promise<Seen> {
    const keep = await page.takePage();
    const after = await press(part, option);
    if (after.fresh > 0 || lostMarks(now, after) > 0) keep();
    if (after.fresh > 0) {
      pages += 1;
      note('opened_tab', label);
      // Another part has another list to load more of.
      for (const key of tried) if (key.includes('|press|')) tried.delete(key);
    }
    return after;
  }

  /** Null if the page adds nothing more. */
  async function lastLook(): Promise<Seen | null> {
    await page.settle(lastLookMs);
    const last = await see();
    return last.fresh > 0 ? last : null;
  }

  /** Null if scrolling brings nothing: it is tried again after each change. */
  async function scrollOn(now: Seen): Promise<Seen | null> {
    if (!now.looks.some(({ canScroll }) => canScroll)) return null;
    const keep = await page.takePage();
    for (let n = 1; n <= mostScrolls && !page.isLate(); n++) {
      const isMoved = await scrollAll(n === mostScrolls);
      await page.settle(isMoved ? 0 : afterScrollMs);
      const after = await see();
      if (after.fresh > 0) {
        presses += 1;
        note('scrolled', '');
        if (lostMarks(now, after) > fewMarks) {
          keep();
          pages += 1;
        }
        return after;
      }
      if (!isMoved) return null;
    }
    return null;
  }

  async function scrollAll(toEnd: boolean): Promise<boolean> {
    let isMoved = false;
    for (const frame of await page.frames()) {
      if (await frame.call('scroll', toEnd).catch(() => false)) isMoved = true;
    }
    return isMoved;
  }

  return {
    steps: [...steps.values()],
    isWhole: left === null,
    left,
    asksPassword: seen.looks.some(({ asksPassword }) => asksPassword),
    textLength: textLengthOf(seen),
  };
}

const textLengthOf = ({ looks }: Seen): number =>
  looks.reduce((sum, { textLength }) => sum + textLength, 0);

/** How many of the marks of `before` are gone. */
function lostMarks(before: Seen, after: Seen): number {
  const now = new Set(after.looks.flatMap(({ marks }) => marks));
  return before.looks.flatMap(({ marks }) => marks).filter((mark) => !now.has(mark)).length;
}

/** A shell waits for its scripts; an empty page is empty after a while. */
async function awaitContent(page: Drivable, see: () => Promise<Seen>): Promise<Seen> {
  await page.settle(0);
  let seen = await see();
  for (let waitedMs = 0; waitedMs < firstTextMs && !page.isLate(); waitedMs += firstWaitMs) {
    const isLoading = seen.looks.some((look) => look.isLoading);
    if (textLengthOf(seen) >= leastText && !isLoading) break;
    await page.settle(firstWaitMs);
    seen = await see();
  }
  return seen;
}

async function refuseConsent(
  page: Drivable,
  note: (kind: DriveStep['kind'], label: string) => void,
): Promise<boolean> {
  let found = false;
  for (const frame of await page.frames()) {
    const consent = await frame.call('refuse', refusalWords, consentTopics).catch(() => null);
    if (consent === null) continue;
    found = true;
    note('refused_consent', consent.label);
  }
  return found;
}

/** More of the list where it stands: a link to another address is for other means to follow. */
const isMore = ({ label, hint, href, isInPager }: Candidate): boolean =>
  href === null &&
  !(isInPager && isNextLabel(label)) &&
  [label, hint].some((text) => isMoreLabel(text) || isShowAllLabel(text));

/** The control of the page after this one: by its word, else by the number after the present. */
function nextOf(targets: readonly Target[]): Target | undefined {
  const presses = targets.filter(({ candidate }) => candidate.kind === 'press');
  const next = presses.find(
    ({ candidate: { label, hint } }) =>
      isNextLabel(label) || (pageNumberOf(label) === null && isNextLabel(hint)),
  );
  if (next !== undefined) return next;
  const numbered = presses.flatMap((target) => {
    const number = pageNumberOf(target.candidate.label);
    return target.candidate.isInPager && number !== null ? [{ target, number }] : [];
  });
  const current = numbered.find(({ target }) => target.candidate.isCurrent)?.number ?? 1;
  return numbered.find(({ number }) => number === current + 1)?.target;
}
