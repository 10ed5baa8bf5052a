import Markdown, { type Components } from 'react-markdown';
import classes from './notes-text.module.css';

/** Notes as they read. HTML in them is shown as it was typed, and pictures are not fetched. */
export function NotesText({ markdown }: { readonly markdown: string }) {
  return (
    <div className={classes.root} dir="auto">
      <Markdown disallowedElements={['img']} components={components}>
        {markdown}
      </Markdown>
    </div>
  );
}

/** Headings stand below those of the panel; links lead out of the page. */
const components: Components = {
  h1: 'h4',
  h2: 'h4',
  h3: 'h5',
  h4: 'h5',
  h5: 'h6',
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  ),
};
