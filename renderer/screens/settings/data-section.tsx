import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { megabytes } from '#renderer/format.ts';
import { backUp, restore } from '#renderer/store/backup-actions.ts';
import { useHealth } from '#renderer/store/live-state.ts';
import { queries } from '#renderer/store/queries.ts';
import { clearRuns } from '#renderer/store/run-actions.ts';
import { eraseEverything } from '#renderer/store/settings-actions.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { backupStrings as backup, settingsStrings as words } from '#renderer/strings/settings.ts';
import { FilesButton } from '#renderer/ui/files-button.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './data-section.module.css';
import { OwnRow } from './own-row.tsx';

export function DataSection() {
  const health = useHealth((state) => state.health);
  const [asking, setAsking] = useState<'clear' | 'erase' | null>(null);
  const close = () => setAsking(null);
  return (
    <>
      {health !== null && (
        <>
          <OwnRow label={words.folder}>
            <span className={classes.folder}>{health.dataDir}</span>
          </OwnRow>
          <SizeRow />
          <OwnRow label={words.version}>{health.version}</OwnRow>
        </>
      )}
      <OwnRow label={backup.backUp} explains={backup.backUpHint}>
        <BackUpButton />
      </OwnRow>
      <OwnRow label={backup.restore} explains={backup.restoreHint}>
        <RestoreButton />
      </OwnRow>
      <OwnRow label={words.clear} explains={words.clearHint}>
        <Button variant="default" onClick={() => setAsking('clear')}>
          {words.clear}
        </Button>
      </OwnRow>
      <OwnRow label={words.erase} explains={words.eraseHint}>
        <Button variant="default" className={classes.danger} onClick={() => setAsking('erase')}>
          {words.erase}
        </Button>
      </OwnRow>
      <ClearDialog isOpen={asking === 'clear'} onClose={close} />
      <EraseDialog isOpen={asking === 'erase'} onClose={close} />
    </>
  );
}

function SizeRow() {
  const { data: usage } = useQuery(queries.dataUsage());
  if (usage === undefined) return null;
  const { total, database, snapshots, backups } = usage;
  const [all, ...parts] = [total, database, snapshots, backups].map(megabytes);
  return (
    <OwnRow label={backup.size}>
      {backup.sizeOf(all ?? '', parts[0] ?? '', parts[1] ?? '', parts[2] ?? '')}
    </OwnRow>
  );
}

function BackUpButton() {
  const [isBusy, setIsBusy] = useState(false);
  const make = async () => {
    setIsBusy(true);
    await backUp();
    setIsBusy(false);
  };
  return (
    <Button variant="default" loading={isBusy} onClick={() => void make()}>
      {backup.backUp}
    </Button>
  );
}

function RestoreButton() {
  const [state, setState] = useState<'idle' | 'busy' | 'waiting'>('idle');
  const take = async (file: File) => {
    setState('busy');
    setState((await restore(file)) ? 'waiting' : 'idle');
  };
  return (
    <>
      <FilesButton accept=".db" onFiles={([file]) => file !== undefined && void take(file)}>
        {({ onClick }) => (
          <Button variant="default" loading={state === 'busy'} onClick={onClick}>
            {backup.choose}
          </Button>
        )}
      </FilesButton>
      <div role="status">
        {state === 'waiting' && <StatusMark tone="good" label={backup.waiting} canWrap />}
      </div>
    </>
  );
}

function ClearDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const [isBusy, setIsBusy] = useState(false);
  const clear = async () => {
    setIsBusy(true);
    await clearRuns();
    setIsBusy(false);
    onClose();
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.clear}>
      <Text>{words.clearConfirm}</Text>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" data-autofocus onClick={onClose}>
          {everywhere.cancel}
        </Button>
        <Button color="red.9" loading={isBusy} onClick={() => void clear()}>
          {words.clear}
        </Button>
      </Group>
    </Modal>
  );
}

function EraseDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.erase}>
      <EraseForm onClose={onClose} />
    </Modal>
  );
}

function EraseForm({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [withBackups, setWithBackups] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const { data: usage } = useQuery(queries.dataUsage());
  const isConfirmed = typed.trim().toLowerCase() === words.eraseWord;
  const erase = async () => {
    setIsBusy(true);
    const isErased = await eraseEverything(withBackups);
    setIsBusy(false);
    if (isErased) onClose();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isConfirmed) void erase();
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        <Text>{words.eraseHint}</Text>
        {usage !== undefined && usage.backups > 0 && (
          <Checkbox
            label={words.eraseBackups(megabytes(usage.backups))}
            description={words.eraseBackupsHint}
            checked={withBackups}
            onChange={({ currentTarget }) => setWithBackups(currentTarget.checked)}
          />
        )}
        <TextInput
          data-autofocus
          size="xs"
          label={words.eraseLabel(words.eraseWord)}
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {everywhere.cancel}
          </Button>
          <Button type="submit" color="red.9" disabled={!isConfirmed} loading={isBusy}>
            {words.erase}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
