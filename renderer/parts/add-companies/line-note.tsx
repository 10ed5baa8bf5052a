import { Anchor } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PointDialog } from '#renderer/parts/point-at-page/point-dialog.tsx';
import { addPointed } from '#renderer/store/point-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { pointStrings } from '#renderer/strings/point-at-page.ts';
import { StatusMark, type Tone } from '#renderer/ui/status-mark.tsx';
import { type Board, type BoardNow, isOwnPage, useBoardNow } from './board-now.ts';
import { forceAddress, takeCompany } from './draft.ts';
import classes from './line-list.module.css';
import { placeOf } from './place-of.ts';
import type { Line } from './use-add-companies.ts';

const mostChoices = 4;

/** `isCounted`: its board may be asked how many openings it lists. */
export function LineNote({ entry, state, isCounted }: Line & { readonly isCounted: boolean }) {
  switch (state.kind) {
    case 'asking':
      return (
        <StatusMark tone="busy" label={state.url === null ? words.askingCatalogue : words.asking} />
      );
    case 'found':
      return (
        <NowNote board={state.detected} title={state.detected.evidence} isCounted={isCounted} />
      );
    case 'listed':
      return <NowNote board={state.listed} title={state.listed.url} isCounted={isCounted} />;
    case 'choices':
      return (
        <div className={classes.choices}>
          <StatusMark tone="warn" label={words.choose(state.choices.length)} />
          <span className={classes.row2}>
            {state.choices.slice(0, mostChoices).map((choice) => (
              <Anchor
                key={choice.url}
                component="button"
                type="button"
                title={choice.url}
                onClick={() => takeCompany(choice, entry)}
              >
                {choice.name} · {placeOf(choice, state.choices)}
              </Anchor>
            ))}
          </span>
        </div>
      );
    case 'watched':
      return <StatusMark tone="info" label={words.watchedAs(state.name)} />;
    case 'unlisted':
      return <StatusMark tone="warn" label={words.unlisted} canWrap />;
    case 'forced':
      return <StatusMark tone="info" label={words.forced} />;
    case 'same':
      return <StatusMark tone="idle" label={words.same(state.name)} />;
    case 'repeated':
      return <StatusMark tone="idle" label={words.repeated(state.firstLine)} />;
    case 'wrong':
      return <StatusMark tone="bad" label={words.faults[state.fault]} canWrap />;
    case 'refused':
      return <Refused entry={entry} state={state} />;
  }
}

/** What the board of a line lists now. Known by its address alone, it is not good news yet. */
function NowNote({
  board,
  title,
  isCounted,
}: {
  readonly board: Board & { readonly sourceLabel: string };
  readonly title: string;
  readonly isCounted: boolean;
}) {
  const now = useBoardNow(board, isCounted);
  const place = isOwnPage(board) ? words.ownPage : board.sourceLabel;
  return (
    <StatusMark tone={nowTones[now.kind]} label={words.now(place, now)} title={title} canWrap />
  );
}

const nowTones: Readonly<Record<BoardNow['kind'], Tone>> = {
  asking: 'busy',
  open: 'good',
  found: 'good',
  none: 'info',
  gone: 'warn',
  later: 'idle',
};

function Refused({ entry, state }: Line) {
  const client = useQueryClient();
  const [isPointing, setIsPointing] = useState(false);
  if (state.kind !== 'refused') return null;
  const { message, hint } = state.error;
  return (
    <div className={classes.refused}>
      <StatusMark tone="warn" label={message} title={`${message}. ${hint}`} />
      {entry.kind === 'address' && !state.isHopeless && (
        <span className={classes.row2}>
          <Anchor component="button" type="button" onClick={() => forceAddress(entry.url)}>
            {words.force}
          </Anchor>
          <Anchor
            component="button"
            type="button"
            onClick={() => void client.refetchQueries(queries.detect(entry.url))}
          >
            {words.again}
          </Anchor>
          {state.error.code === 'no_openings_found' && (
            <>
              <Anchor component="button" type="button" onClick={() => setIsPointing(true)}>
                {pointStrings.open}
              </Anchor>
              <PointDialog
                isOpen={isPointing}
                onClose={() => setIsPointing(false)}
                url={entry.url}
                usesProxy={false}
                onWatch={(recipe) => addPointed(entry.url, recipe)}
              />
            </>
          )}
        </span>
      )}
    </div>
  );
}
