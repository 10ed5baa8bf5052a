import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { hostOf } from '#renderer/format.ts';
import type { ListRecipe, PagePoint, PointedAt } from '#renderer/model.ts';
import { pointAtPage } from '#renderer/store/point-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { pointStrings as words } from '#renderer/strings/point-at-page.ts';
import { ErrorNote, Note } from '#renderer/ui/note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { PagePlan } from './page-plan.tsx';
import classes from './point-dialog.module.css';

type Wanted = {
  readonly url: string;
  readonly usesProxy: boolean;
  /** Watches the openings found; false if that failed, and the dialog stays open. */
  readonly onWatch: (recipe: ListRecipe) => Promise<boolean>;
};

/** Shows a page as a browser draws it, for the user to click one opening in it. */
export function PointDialog({
  isOpen,
  onClose,
  ...wanted
}: Wanted & { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="min(1240px, 96vw)"
      title={words.title(hostOf(wanted.url))}
      classNames={{ body: classes.body ?? '' }}
    >
      <Pointing {...wanted} onClose={onClose} />
    </Modal>
  );
}

function Pointing({ url, usesProxy, onWatch, onClose }: Wanted & { readonly onClose: () => void }) {
  const { data: look, error, isFetching, refetch } = useQuery(queries.look({ url, usesProxy }));
  const point = useMutation({
    mutationFn: (pointed: PointedAt) =>
      pointAtPage({ url, usesProxy, page: look?.page ?? null, pointed }),
  });
  const drawAgain = () => {
    point.reset();
    void refetch();
  };
  if (isFetching || (look === undefined && error === null)) {
    return (
      <div role="status" aria-label={words.drawing}>
        <p className={classes.hint}>{words.drawing}</p>
        <SkeletonRows />
      </div>
    );
  }
  if (look === undefined) return <ErrorNote error={error} onRetry={drawAgain} />;
  const found = point.data?.kind === 'list' ? point.data : null;
  return (
    <div className={classes.root}>
      <section className={classes.side} aria-live="polite">
        <p className={classes.hint}>{words.hint}</p>
        {point.isPending && <p role="status">{words.reading}</p>}
        {point.error !== null && (
          <ErrorNote error={point.error} onRetry={drawAgain} retryLabel={words.drawAgain} />
        )}
        {!point.isPending && point.data?.kind === 'none' && (
          <Note tone="warn" title={words.faults[point.data.fault].title}>
            {words.faults[point.data.fault].hint}
          </Note>
        )}
        {!point.isPending && found !== null && (
          <Preview
            found={found}
            onWatch={async () => {
              if (await onWatch(found.recipe)) onClose();
            }}
            onOther={() => point.reset()}
          />
        )}
        {found === null && (
          <Button className={classes.again} variant="subtle" color="gray" onClick={drawAgain}>
            {words.drawAgain}
          </Button>
        )}
      </section>
      <PagePlan
        look={look}
        framed={point.isPending ? [] : (found?.openings.flatMap(({ box }) => box ?? []) ?? [])}
        isBusy={point.isPending}
        onPoint={(pointed) => point.mutate(pointed)}
      />
    </div>
  );
}

const mostShown = 100;

function Preview({
  found: { openings },
  onWatch,
  onOther,
}: {
  readonly found: Extract<PagePoint, { kind: 'list' }>;
  readonly onWatch: () => Promise<void>;
  readonly onOther: () => void;
}) {
  const [isWatching, setIsWatching] = useState(false);
  const watch = async () => {
    setIsWatching(true);
    await onWatch();
    setIsWatching(false);
  };
  return (
    <>
      <p className={classes.found}>{words.found(openings.length)}</p>
      <p className={classes.hint}>{words.foundHint}</p>
      <div className={classes.ways}>
        <Button data-autofocus loading={isWatching} onClick={() => void watch()}>
          {words.watch(openings.length)}
        </Button>
        <Button variant="default" onClick={onOther}>
          {words.other}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ol className={classes.openings} tabIndex={0}>
        {openings.slice(0, mostShown).map(({ title, place, url }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two openings may say the same, and none moves
          <li key={n} title={url ?? undefined}>
            <span className={classes.name} dir="auto">
              {title}
            </span>
            <span className={classes.place} dir="auto">
              {place ?? words.noPlace}
            </span>
          </li>
        ))}
      </ol>
      {openings.length > mostShown && (
        <p className={classes.hint}>{words.more(openings.length - mostShown)}</p>
      )}
    </>
  );
}
