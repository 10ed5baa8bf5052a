import type { Handlers } from '#contract/api.ts';

export type DemoDeps = {
  /** Starts the demo unless it runs; returns its link. */
  readonly openDemo: () => Promise<string>;
  /** Shows a page in a window; undefined for a shell without windows. */
  readonly showPage: ((link: string) => void) | undefined;
};

export const demo = ({ openDemo, showPage }: DemoDeps): Handlers<'demo.open'> => ({
  'demo.open': async () => {
    const link = await openDemo();
    if (showPage === undefined) return { url: link };
    showPage(link);
    return { url: null };
  },
});
