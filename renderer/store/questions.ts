import { create } from 'zustand';
import type { Stage } from '../model.ts';

type Subject = { readonly id: string; readonly title: string };

/** 'applied': did they apply, now that they are back from the site? 'outcome': how did it end? */
export type Question = { readonly kind: 'applied' | 'outcome'; readonly posting: Subject };

/** The question that the page asks, until it is answered or waved away. */
export const useQuestion = create<{ readonly question: Question | null }>(() => ({
  question: null,
}));

export const ask = (question: Question): void => useQuestion.setState({ question });

export const dropQuestion = (): void => useQuestion.setState({ question: null });

/** What was asked about an opening no longer holds once it moves. */
export const dropQuestionOn = (id: string): void =>
  useQuestion.setState(({ question }) => ({
    question: question?.posting.id === id ? null : question,
  }));

let stopWaiting: (() => void) | null = null;

/**
 * Asks whether the user applied once they are back from the company's site, which opens in another
 * tab or program. Openings past that stage are not asked about.
 */
export function askOnReturn(posting: Subject & { readonly stage: Stage | null }): void {
  stopWaiting?.();
  if (posting.stage !== null && posting.stage !== 'saved') return;
  const onReturn = (): void => {
    if (document.visibilityState !== 'visible') return;
    stopWaiting?.();
    ask({ kind: 'applied', posting });
  };
  window.addEventListener('focus', onReturn);
  document.addEventListener('visibilitychange', onReturn);
  stopWaiting = () => {
    window.removeEventListener('focus', onReturn);
    document.removeEventListener('visibilitychange', onReturn);
    stopWaiting = null;
  };
}
