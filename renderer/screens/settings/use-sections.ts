import { type RefObject, useEffect, useRef, useState } from 'react';
import { useRoute } from '#renderer/routes.ts';
import { anchorOf, type PageSection, pageSections } from './page-sections.ts';

export type Sections = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The one at the top of what is in view. */
  readonly current: PageSection | null;
  readonly goTo: (section: PageSection) => void;
};

/** Follows which section is in view, and brings the one that the address names there. */
export function useSections(isReady: boolean, sections: readonly PageSection[]): Sections {
  const { id } = useRoute();
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<PageSection | null>(null);
  const goTo = (section: PageSection) =>
    document.getElementById(anchorOf(section))?.scrollIntoView({ block: 'start' });
  const wanted = sections.find((section) => section === id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search must not scroll back
  useEffect(() => {
    if (isReady && wanted !== undefined) goTo(wanted);
  }, [isReady, id]);
  const shown = sections.join(' ');
  useEffect(() => {
    const view = scroller.current;
    if (view === null || !isReady) return;
    const inView = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inView.add(target.id);
          else inView.delete(target.id);
        }
        setSeen(pageSections.find((section) => inView.has(anchorOf(section))) ?? null);
      },
      // Whatever covers the line a little under the top.
      { root: view, rootMargin: '-48px 0px -80% 0px' },
    );
    for (const section of pageSections) {
      const element = shown.includes(section) && document.getElementById(anchorOf(section));
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [isReady, shown]);
  const current = seen !== null && sections.includes(seen) ? seen : (sections[0] ?? null);
  return { scroller, current, goTo };
}
