import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Profile } from '#renderer/model.ts';
import { isTooLarge, readResumeFile, readResumeText } from '#renderer/store/profile-actions.ts';
import { profileStrings as words } from '#renderer/strings/profile.ts';
import { FilesButton } from '#renderer/ui/files-button.tsx';
import { ErrorNote, Note } from '#renderer/ui/note.tsx';
import classes from './profile-screen.module.css';

type State =
  | { readonly kind: 'idle' | 'reading' }
  | { readonly kind: 'read'; readonly isCut: boolean }
  | { readonly kind: 'failed'; readonly error: unknown };

/** A résumé from a file or pasted; what was read goes into the fields for correction. */
export function ResumeImport({ onRead }: { readonly onRead: (resume: Profile['resume']) => void }) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const [text, setText] = useState('');
  const read = async (reading: () => ReturnType<typeof readResumeText>) => {
    setState({ kind: 'reading' });
    try {
      const { resume, isCut } = await reading();
      onRead(resume);
      setText('');
      setState({ kind: 'read', isCut });
    } catch (error) {
      setState({ kind: 'failed', error });
    }
  };
  const onFiles = ([file]: readonly File[]) => {
    if (file === undefined) return;
    const tooLarge = { message: words.tooLarge, hint: words.tooLargeHint };
    if (isTooLarge(file)) setState({ kind: 'failed', error: tooLarge });
    else void read(() => readResumeFile(file));
  };
  const isReading = state.kind === 'reading';
  return (
    <>
      <div className={classes.import}>
        <FilesButton accept=".pdf,.docx,.docm,.md,.markdown,.txt,.html" onFiles={onFiles}>
          {({ onClick }) => (
            <Button variant="default" loading={isReading} onClick={onClick}>
              {words.import}
            </Button>
          )}
        </FilesButton>
        <span className={classes.hint}>{words.importHint}</span>
      </div>
      <Textarea
        label={words.paste}
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {text.trim() !== '' && (
        <div>
          <Button
            variant="default"
            loading={isReading}
            onClick={() => void read(() => readResumeText(text))}
          >
            {words.read}
          </Button>
        </div>
      )}
      {state.kind === 'failed' && <ErrorNote error={state.error} />}
      {state.kind === 'read' && (
        <Note tone="info" role="status" title={words.didRead}>
          {words.didReadHint} {state.isCut && words.isCut}
        </Note>
      )}
    </>
  );
}
