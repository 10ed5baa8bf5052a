import {
  Button,
  Divider,
  Group,
  Modal,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Stage } from '#renderer/model.ts';
import { stages } from '#renderer/parts/stage-menu.tsx';
import { hrefTo, navigate } from '#renderer/routes.ts';
import { addOwnOpening, readPage } from '#renderer/store/application-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { labels } from '#renderer/strings/labels.ts';
import { AddBookmark } from './add-bookmark.tsx';

const words = boardStrings.own;

/** Asks for an opening that no scan found, and opens its card. */
export function OwnOpeningDialog({
  isOpen,
  url,
  onClose,
}: {
  readonly isOpen: boolean;
  /** Its address, if a bookmark gave it. */
  readonly url: string;
  readonly onClose: () => void;
}) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.title} size="lg">
      {isOpen && <OwnOpeningForm key={url} url={url} onEnd={onClose} />}
    </Modal>
  );
}

type Draft = {
  readonly url: string;
  readonly title: string;
  readonly company: string;
  readonly place: string;
  readonly text: string;
};

const empty: Draft = { url: '', title: '', company: '', place: '', text: '' };

const typedOf = (draft: Draft): Partial<Draft> =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value.trim() !== ''));

function OwnOpeningForm({
  url: given,
  onEnd,
}: {
  readonly url: string;
  readonly onEnd: () => void;
}) {
  const [draft, setDraft] = useState({ ...empty, url: given });
  const [stage, setStage] = useState<Stage>('saved');
  const [reading, setReading] = useState<'idle' | 'running' | 'unread'>('idle');
  const [isTried, setIsTried] = useState(false);
  const isMissing = (field: keyof Draft): boolean => draft[field].trim() === '';
  const field = (name: keyof Draft, missing?: string) => ({
    value: draft[name],
    dir: 'auto' as const,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      const { value } = currentTarget;
      setDraft((before) => ({ ...before, [name]: value }));
    },
    ...(missing !== undefined && isTried && isMissing(name) && { error: missing }),
  });
  const read = async (): Promise<void> => {
    setReading('running');
    const page = await readPage(draft.url.trim());
    setReading(page === null ? 'unread' : 'idle');
    // What the user typed stays.
    if (page !== null) setDraft((before) => ({ ...page, ...typedOf(before) }));
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsTried(true);
    if (isMissing('title') || isMissing('company')) return;
    const url = isMissing('url') ? null : draft.url.trim();
    const id = await addOwnOpening({ ...draft, url, stage });
    if (id === null) return;
    onEnd();
    navigate(hrefTo('board', { id }));
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <Text c="dimmed">{words.hint}</Text>
        <Group gap="sm" align="flex-end" wrap="nowrap">
          <TextInput
            flex={1}
            label={words.url}
            description={reading === 'unread' ? words.unread : words.urlHint}
            type="url"
            maxLength={2_000}
            data-autofocus
            {...field('url')}
          />
          <Button
            variant="default"
            size="sm"
            disabled={!/^https?:\/\/./.test(draft.url.trim()) || reading === 'running'}
            onClick={() => void read()}
          >
            {reading === 'running' ? words.reading : words.read}
          </Button>
        </Group>
        <TextInput
          label={words.position}
          maxLength={300}
          required
          {...field('title', words.positionMissing)}
        />
        <Group gap="md" grow align="flex-start">
          <TextInput
            label={words.company}
            maxLength={200}
            required
            {...field('company', words.companyMissing)}
          />
          <TextInput label={words.place} maxLength={200} {...field('place')} />
        </Group>
        <Textarea
          label={words.text}
          description={words.textHint}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={200_000}
          {...field('text')}
        />
        <Select
          label={words.stage}
          data={stages.map((value) => ({ value, label: labels.stages[value] }))}
          value={stage}
          allowDeselect={false}
          onChange={(value) => setStage(stages.find((each) => each === value) ?? 'saved')}
        />
        <Group gap="sm" justify="flex-end">
          <Button variant="default" onClick={onEnd}>
            {everywhere.cancel}
          </Button>
          <Button type="submit">{words.submit}</Button>
        </Group>
        {given === '' && (
          <>
            <Divider />
            <AddBookmark />
          </>
        )}
      </Stack>
    </form>
  );
}
