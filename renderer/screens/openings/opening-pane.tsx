import { memo, useMemo } from 'react';
import { shortcuts } from '#renderer/keyboard/shortcuts.ts';
import type { PostingFilter } from '#renderer/model.ts';
import type { PostingLinks } from '#renderer/parts/posting/posting-article.tsx';
import { PostingPane } from '#renderer/parts/posting/posting-pane.tsx';
import { openingStrings, paneStrings } from '#renderer/strings/openings.ts';
import { EmptyState } from '#renderer/ui/screen.tsx';
import classes from './opening-pane.module.css';
import { hrefToOpening, hrefWithFilter } from './openings-address.ts';
import { choosing } from './rail/facet-options.ts';

/** The reading pane beside the list; its links keep the list's filter. */
export const OpeningPane = memo(function OpeningPane({
  id,
  filter,
  isListEmpty,
  onClose,
}: {
  readonly id: string | null;
  readonly filter: PostingFilter;
  readonly isListEmpty: boolean;
  readonly onClose: () => void;
}) {
  const links = useMemo(() => linksWithin(filter), [filter]);
  return (
    <div className={classes.root}>
      {id !== null && <PostingPane id={id} links={links} onClose={onClose} />}
      {id === null && !isListEmpty && (
        <section className={classes.none} aria-label={openingStrings.pane}>
          <EmptyState drawing="page" title={paneStrings.none}>
            {paneStrings.noneHint(shortcuts.next.keys[0], shortcuts.previous.keys[0])}
          </EmptyState>
        </section>
      )}
    </div>
  );
});

function linksWithin(filter: PostingFilter): PostingLinks {
  const chosen = filter.skills ?? [];
  return {
    skill: (skill) => ({
      href: hrefWithFilter(choosing(filter, 'skills', skill)),
      isChosen: chosen.includes(skill),
    }),
    opening: hrefToOpening,
  };
}
