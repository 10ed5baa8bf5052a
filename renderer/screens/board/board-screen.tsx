import '@mantine/dates/styles.css';
import { Button, TextInput } from '@mantine/core';
import { IconBell, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { hasEveryWord } from '#core/search-words.ts';
import { place } from '#renderer/format.ts';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import type { ApplicationCard } from '#renderer/model.ts';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { cardMoves } from '#renderer/store/application-actions.ts';
import { usePending } from '#renderer/store/pending.ts';
import { queries } from '#renderer/store/queries.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { labels } from '#renderer/strings/labels.ts';
import { useNow } from '#renderer/ui/age.tsx';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { EmptyState, Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { BoardColumns } from './board-columns.tsx';
import classes from './board-screen.module.css';
import { CardDetail } from './card-detail.tsx';
import { arrangeCards, isDue } from './card-places.ts';
import { OwnOpeningDialog } from './own-opening-dialog.tsx';
import { cardElementId } from './use-board-keys.ts';

export function BoardScreen() {
  const { id, params } = useRoute();
  const [isAdding, setIsAdding] = useState(false);
  const given = params.add;
  const { data: cards, dataUpdatedAt, error, refetch } = useQuery(queries.applications());
  const moves = usePending(cardMoves, dataUpdatedAt);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const [isDueOnly, setIsDueOnly] = useState(false);
  const now = useNow();
  const due = (cards ?? []).filter((card) => isDue(card, now));
  const showsDueOnly = isDueOnly && due.length > 0;
  // A reminder of later hides no cards on its own.
  if (isDueOnly && cards !== undefined && due.length === 0) setIsDueOnly(false);
  const showAll = () => {
    setTyped('');
    setIsDueOnly(false);
    field.current?.focus();
  };
  useShortcuts({ close: () => close(id), filter: () => field.current?.focus() });
  const columns = useMemo(
    () =>
      arrangeCards(
        (cards ?? []).filter((card) => isMeant(card, typed) && (!showsDueOnly || isDue(card, now))),
        moves,
      ),
    [cards, moves, typed, showsDueOnly, now],
  );
  const isNothingFit = typed.trim() !== '' && columns.every((column) => column.cards.length === 0);
  return (
    <Screen
      title={labels.screens.board}
      subtitle={cards && cards.length > 0 && boardStrings.tracked(cards.length)}
      actions={
        <>
          {cards && cards.length > 0 && (
            <>
              <span className={classes.hint}>{boardStrings.keysHint}</span>
              {due.length > 0 && (
                <Button
                  variant={showsDueOnly ? 'light' : 'default'}
                  aria-pressed={showsDueOnly}
                  title={boardStrings.onlyDue}
                  leftSection={<IconBell size={14} stroke={1.7} aria-hidden />}
                  onClick={() => setIsDueOnly(!showsDueOnly)}
                >
                  {boardStrings.due(due.length)}
                </Button>
              )}
              <TextInput
                ref={field}
                size="xs"
                aria-label={boardStrings.filter}
                placeholder={boardStrings.filter}
                leftSection={<IconSearch size={14} aria-hidden />}
                value={typed}
                onChange={({ currentTarget }) => setTyped(currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape') return;
                  event.preventDefault();
                  if (typed === '') event.currentTarget.blur();
                  setTyped('');
                }}
              />
            </>
          )}
          <Button variant="default" onClick={() => setIsAdding(true)}>
            {boardStrings.own.add}
          </Button>
        </>
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
        <div className={classes.frame}>
          <div className={classes.content} data-open={id !== null}>
            {cards.length === 0 && <Nothing />}
            {cards.length > 0 && isNothingFit && <NothingFits onShowAll={showAll} />}
            {cards.length > 0 && !isNothingFit && <BoardColumns columns={columns} openId={id} />}
            {id !== null && <CardDetail id={id} onClose={() => close(id)} />}
          </div>
        </div>
      )}
      <OwnOpeningDialog
        isOpen={isAdding || given !== undefined}
        url={webAddress(given)}
        onClose={() => {
          setIsAdding(false);
          if (given !== undefined) navigate(hrefTo('board', { id }), { replace: true });
        }}
      />
    </Screen>
  );
}

/** Any site can open this page with an address: nothing but a web address is put into the form. */
const webAddress = (given = ''): string =>
  given.length <= 2_000 && /^https?:\/\//i.test(given) ? given : '';

const isMeant = ({ posting }: ApplicationCard, typed: string): boolean =>
  hasEveryWord(`${posting.title} ${posting.company} ${place(posting)}`, typed);

function close(id: string | null): void {
  if (id === null) return;
  navigate(hrefTo('board'));
  document.getElementById(cardElementId(id))?.focus();
}

function NothingFits({ onShowAll }: { readonly onShowAll: () => void }) {
  const words = boardStrings.nothingFits;
  return (
    <EmptyState
      drawing="search"
      title={words.title}
      action={
        <Button variant="default" onClick={onShowAll}>
          {words.action}
        </Button>
      }
    >
      {words.body}
    </EmptyState>
  );
}

function Nothing() {
  const words = boardStrings.empty;
  return (
    <EmptyState
      drawing="board"
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
