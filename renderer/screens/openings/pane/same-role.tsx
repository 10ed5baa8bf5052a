import { place } from '#renderer/format.ts';
import type { PostingRow } from '#renderer/model.ts';
import { paneStrings } from '#renderer/strings/opening-pane.ts';
import { postingStrings } from '#renderer/strings/postings.ts';
import { Age } from '#renderer/ui/age.tsx';
import { hrefToOpening } from '../openings-address.ts';
import classes from './posting-pane.module.css';

/** Other places where the company looks for the same; nothing where there are none. */
export function SameRole({ postings }: { readonly postings: readonly PostingRow[] }) {
  if (postings.length === 0) return null;
  return (
    <section aria-label={paneStrings.sameRole}>
      <h3 className={classes.heading}>{paneStrings.sameRole}</h3>
      <ul className={classes.roles}>
        {postings.map((posting) => (
          <li key={posting.id}>
            <a className={classes.role} href={hrefToOpening(posting.id)} title={posting.title}>
              <bdi>{place(posting) || postingStrings.noPlace}</bdi>
              <span className={classes.muted}>
                <Age at={posting.listedAt} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
