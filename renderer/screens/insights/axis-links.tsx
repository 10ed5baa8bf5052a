import { VisuallyHidden } from '@mantine/core';
import classes from './axis-links.module.css';

export type AxisLink = {
  readonly text: string;
  /** What stands there instead where there is little room. */
  readonly short?: string;
  /** A number, under the text. */
  readonly note?: string;
  /** What is there, in words. */
  readonly more: string;
  readonly href: string;
};

/** The axis of a plot whose columns are all as wide: each a link, for the keys as for the mouse. */
export function AxisLinks({
  links,
  label,
}: {
  readonly links: readonly AxisLink[];
  readonly label: string;
}) {
  return (
    <ul className={classes.root} aria-label={label}>
      {links.map(({ text, short, note, more, href }) => (
        <li key={href} className={classes.item}>
          <a className={classes.link} href={href} title={more}>
            {short === undefined ? (
              text
            ) : (
              <>
                <span className={classes.long}>{text}</span>
                <span className={classes.short}>{short}</span>
              </>
            )}
            {note !== undefined && <span className={classes.note}>{note}</span>}
            <VisuallyHidden>{more}</VisuallyHidden>
          </a>
        </li>
      ))}
    </ul>
  );
}
