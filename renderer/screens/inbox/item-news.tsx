import { Button, Group } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowRight,
  IconBell,
  IconEye,
  IconFileDiff,
  IconPencil,
  IconPlus,
  IconRotateClockwise,
  IconSquareX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { toParams } from '#renderer/filter-params.ts';
import type { ErrorView, InboxItem, InboxKind } from '#renderer/model.ts';
import { MoveOffer } from '#renderer/parts/move-offer.tsx';
import { PageChange } from '#renderer/parts/page-change.tsx';
import { PostingChange } from '#renderer/parts/posting-change.tsx';
import { ProblemNote } from '#renderer/parts/problem-note.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { labels } from '#renderer/strings/labels.ts';
import { Age } from '#renderer/ui/age.tsx';
import classes from './item-news.module.css';
import { itemWords } from './item-words.ts';
import kindIconClasses from './kind-icon.module.css';

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
      {kind === 'changed' && item.posting !== null && (
        <Change item={item} postingId={item.posting.id} />
      )}
      {item.page !== null && (
        <div className={classes.change}>
          <PageChange change={item.page} />
        </div>
      )}
      {kind === 'moved' && company !== null && <Moved companyId={company.id} />}
      {error !== null && kind === 'broken' && company !== null && (
        <Broken companyId={company.id} error={error} />
      )}
      {kind === 'watching' && <p className={classes.text}>{inboxStrings.watchingHint}</p>}
      {company !== null && item.posting === null && <Ways item={item} companyId={company.id} />}
    </div>
  );
}

/** What went wrong then, and what can be done about it now. */
function Broken({ companyId, error }: { readonly companyId: string; readonly error: ErrorView }) {
  const { data: company } = useQuery(queries.company(companyId));
  if (company === undefined) return null;
  return (
    <div className={classes.offer}>
      <ProblemNote company={company} error={error} />
    </div>
  );
}

/** Asks as long as the company waits for an answer. */
function Moved({ companyId }: { readonly companyId: string }) {
  const { data: company } = useQuery(queries.company(companyId));
  if (company === undefined) return null;
  return company.move === null ? (
    <p className={classes.text}>{inboxStrings.answered}</p>
  ) : (
    <div className={classes.offer}>
      <MoveOffer company={company} />
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

/** The item came after the change that it tells: the last one before it. */
function Change({ item, postingId }: { readonly item: InboxItem; readonly postingId: string }) {
  const { data: posting } = useQuery(queries.posting(postingId));
  const change = posting?.timeline.findLast(({ kind, at }) => kind === 'changed' && at <= item.at);
  return (
    <div className={classes.change}>
      <PostingChange
        key={change?.at ?? ''}
        postingId={postingId}
        at={change?.at ?? null}
        changes={change?.changes ?? item.changes}
        isTextShown
      />
    </div>
  );
}

/** Company items have no text to read: they link to the openings or to the error. */
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

const icons = {
  watching: IconEye,
  match: IconPlus,
  changed: IconPencil,
  closed: IconSquareX,
  reopened: IconRotateClockwise,
  broken: IconAlertTriangle,
  page: IconFileDiff,
  moved: IconArrowRight,
  reminder: IconBell,
} satisfies Record<InboxKind, unknown>;

/** Decorative: the word stands beside it. */
export function KindIcon({ kind }: { readonly kind: InboxKind }) {
  const Icon = icons[kind];
  return (
    <Icon className={kindIconClasses.root} data-kind={kind} size={15} stroke={1.7} aria-hidden />
  );
}
