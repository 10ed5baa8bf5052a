import { Anchor, Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { decodeText } from '#core/decode-text.ts';
import type { CatalogueEntry, ErrorView } from '#renderer/model.ts';
import { type ImportResult, importCompanies } from '#renderer/store/company-actions.ts';
import { scanCompanies } from '#renderer/store/run-actions.ts';
import { importStrings as words } from '#renderer/strings/add-companies.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { takeCompany, useDraft } from './draft.ts';
import classes from './import-dialog.module.css';
import { placeOf } from './place-of.ts';

/** The results of an import by row: added, already watched, unclear, refused. */
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
  const done = useRef<HTMLButtonElement>(null);
  // The focused button, such as Stop, disappeared with the progress bar.
  useEffect(() => {
    if (document.activeElement === document.body) done.current?.focus();
  }, []);
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
        <Button ref={done} variant="default" onClick={onClose}>
          {words.done}
        </Button>
      </Group>
    </Stack>
  );
}

/** More rows would be slow to show, and few people would read them. */
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

function Choices({ offered }: { readonly offered: readonly CatalogueEntry[] }) {
  const taken = useDraft((draft) => draft.taken);
  return (
    <span className={classes.choices}>
      {offered.map((choice) => {
        const { name, url, isWatched } = choice;
        return isWatched || taken.some((each) => each.url === url) ? (
          <span key={url}>{words.chosen(name, isWatched)}</span>
        ) : (
          <Anchor
            key={url}
            component="button"
            type="button"
            title={url}
            onClick={() => takeCompany(choice, { start: 0, end: 0 })}
          >
            {name} · {placeOf(choice, offered)}
          </Anchor>
        );
      })}
    </span>
  );
}

export type ImportState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'adding'; readonly done: number; readonly total: number }
  | { readonly kind: 'unreadable'; readonly error: Pick<ErrorView, 'message' | 'hint'> }
  | { readonly kind: 'done'; readonly result: ImportResult };

type Import = {
  readonly state: ImportState;
  readonly readFile: (file: File) => void;
  readonly readText: (text: string) => void;
  /** Stops a running import; companies already added stay. */
  readonly stop: () => void;
  readonly close: () => void;
};

/** The most characters that the host accepts. */
const longest = 4_000_000;

export function useImport(): Import {
  const [state, setState] = useState<ImportState>({ kind: 'closed' });
  const stopping = useRef(new AbortController());
  const goOn = (next: ImportState) =>
    setState((before) => (before.kind === 'closed' ? before : next));
  const take = async (text: string) => {
    if (text.length > longest) {
      const error = { message: words.tooLarge, hint: words.tooLargeHint };
      setState({ kind: 'unreadable', error });
      return;
    }
    stopping.current = new AbortController();
    setState({ kind: 'reading' });
    const result = await importCompanies(text, {
      signal: stopping.current.signal,
      onProgress: (done, total) => goOn({ kind: 'adding', done, total }),
    });
    goOn(result === null ? { kind: 'closed' } : { kind: 'done', result });
  };
  const takeFile = async (file: File) => {
    setState({ kind: 'reading' });
    try {
      await take(decodeText(new Uint8Array(await file.arrayBuffer())));
    } catch (error) {
      const message = words.unreadable(error instanceof Error ? error.message : String(error));
      setState({ kind: 'unreadable', error: { message, hint: words.unreadableHint } });
    }
  };
  return {
    state,
    readFile: (file) => void takeFile(file),
    readText: (text) => void take(text),
    stop: () => stopping.current.abort(),
    close: () => {
      stopping.current.abort();
      setState({ kind: 'closed' });
    },
  };
}
