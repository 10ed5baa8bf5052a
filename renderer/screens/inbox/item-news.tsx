import { Button, Group } from '@mantine/core';
import { toParams } from '#renderer/filter-params.ts';
import type { FieldChange, InboxItem } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { labels } from '#renderer/strings/labels.ts';
import { Age } from '#renderer/ui/age.tsx';
import { changeWords } from './change-words.ts';
import classes from './item-news.module.css';
import { itemWords } from './item-words.ts';
import { KindIcon } from './kind-icon.tsx';

/** What happened, in words, with where to go from it. */
export function ItemNews({ item }: { readonly item: InboxItem }) {
  const { kind, at, error, company } = item;
  return (
    <div className={classes.root}>
      <p className={classes.head}>
        <KindIcon kind={kind} />
        <span className={classes.what} dir="auto">
          {headline(item)}
        </span>
        <span className={classes.age}>
          <Age at={at} />
        </span>
      </p>
      {kind === 'changed' && <Changes changes={item.changes} />}
      {error !== null && (
        <p className={classes.text}>
          {error.message}
          <br />
          {error.hint}
        </p>
      )}
      {kind === 'watching' && <p className={classes.text}>{inboxStrings.watchingHint}</p>}
      {company !== null && item.posting === null && <Ways item={item} companyId={company.id} />}
    </div>
  );
}

function headline(item: InboxItem): string {
  const { kind, posting, search } = item;
  if (kind === 'match') {
    return search === null ? inboxStrings.isNew : inboxStrings.whatMatched(search.name);
  }
  if (kind === 'reminder' || posting === null) return itemWords(item).title;
  if (kind === 'closed' && posting.stage !== null) {
    return inboxStrings.isClosedIn(labels.stages[posting.stage]);
  }
  return kind === 'closed' ? inboxStrings.isClosed : labels.inboxKinds[kind];
}

function Changes({ changes }: { readonly changes: readonly FieldChange[] }) {
  return (
    <ul className={classes.changes}>
      {changes.map((change) => (
        <li key={change.field} dir="auto">
          {changeWords([change])}
        </li>
      ))}
    </ul>
  );
}

/** From a company there is nothing to read here: its openings, or what went wrong with it. */
function Ways({ item, companyId }: { readonly item: InboxItem; readonly companyId: string }) {
  const openings = hrefTo('openings', {
    params: toParams({ companies: [companyId], status: 'open' }),
  });
  return (
    <Group gap="sm" className={classes.ways}>
      {item.kind === 'watching' && (
        <Button component="a" href={openings}>
          {inboxStrings.showOpenings(item.count ?? 0)}
        </Button>
      )}
      <Button component="a" variant="default" href={hrefTo('companies', { id: companyId })}>
        {inboxStrings.showCompany}
      </Button>
    </Group>
  );
}
