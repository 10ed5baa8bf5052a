import { Badge } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { CatalogueEntry } from '#renderer/model.ts';
import { Picked } from '#renderer/parts/add-companies/picked.tsx';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import { Avatar } from '#renderer/ui/avatar.tsx';
import classes from './inbox-picture.module.css';

/** An inbox that fills: examples of what will come, and above them the companies picked so far. */
export function InboxPicture({
  companies,
  onRemoved,
}: {
  readonly companies: readonly CatalogueEntry[];
  readonly onRemoved: () => void;
}) {
  return (
    <aside className={classes.root} aria-label={words.picture}>
      <div className={classes.head}>
        <IconInbox size={16} stroke={1.6} aria-hidden />
        <span>{words.picture}</span>
        <Badge className={classes.count}>
          {companies.length === 0 ? words.example : words.picked(companies.length)}
        </Badge>
      </div>
      <div className={classes.body}>
        <Picked companies={companies} onRemoved={onRemoved} />
        <ul className={classes.examples} aria-hidden>
          {words.examples.map(({ company, kind, what, title, facts }) => (
            <li key={title} className={classes.example}>
              <Avatar name={company} size={26} />
              <span className={classes.words}>
                <span className={classes.line}>
                  <b className={classes.what} data-kind={kind}>
                    {what}
                  </b>{' '}
                  {title}
                </span>
                <span className={classes.facts}>{facts}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}
