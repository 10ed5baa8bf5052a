import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Contact } from '#renderer/model.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';

const words = boardStrings.contacts;

/** Asks who somebody is and how to reach them. */
export function ContactForm({
  contact,
  onSave,
  onCancel,
}: {
  readonly contact: Contact;
  readonly onSave: (contact: Contact) => Promise<void>;
  readonly onCancel: () => void;
}) {
  const [draft, setDraft] = useState(contact);
  const [isTried, setIsTried] = useState(false);
  const name = draft.name.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsTried(true);
    if (name !== '') {
      void onSave({ name, role: draft.role.trim(), reach: draft.reach.trim() });
    }
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Group gap="sm" grow align="flex-start">
          <TextInput
            label={words.name}
            maxLength={200}
            autoFocus
            value={draft.name}
            onChange={({ currentTarget }) => setDraft({ ...draft, name: currentTarget.value })}
            error={isTried && name === '' ? words.nameMissing : undefined}
          />
          <TextInput
            label={words.role}
            maxLength={200}
            value={draft.role}
            onChange={({ currentTarget }) => setDraft({ ...draft, role: currentTarget.value })}
          />
        </Group>
        <TextInput
          label={words.reach}
          maxLength={500}
          value={draft.reach}
          onChange={({ currentTarget }) => setDraft({ ...draft, reach: currentTarget.value })}
        />
        <Group gap="sm">
          <Button type="submit">{everywhere.save}</Button>
          <Button variant="default" onClick={onCancel}>
            {everywhere.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
