import { useEffect } from 'react';
import { create } from 'zustand';

/** A file that was dropped on the page and not imported yet. */
const useDropped = create<{ readonly file: File | null }>(() => ({ file: null }));

/** The screen that imports files takes it, now or once it is shown. */
export const dropFile = (file: File): void => useDropped.setState({ file });

/** Takes the file that was dropped on the page. */
export function useDroppedFile(take: (file: File) => void): void {
  const file = useDropped((dropped) => dropped.file);
  useEffect(() => {
    if (file === null) return;
    useDropped.setState({ file: null });
    take(file);
  }, [file, take]);
}
