import { ActionIcon, Anchor, Button, Group, Stack, TextInput, Tooltip } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { exactDay, localDay } from '#renderer/format.ts';
import type { Application, Contact } from '#renderer/model.ts';
import { removeContact, saveContact } from '#renderer/store/application-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { useFocusKept } from '#renderer/ui/use-focus-kept.ts';
import classes from './card-detail.module.css';
import { DetailSection } from './detail-section.tsx';
import { reachPieces } from './reach-pieces.ts';

const words = boardStrings.contacts;
const nobody: Contact = { name: '', role: '', reach: '' };

export function ContactsSection({ application }: { readonly application: Application }) {
  const { postingId, contacts } = application;
  const [edited, setEdited] = useState<Contact | null>(null);
  const end = (): void => setEdited(null);
  const save = async (contact: Contact): Promise<void> => {
    if (await saveContact(postingId, edited === nobody ? null : edited, contact)) end();
  };
  return (
    <DetailSection
      title={words.label}
      aside={
        edited === null && (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setEdited(nobody)}>
            {words.add}
          </Button>
        )
      }
    >
      {contacts.length > 0 && (
        <ul className={classes.rows}>
          {contacts.map((contact) =>
            contact === edited ? (
              <li key={keyOf(contact)}>
                <ContactForm contact={contact} onSave={save} onCancel={end} />
              </li>
            ) : (
              <ContactRow
                key={keyOf(contact)}
                contact={contact}
                onSpoke={(spokenOn) =>
                  void saveContact(postingId, contact, { ...contact, spokenOn })
                }
                onEdit={() => setEdited(contact)}
                onRemove={() => void removeContact(postingId, contact)}
              />
            ),
          )}
        </ul>
      )}
      {edited === nobody && <ContactForm contact={nobody} onSave={save} onCancel={end} />}
    </DetailSection>
  );
}

const keyOf = ({ name, role, reach }: Contact): string => [name, role, reach].join('\n');

const today = (): string => localDay(new Date());

function ContactRow({
  contact: { name, role, reach, spokenOn },
  onSpoke,
  onEdit,
  onRemove,
}: {
  readonly contact: Contact;
  readonly onSpoke: (day: string) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const isSpokenToday = spokenOn === today();
  return (
    <li className={classes.row} ref={useFocusKept<HTMLLIElement>(isSpokenToday)}>
      <span className={classes.rowText}>
        <span>
          <bdi className={classes.name}>{name}</bdi>
          {role !== '' && <bdi className={classes.quiet}> {role}</bdi>}
        </span>
        {reach !== '' && <Reach text={reach} />}
        {spokenOn !== undefined && (
          <span className={classes.quiet}>{words.lastSpoke(exactDay(spokenOn))}</span>
        )}
      </span>
      {!isSpokenToday && (
        <Button
          variant="default"
          size="compact-xs"
          aria-label={words.spokeTodayWith(name)}
          onClick={() => onSpoke(today())}
        >
          {words.spokeToday}
        </Button>
      )}
      <Tooltip label={words.edit(name)}>
        <ActionIcon size="sm" aria-label={words.edit(name)} onClick={onEdit}>
          <IconPencil size={14} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={everywhere.remove}>
        <ActionIcon size="sm" aria-label={words.remove(name)} onClick={onRemove}>
          <IconX size={14} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

/** As typed; addresses and numbers in it are links. */
const Reach = ({ text }: { readonly text: string }) => (
  <span className={classes.quiet}>
    {reachPieces(text).map(({ text: piece, href, at }) =>
      href === null ? (
        piece
      ) : (
        <Anchor
          key={at}
          href={href}
          inherit
          {...(isWeb(href) && { target: '_blank', rel: 'noreferrer' })}
        >
          {piece}
        </Anchor>
      ),
    )}
  </span>
);

const isWeb = (href: string): boolean => href.startsWith('http');

function ContactForm({
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
      const { role, reach, spokenOn } = draft;
      void onSave({
        ...{ name, role: role.trim(), reach: reach.trim() },
        ...(spokenOn !== undefined && { spokenOn }),
      });
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
        <TextInput
          type="date"
          label={words.spokenOn}
          max={today()}
          value={draft.spokenOn ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const { spokenOn: _, ...rest } = draft;
            setDraft(value === '' ? rest : { ...rest, spokenOn: value });
          }}
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
