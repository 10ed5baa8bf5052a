import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ImportResult } from '#renderer/store/company-actions.ts';
import { scanCompanies } from '#renderer/store/run-actions.ts';
import { importStrings as words } from '#renderer/strings/import-companies.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './import-dialog.module.css';
import type { Import } from './use-import.ts';

/** What came of an import: what was added, what was there, and each line that was refused. */
export function ImportDialog({ importing: { state, close } }: { readonly importing: Import }) {
  return (
    <Modal opened={state.kind !== 'closed'} onClose={close} title={words.imported} size="lg">
      {state.kind === 'reading' && <SkeletonRows rows={3} />}
      {state.kind === 'unreadable' && <ErrorNote error={state.error} />}
      {state.kind === 'done' && <Result result={state.result} onClose={close} />}
    </Modal>
  );
}

function Result({
  result: { added, known, refused },
  onClose,
}: {
  readonly result: ImportResult;
  readonly onClose: () => void;
}) {
  const isEmpty = added.length + known.length + refused.length === 0;
  return (
    <Stack gap="md">
      {isEmpty && <Text>{words.importNothing}</Text>}
      {added.length > 0 && <StatusMark tone="good" label={words.importAdded(added.length)} />}
      {known.length > 0 && <StatusMark tone="info" label={words.importKnown(known.length)} />}
      {refused.length > 0 && (
        <div>
          <StatusMark tone="warn" label={words.importRefused(refused.length)} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <ul className={classes.lines} tabIndex={0}>
            {refused.map(({ line, text, error }) => (
              <li key={line} className={classes.line}>
                <span className={classes.number}>{words.line(line)}</span>
                <span className={classes.text} dir="auto" title={text}>
                  {text}
                </span>
                <span className={classes.why} title={error.hint}>
                  {error.message}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
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
