import { IconUpload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { dropFile } from '../parts/add-companies/dropped-file.ts';
import { hrefTo, navigate, parseRoute } from '../routes.ts';
import { frameStrings } from '../strings/frame.ts';
import classes from './file-drop.module.css';

/**
 * Imports a list of companies that is dropped anywhere on the page. Without it, the browser would leave the page
 * to show the file.
 */
export function FileDrop() {
  const isOver = useFileDrop();
  if (!isOver) return null;
  return (
    <div className={classes.root} aria-hidden>
      <span className={classes.words}>
        <IconUpload size={18} stroke={1.6} />
        {frameStrings.dropList}
      </span>
    </div>
  );
}

function useFileDrop(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    // Between two elements of the page, the pointer enters the next one.
    const leave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      setIsOver(false);
      const file = event.dataTransfer?.files[0];
      // A field that takes files has taken it.
      if (event.defaultPrevented || file === undefined) return;
      event.preventDefault();
      // Of the welcome, its first step takes lists, too.
      const { screen } = parseRoute(window.location.hash);
      navigate(hrefTo(screen === 'welcome' ? 'welcome' : 'companies'));
      dropFile(file);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}

/** Cards of the board and words are dragged, too. */
const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') === true;
