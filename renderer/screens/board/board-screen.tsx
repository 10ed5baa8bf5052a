import '@mantine/dates/styles.css';
import { Button } from '@mantine/core';
import { IconLayoutKanban } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useMemo } from 'react';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { cardMoves } from '#renderer/store/application-actions.ts';
import { usePending } from '#renderer/store/pending.ts';
import { queries } from '#renderer/store/queries.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { labels } from '#renderer/strings/labels.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { EmptyState, Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { BoardColumns } from './board-columns.tsx';
import classes from './board-screen.module.css';
import { CardDetail } from './card-detail.tsx';
import { arrangeCards } from './card-places.ts';
import { cardElementId } from './use-board-keys.ts';

export function BoardScreen() {
  const { id } = useRoute();
  const { data: cards, dataUpdatedAt, error, refetch } = useQuery(queries.applications());
  const moves = usePending(cardMoves, dataUpdatedAt);
  const columns = useMemo(() => arrangeCards(cards ?? [], moves), [cards, moves]);
  return (
    <Screen
      title={labels.screens.board}
      subtitle={cards && cards.length > 0 && boardStrings.tracked(cards.length)}
      actions={
        cards && cards.length > 0 && <span className={classes.hint}>{boardStrings.keysHint}</span>
      }
      isPlain
    >
      {cards === undefined && error !== null && (
        <div className={classes.error}>
          <ErrorNote error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {cards === undefined && error === null && <SkeletonRows height={96} rows={4} />}
      {cards !== undefined && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the detail from anywhere in here
        <div
          className={classes.content}
          data-open={id !== null}
          onKeyDown={(event) => isToClose(event) && close(id)}
        >
          {cards.length === 0 ? <Nothing /> : <BoardColumns columns={columns} openId={id} />}
          {id !== null && <CardDetail key={id} id={id} onClose={() => close(id)} />}
        </div>
      )}
    </Screen>
  );
}

/** False if the key closes a menu or a calendar instead. */
const isToClose = ({ key, target, currentTarget }: KeyboardEvent): boolean =>
  key === 'Escape' &&
  target instanceof HTMLElement &&
  currentTarget.contains(target) &&
  target.closest('[aria-expanded="true"]') === null;

function close(id: string | null): void {
  if (id === null) return;
  navigate(hrefTo('board'));
  document.getElementById(cardElementId(id))?.focus();
}

function Nothing() {
  const words = boardStrings.empty;
  return (
    <EmptyState
      icon={<IconLayoutKanban size={22} stroke={1.6} aria-hidden />}
      title={words.title}
      action={
        <Button component="a" href={hrefTo('openings')}>
          {words.action}
        </Button>
      }
    >
      {words.body}
    </EmptyState>
  );
}
