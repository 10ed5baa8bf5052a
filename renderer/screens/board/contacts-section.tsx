import { ActionIcon, Anchor, Button, Tooltip } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Application, Contact } from '#renderer/model.ts';
import { removeContact, saveContacts } from '#renderer/store/application-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import classes from './card-detail.module.css';
import { ContactForm } from './contact-form.tsx';
import { DetailSection } from './detail-section.tsx';

const words = boardStrings.contacts;
const nobody: Contact = { name: '', role: '', reach: '' };

/** Who is who at the company. */
export function ContactsSection({ application }: { readonly application: Application }) {
  const { postingId, contacts } = application;
  const [edited, setEdited] = useState<Contact | null>(null);
  const end = (): void => setEdited(null);
  const save = async (contact: Contact): Promise<void> => {
    const all =
      edited === nobody
        ? [...contacts, contact]
        : contacts.map((each) => (each === edited ? contact : each));
    if (await saveContacts(postingId, all)) end();
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
                onEdit={() => setEdited(contact)}
                onRemove={() => void removeContact(application, contact)}
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

function ContactRow({
  contact: { name, role, reach },
  onEdit,
  onRemove,
}: {
  readonly contact: Contact;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  return (
    <li className={classes.row}>
      <span className={classes.rowText}>
        <span>
          <bdi className={classes.name}>{name}</bdi>
          {role !== '' && <bdi className={classes.quiet}> {role}</bdi>}
        </span>
        {reach !== '' && <Reach text={reach} />}
      </span>
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

/** Only addresses of the web lead somewhere from here. */
const Reach = ({ text }: { readonly text: string }) =>
  /^https?:\/\//i.test(text) ? (
    <Anchor href={text} target="_blank" rel="noreferrer">
      {text}
    </Anchor>
  ) : (
    <span className={classes.quiet}>{text}</span>
  );
