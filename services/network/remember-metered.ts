import { minutes } from '#core/duration.ts';
import { isMetered } from './metered.ts';

/** What was last answered to whether the network is metered: to ask may cost half a second of work. */
export type RememberedMetered = {
  /** As it was ten minutes ago at most. */
  readonly isMetered: () => Promise<boolean>;
  /** Has the system asked anew next time: the machine may be in another network. */
  readonly forget: () => void;
};

const rememberMs = minutes(10);

/** Asks the system when nobody has for ten minutes; `now` is in milliseconds. */
export function rememberMetered({
  ask = () => isMetered(),
  now = Date.now,
} = {}): RememberedMetered {
  let asked: { readonly answer: Promise<boolean>; readonly at: number } | null = null;
  return {
    isMetered() {
      if (asked === null || now() - asked.at >= rememberMs) asked = { answer: ask(), at: now() };
      return asked.answer;
    },
    forget() {
      asked = null;
    },
  };
}
