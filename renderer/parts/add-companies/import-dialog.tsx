import { Anchor, Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { hostOf } from '#renderer/format.ts';
import type { CatalogueEntry } from '#renderer/model.ts';
import type { ImportResult } from '#renderer/store/company-actions.ts';
import { scanCompanies } from '#renderer/store/run-actions.ts';
import { importStrings as words } from '#renderer/strings/import-companies.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { setDraft, useDraft } from './draft.ts';
import classes from './import-dialog.module.css';
import type { Import } from './use-import.ts';

/** What came of an import, row by row: added, watched already, to be chosen, refused. */
export function ImportDialog({
  importing: { state, stop, close },
}: {
  readonly importing: Import;
}) {
  return (
    <Modal opened={state.kind !== 'closed'} onClose={close} title={words.imported} size="lg">
      {state.kind === 'reading' && <SkeletonRows rows={3} />}
      {state.kind === 'adding' && (
        <Stack gap="md">
          <Progress
            value={(100 * state.done) / state.total}
            aria-label={words.adding(state.done, state.total)}
          />
          <Group justify="space-between">
            <Text>{words.adding(state.done, state.total)}</Text>
            <Button variant="default" onClick={stop}>
              {words.stop}
            </Button>
          </Group>
        </Stack>
      )}
      {state.kind === 'unreadable' && <ErrorNote error={state.error} />}
      {state.kind === 'done' && <Result result={state.result} onClose={close} />}
    </Modal>
  );
}

function Result({
  result: { added, known, repeated, choices, refused, left },
  onClose,
}: {
  readonly result: ImportResult;
  readonly onClose: () => void;
}) {
  const isEmpty =
    added.length + known.length + choices.length + refused.length + repeated.length === 0;
  return (
    <Stack gap="md">
      {isEmpty && <Text>{words.importNothing}</Text>}
      {left > 0 && <StatusMark tone="warn" label={words.importStopped(left)} />}
      {added.length > 0 && <StatusMark tone="good" label={words.importAdded(added.length)} />}
      {known.length > 0 && <StatusMark tone="info" label={words.importKnown(known.length)} />}
      {repeated.length > 0 && (
        <StatusMark tone="info" label={words.importRepeated(repeated.length)} />
      )}
      <Rows tone="warn" label={words.importChoices(choices.length)} rows={choices}>
        {({ choices: offered }) => <Choices offered={offered} />}
      </Rows>
      <Rows tone="bad" label={words.importRefused(refused.length)} rows={refused}>
        {({ error }) => (
          <span className={classes.why} title={error.hint}>
            {error.message}
          </span>
        )}
      </Rows>
      <Group justify="flex-end" gap="sm">
        {added.length > 0 && (
          <Button
            onClick={() => {
              void scanCompanies(added.map(({ id }) => id));
              onClose();
            }}
          >
            {words.scanAdded}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {words.done}
        </Button>
      </Group>
    </Stack>
  );
}

/** So many are shown: nobody reads more, and a page of them is slow. */
const mostShown = 500;

function Rows<R extends { readonly line: number; readonly text: string }>({
  tone,
  label,
  rows,
  children,
}: {
  readonly tone: 'warn' | 'bad';
  readonly label: string;
  readonly rows: readonly R[];
  readonly children: (row: R) => ReactNode;
}) {
  if (rows.length === 0) return null;
  return (
    <div>
      <StatusMark tone={tone} label={label} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul className={classes.lines} tabIndex={0}>
        {rows.slice(0, mostShown).map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line may hold several, and none of them moves
          <li key={`${row.line}:${i}`} className={classes.line}>
            <span className={classes.number}>{words.line(row.line)}</span>
            <span className={classes.text} dir="auto" title={row.text}>
              {row.text}
            </span>
            {children(row)}
          </li>
        ))}
        {rows.length > mostShown && (
          <li className={classes.more}>{words.more(rows.length - mostShown)}</li>
        )}
      </ul>
    </div>
  );
}

/** Companies that may be meant: a chosen one is put into the field, to be watched with the others there. */
function Choices({ offered }: { readonly offered: readonly CatalogueEntry[] }) {
  const draft = useDraft(({ text }) => text);
  return (
    <span className={classes.choices}>
      {offered.map(({ name, url, isWatched }) => {
        const line = `${name}, ${url}`;
        return isWatched || draft.split('\n').includes(line) ? (
          <span key={url}>{words.chosen(name, isWatched)}</span>
        ) : (
          <Anchor
            key={url}
            component="button"
            type="button"
            title={url}
            onClick={() => setDraft(draft === '' ? line : `${draft}\n${line}`)}
          >
            {name} · {hostOf(url)}
          </Anchor>
        );
      })}
    </span>
  );
}
