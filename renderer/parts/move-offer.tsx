import { Anchor, Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { CompanyView } from '#renderer/model.ts';
import { answerMove } from '#renderer/store/company-actions.ts';
import { moveStrings as words } from '#renderer/strings/companies.ts';
import { Note } from '#renderer/ui/note.tsx';

/** Asks whether a company has moved to the board that a scan found; nothing for any other company. */
export function MoveOffer({ company }: { readonly company: CompanyView }) {
  const [isBusy, setIsBusy] = useState(false);
  const { move } = company;
  if (move === null) return null;
  const answer = async (isAccepted: boolean) => {
    setIsBusy(true);
    await answerMove(company, isAccepted);
    setIsBusy(false);
  };
  return (
    <section aria-label={words.title(company.name, move)}>
      <Note tone="info" role="note" title={words.title(company.name, move)}>
        <p>{words.both(move)}</p>
        <p>
          {words.evidence(move.evidence)}{' '}
          <Anchor href={move.url} target="_blank" rel="noreferrer" inherit>
            {words.show}
          </Anchor>
        </p>
        <Group gap="sm" mt="sm">
          <Button loading={isBusy} onClick={() => void answer(true)}>
            {words.accept(move)}
          </Button>
          <Button variant="default" disabled={isBusy} onClick={() => void answer(false)}>
            {words.decline}
          </Button>
        </Group>
      </Note>
    </section>
  );
}
