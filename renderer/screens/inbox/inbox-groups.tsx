import type { InboxPage } from '#renderer/model.ts';
import { inboxStrings as words } from '#renderer/strings/inbox.ts';
import classes from './inbox-groups.module.css';
import { groups, hrefToInbox, type InboxView } from './inbox-view.ts';

/** Links to the groups of the inbox, or of the archive, with their counts. */
export function InboxGroups({
  view,
  counts,
}: {
  readonly view: InboxView;
  readonly counts: InboxPage['counts'];
}) {
  const all = groups.reduce((sum, group) => sum + counts[group], 0);
  return (
    <nav className={classes.root} aria-label={words.groups}>
      {([null, ...groups] as const).map((group) => (
        <a
          key={group}
          className={classes.group}
          href={hrefToInbox({ ...view, group })}
          aria-current={group === view.group ? 'page' : undefined}
        >
          {group === null ? words.all : words.groupNames[group]}
          <span className={classes.count}>
            {(group === null ? all : counts[group]).toLocaleString()}
          </span>
        </a>
      ))}
    </nav>
  );
}
